"""riwaya explain: the claim that was built, from the text that was built."""

import json
import shutil

import pytest
from shell import ARTICLE


@pytest.fixture(scope="session")
def rows(home):
    return [json.loads(line) for line in (home / "out" / "claims.jsonl").read_text("utf-8").splitlines()]


def test_every_claim_of_a_build_is_explained(rows, at_home):
    for row in rows:
        done = at_home("explain", row["claim"])
        assert done.status == 0, done.err
        assert row["rule"] in done.out
        assert row["event_type"] in done.out
        for column in ("claimants", "agents", "targets", "places", "attribution"):
            assert all(cell["label_en"] in done.out for cell in row[column])


def test_the_short_name_and_the_iri_explain_the_same(rows, at_home):
    slug, id_ = rows[0]["article"].rpartition("/")[2], rows[0]["claim"].rpartition("/")[2]
    short, whole = at_home("explain", f"{slug}:{id_}"), at_home("explain", rows[0]["claim"])
    given = at_home("explain", f"{slug}:{id_}", "--article", ARTICLE)
    path = at_home("explain", f"article/{slug}/claim/{id_}")
    assert short.out == whole.out == given.out == path.out
    assert ".tsv:" in short.out


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("nonsense", "SLUG:ID"),
        ("khan-shaykhun-2019:58", "nearest are 57"),
        ("another:57", "another"),
        ("https://data.riwaya.invalid/article/another/claim/57", "another"),
    ],
)
def test_a_claim_that_is_not_there_is_told(at_home, claim, told):
    done = at_home("explain", claim)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err


def test_a_text_that_changed_since_is_told(riwaya, tmp_path):
    shutil.copy(ARTICLE, tmp_path / "a.txt")
    assert riwaya("build", "a.txt", "--out", "o").status == 0
    assert riwaya("explain", "a:57").status == 0
    (tmp_path / "a.txt").write_text("نص آخر.", "utf-8")
    done = riwaya("explain", "a:57")
    assert done.status == 2
    assert "build it again" in done.err


def test_without_a_build_the_fault_says_so(riwaya):
    done = riwaya("explain", "a:1")
    assert done.status == 2
    assert "riwaya build" in done.err
