"""riwaya query: the library, files, standard input, parameters, stores, formats, faults."""

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest

from riwaya.store.queries import library


def test_the_list_names_every_question_in_both_languages(riwaya):
    english, arabic = riwaya("query", "--list"), riwaya("query", "--list", "--language", "ar")
    assert english.status == arabic.status == 0
    for question in library():
        assert question.name in english.out
        assert question.title[0] in english.out
        assert question.title[1] in arabic.out


def test_every_question_of_the_library_runs_on_the_last_build(at_home):
    questions = library()
    assert len(questions) >= 40
    for question in questions:
        done = at_home("query", question.name)
        assert done.status == 0, (question.name, done.err)


def test_formats_agree(at_home):
    rows = list(csv.DictReader(io.StringIO(at_home("query", "chronology", "--format", "csv").out)))
    answer = json.loads(at_home("query", "chronology", "--format", "json").out)
    table = at_home("query", "chronology").out
    assert len(rows) == len(answer["results"]["bindings"]) >= 20
    assert len(table.splitlines()) == len(rows) + 2
    assert list(rows[0]) == answer["head"]["vars"]


def test_statements_come_as_turtle(at_home):
    done = at_home("query", "-", stdin=b"CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5")
    assert done.status == 0
    assert len(list(ox.parse(done.out.encode(), format=ox.RdfFormat.TURTLE))) == 5
    assert at_home("query", "chronology", "--format", "ttl").status == 2


def test_parameters_are_typed_and_bound(at_home):
    done = at_home("query", "claims-within-place", "--param", "place=khan-shaykhun", "--param", "lang=ar")
    assert done.status == 0
    assert "article/khan-shaykhun-2019/claim/" in done.out
    (path, *_) = re.findall(r"article/\S+/claim/[0-9]+", done.out)
    words = at_home("query", "words-behind-claim", "--param", f"claim={path}")
    assert "khan-shaykhun-2019" in words.out
    shown = at_home("query", "claims-within-place", "--param", "place=khan-shaykhun", "--show").out
    assert "entity/khan-shaykhun>" in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "chronolgy"), "chronology"),
        (("query",), "--list"),
        (("query", "chronology", "--param", "nix=1"), "nix"),
        (("query", "chronology", "--param", "lang"), "NAME=VALUE"),
        (("query", "claims-of-type", "--param", "event_type=air_strik"), "air_strike"),
        (("query", "nowhere.rq"), "nowhere.rq"),
        (("query", "chronology", "--store", "nowhere"), "nowhere"),
        (("query", "chronology", "--store", "ftp://example.org/sparql"), "example.org"),
        (("query", "chronology", "--format", "xml"), "xml"),
    ],
)
def test_a_mistake_is_told_with_the_way_to_mend_it(at_home, words, told):
    done = at_home(*words)
    assert done.status == 2
    assert told in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_a_query_that_does_not_parse_or_reaches_out_is_refused(at_home):
    broken = at_home("query", "-", stdin=b"SELECT * WHERE {")
    assert broken.status == 2
    assert "standard input" in broken.err
    assert "1:17" in broken.err, "line and column"
    away = at_home("query", "-", stdin=b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert away.status == 2
    assert "--network" in away.err


def test_a_query_of_ones_own_over_a_file_gives_the_rows_of_the_store(home, at_home):
    own = home / "own.rq"
    own.write_text("PREFIX rw: <https://w3id.org/riwaya/ns#> SELECT ?c { ?c a rw:Claim } ORDER BY ?c", "utf-8")
    answers = {
        at_home("query", own, "--format", "csv", *where).out
        for where in ((), ("--store", "out"), ("--store", "out/store"), ("--store", "out/riwaya.ttl"))
    }
    assert len(answers) == 1
    assert len(answers.pop().splitlines()) > 40


def test_without_a_build_the_fault_says_so(riwaya):
    done = riwaya("query", "chronology")
    assert done.status == 2
    assert "riwaya build" in done.err


def test_an_answer_that_is_cut_says_so(at_home):
    cut = at_home("query", "who-speaks-of-whom", "--format", "csv", "--param", "limit=2")
    assert cut.status == 0
    assert len(cut.out.splitlines()) == 3
    assert "the first 2 rows only; --param offset=2 for more" in cut.err
    later = at_home("query", "who-speaks-of-whom", "--param", "limit=2", "--param", "offset=2")
    assert "the 2 rows behind the first 2 only; --param offset=4 for more" in later.err
    assert "offset=" not in at_home("query", "who-speaks-of-whom").err
    assert "offset=" not in at_home("query", "denials").err
    assert "offset=" not in at_home("query", "denials", "--param", "limit=0").err
