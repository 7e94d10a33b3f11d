"""riwaya search: claims by words, in the forms of the other commands, and as the end of a question."""

import csv
import io
import json
import shutil

import pytest


def test_a_table_and_how_much_there_is(at_home):
    done = at_home("search", "غارات", "--limit", "1")
    assert done.status == 0
    assert "⟦" in done.out
    assert done.out.splitlines()[0].split()[:3] == ["claimant", "commitment", "what"]
    assert "1 of " in done.err
    assert "--offset 1 shows the next" in done.err
    assert at_home("search", "غارات", "--offset", "1000").out == ""


def test_csv_and_json_hold_the_same_claims(at_home):
    table = list(csv.DictReader(io.StringIO(at_home("search", "قوات", "--format", "csv", "--lang", "ar").out)))
    found = json.loads(at_home("search", "قوات", "--format", "json", "--lang", "ar").out)
    assert len(table) > 3
    assert [row["claim"] for row in table] == [row["claim"]["value"] for row in found["results"]["bindings"]]
    assert found["results"]["bindings"][0]["what"]["xml:lang"] == "ar"


def test_words_are_joined_and_a_minus_is_no_option(at_home):
    def claims(*words):
        done = at_home("search", *words, "--format", "csv", "--limit", "1000")
        assert done.status == 0, done.err
        return {row["claim"] for row in csv.DictReader(io.StringIO(done.out))}

    phrase, both, without = claims('"قوات النظام"'), claims("قوات", "النظام"), claims("قوات", "-النظام")
    assert phrase
    assert phrase <= both
    assert without
    assert not without & both
    assert claims("قوات", "OR", "غارات") >= claims("غارات") | both


def test_values_end_a_question(at_home):
    values = at_home("search", "غارات", "--format", "values").out
    assert values.startswith("VALUES ?claim { <https://")
    assert values.endswith(" }\n")
    query = at_home("query", "chronology", "--show").out + values
    done = at_home("query", "-", "--format", "csv", stdin=query.encode())
    assert done.status == 0, done.err
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert all(f"<{row['claim']}>" in values for row in rows)


@pytest.mark.parametrize("where", ["out", "out/store", "out/riwaya.ttl"])
def test_builds_stores_and_files_are_searched(at_home, where):
    expected = at_home("search", "غارات", "--format", "csv")
    assert len(expected.out.splitlines()) > 2
    assert at_home("search", "غارات", "--format", "csv", "--store", where) == expected


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (['"غارات'], "not closed"),
        (["-غارات"], "must not"),
        (["غارات", "--colour", "red"], "--colour"),
        (["غارات", "--type", "airstrike"], "parameter type"),
        (["غارات", "--from", "May"], "parameter from"),
        (["غارات", "--limit", "0"], "parameter limit"),
        (["غارات", "--store", "https://example.org/sparql"], "remote store"),
    ],
)
def test_what_is_wrong_is_named(at_home, words, wrong):
    done = at_home("search", *words)
    assert done.status == 2
    assert done.out == ""
    assert wrong in done.err
    assert "Traceback" not in done.err


def test_the_store_tells_how_its_index_is_and_makes_it_anew(home, riwaya, tmp_path):
    shutil.copytree(home / "out" / "store", tmp_path / "store")
    (tmp_path / "store" / "search.sqlite").unlink()
    assert "there is no index" in riwaya("store", "info", "--store", "store").out
    missing = riwaya("store", "index", "--check", "--store", "store")
    assert missing.status == 2
    assert "riwaya store index" in missing.err
    assert riwaya("store", "index", "--store", "store").status == 0
    assert "in step" in riwaya("store", "info", "--store", "store").out
    check = riwaya("store", "index", "--check", "--store", "store")
    assert check.status == 0
    assert "0 differences" in check.err


def test_a_difference_is_found(home, riwaya, tmp_path):
    import sqlite3  # noqa: PLC0415
    from contextlib import closing  # noqa: PLC0415

    shutil.copytree(home / "out" / "store", tmp_path / "store")
    with closing(sqlite3.connect(tmp_path / "store" / "search.sqlite")) as index, index:
        index.execute("UPDATE claims SET quote = 'changed' WHERE id = (SELECT MIN(id) FROM claims)")
    check = riwaya("store", "index", "--check", "--store", "store")
    assert check.status == 1
    assert "2 differences" in check.err
