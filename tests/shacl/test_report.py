"""The report: understood by a person in two languages, read by two engines, the same bytes every time."""

import io

import msgspec
import pyoxigraph
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from riwaya.errors import InputError
from riwaya.shacl import Report, Violation, format_report, report_turtle
from riwaya.shacl.report import cut, expand, shorten, term_text, visible

CLAIM = "https://data.example.org/article/a/claim/26"
FOUND = Violation(
    severity="violation",
    shape="https://w3id.org/riwaya/shapes#Claim-claimantKind",
    focus=CLAIM,
    message_en="A claim has exactly one kind of claimant.",
    message_ar="للرواية نوع راوٍ واحد.",
    mend_en="keep one.",
    mend_ar="أبقِ واحدًا.",
    claims=(CLAIM, f"{CLAIM}-2"),
    article="https://data.example.org/article/a",
    words='قال "المرصد"',
    start=14,
    end=26,
    path="rw:claimantKind",
    constraint="MaxCount",
    values=("<https://w3id.org/riwaya/claimant-kind#named>", "<https://w3id.org/riwaya/claimant-kind#outlet>"),
)
WARNING = Violation(
    severity="warning",
    shape="https://w3id.org/riwaya/shapes#Event-told",
    focus="_:cb0",
    message_en="An event that no claim is about.",
    message_ar="حدث بلا رواية.",
    mend_en='remove it, "now".',
    mend_ar="احذفه.",
    path="^rw:about",
    constraint="MinCount",
)
REPORT = Report((FOUND, WARNING), articles=1, claims=2)

ENGLISH = """\
violations: 1, warnings: 1, information: 0 — claims: 2, articles: 1

claim https://data.example.org/article/a/claim/26 (and 1 more)
  words: «قال "المرصد"» [14:26]
  violation: A claim has exactly one kind of claimant.
    found: rwck:named, rwck:outlet
    mend: keep one.
    at: https://data.example.org/article/a/claim/26  rw:claimantKind
    shape: rwsh:Claim-claimantKind

outside any claim
  warning: An event that no claim is about.
    found: none
    mend: remove it, "now".
    at: _:cb0  ^rw:about
    shape: rwsh:Event-told
"""


def test_english():
    assert format_report(REPORT) == ENGLISH


def test_arabic():
    text = format_report(REPORT, "ar")
    for words in ("المخالفات: 1", "مخالفة: للرواية نوع راوٍ واحد.", "الإصلاح: أبقِ واحدًا.", "تنبيه: حدث بلا رواية."):
        assert words in text


def test_a_third_language_is_refused():
    with pytest.raises(InputError, match="no report in 'fr'"):
        format_report(REPORT, "fr")


def test_nothing_to_check_is_said():
    assert "holds no article and no claim" in format_report(Report((), articles=0, claims=0))


def test_only_a_violation_breaks_a_graph():
    assert not REPORT.conforms
    assert Report((WARNING,), articles=1, claims=1).conforms


def test_turtle_is_read_by_two_engines():
    turtle = report_turtle(REPORT, "https://data.example.org/article/a/report")
    assert turtle == report_turtle(REPORT, "https://data.example.org/article/a/report")
    graph = Graph().parse(data=turtle, format="turtle")
    quads = list(pyoxigraph.parse(io.BytesIO(turtle.encode()), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(graph) == len(quads) > 20
    assert not any(isinstance(quad.subject, pyoxigraph.BlankNode) for quad in quads)
    results = sorted(graph.subjects(RDF.type, SH.ValidationResult))
    assert [str(graph.value(result, SH.resultSeverity)) for result in results] == [str(SH.Violation), str(SH.Warning)]
    assert graph.value(results[0], SH.focusNode) == URIRef(CLAIM)
    assert graph.value(results[0], SH.resultPath) == URIRef("https://w3id.org/riwaya/ns#claimantKind")
    assert [str(value) for value in graph.objects(None, SH.conforms)] == ["false"]


def test_turtle_of_a_clean_report():
    graph = Graph().parse(data=report_turtle(Report((), articles=1, claims=1)), format="turtle")
    assert [str(value) for value in graph.objects(None, SH.conforms)] == ["true"]


def test_hostile_words_are_shown_and_not_obeyed():
    hostile = "a\x1b[2Jb\u202ec\nd\x07"
    assert visible(hostile) == "a\\x1b[2Jb\\u202ec\\nd\\x07"
    assert len(cut("x" * 10_000)) < 300


def test_a_broken_iri_does_not_break_the_report():
    focus = "https://data.example.org/a> ; <b"
    found = msgspec.structs.replace(FOUND, focus=focus, values=(term_text(URIRef(focus)),), claims=(focus,))
    graph = Graph().parse(data=report_turtle(Report((found,), articles=1, claims=1)), format="turtle")
    assert str(next(graph.objects(None, SH.focusNode))) == "https://data.example.org/a%3E%20;%20%3Cb"


def test_claims_stand_in_the_order_of_the_text():
    late = msgspec.structs.replace(FOUND, claims=("https://data.example.org/article/a/claim/105",), start=3)
    assert FOUND.sort_key < late.sort_key


@pytest.mark.parametrize(
    ("term", "short"),
    [
        ("<https://w3id.org/riwaya/ns#claimant>", "rw:claimant"),
        ("<https://data.example.org/entity/x>", "<https://data.example.org/entity/x>"),
        ('"20"^^<http://www.w3.org/2001/XMLSchema#integer>', '"20"^^xsd:integer'),
        ('"^^<"', '"^^<"'),
        ('"كلمة"@ar', '"كلمة"@ar'),
        ("_:cb0", "_:cb0"),
    ],
)
def test_terms_are_shortened(term: str, short: str):
    assert shorten(term) == short


def test_paths_are_expanded():
    assert expand("schema:minValue") == "<https://schema.org/minValue>"
    assert expand("<https://example.org/p>") == "<https://example.org/p>"
    assert expand("^rw:figure/rw:partOf") is None
    assert expand("") is None
