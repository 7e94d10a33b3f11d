"""How answers leave: cells, CSV, SPARQL JSON, Turtle; and the one spelling of literals on every engine."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import QueryError
from riwaya.store.results import Rows, Statements, Truth, tabular, to_csv, to_json, to_turtle
from riwaya.store.sources import OxigraphSource, RdflibSource
from riwaya.store.terms import canonical, compact, shown, term_of

XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = Rows(
    ("name", "n", "iri", "none"),
    (
        (ox.Literal("ق، «ك»", language="ar"), ox.Literal(-5), ox.NamedNode("https://w3id.org/riwaya/ns#Claim"), None),
        (ox.Literal("two\nlines"), ox.Literal(True), ox.BlankNode("b"), None),  # noqa: FBT003
    ),
)
TRIPLE = ox.Triple(ox.NamedNode("https://e/s"), ox.NamedNode("https://w3id.org/riwaya/ns#about"), ox.Literal("x"))


def test_cells_are_for_people():
    assert ROWS.cells() == (("ق، «ك»", "-5", "rw:Claim", ""), ("two\nlines", "true", "_:b", ""))


def test_csv_reads_back():
    rows = list(csv.reader(io.StringIO(to_csv(ROWS), newline="")))
    assert rows == [
        ["name", "n", "iri", "none"],
        ["ق، «ك»", "-5", "https://w3id.org/riwaya/ns#Claim", ""],
        ["two\nlines", "true", "_:b", ""],
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_words_that_a_spreadsheet_would_run_are_neutralised(words):
    rows = Rows(("a",), ((ox.Literal(words),), (ox.Literal(words, language="ar"),)))
    cells = [row[0] for row in csv.reader(io.StringIO(to_csv(rows), newline=""))][1:]
    assert cells == [f"'{words}"] * 2
    raw = [row[0] for row in csv.reader(io.StringIO(to_csv(rows, neutral=False), newline=""))][1:]
    assert raw == [words] * 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_json_is_what_another_reader_reads(words):
    rows = Rows(("a", "b"), ((ox.Literal(words), None), (ox.Literal(words, language="ar"), ox.Literal(2.5))))
    read = list(ox.parse_query_results(to_json(rows), format=ox.QueryResultsFormat.JSON))
    assert [(row["a"], row["b"]) for row in read] == list(rows.rows)


def test_json_of_yes_and_no():
    assert json.loads(to_json(Truth(value=True))) == {"head": {}, "boolean": True}


def test_yes_is_a_table_of_one_cell():
    assert tabular(Truth(value=False)).cells() == (("false",),)


def test_turtle_is_of_statements_only():
    assert '<https://e/s> rw:about "x" .' in to_turtle(Statements((TRIPLE,)))
    assert len(rdflib.Graph().parse(data=to_turtle(Statements((TRIPLE,))))) == 1
    with pytest.raises(QueryError, match="ttl"):
        to_turtle(ROWS)
    for writer in (to_csv, to_json):
        with pytest.raises(QueryError, match="ask for ttl"):
            writer(Statements((TRIPLE,)))


@pytest.mark.parametrize(
    ("words", "datatype", "kept"),
    [
        ("007", "nonNegativeInteger", ("7", "integer")),
        ("0.50", "decimal", ("0.5", "decimal")),
        ("1", "boolean", ("true", "boolean")),
        ("2019-08-20T00:00:00+00:00", "dateTime", ("2019-08-20T00:00:00Z", "dateTime")),
        ("2019-08-20", "date", ("2019-08-20", "date")),
        ("not-a-date", "date", ("not-a-date", "date")),
    ],
)
def test_literals_are_spelt_as_the_store_gives_them_back_on_both_engines(words, datatype, kept):
    """The engines' trap by value. What is hashed or validated is hashed and validated before it is stored."""
    literal = ox.Literal(words, datatype=ox.NamedNode(XSD + datatype))
    wanted = ox.Literal(kept[0], datatype=ox.NamedNode(XSD + kept[1]))
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("https://e/s"), ox.NamedNode("https://e/p"), literal))
    graph = rdflib.Graph()
    value = rdflib.Literal(words, datatype=rdflib.URIRef(XSD + datatype), normalize=False)
    graph.add((rdflib.URIRef("https://e/s"), rdflib.URIRef("https://e/p"), value))
    for source in (OxigraphSource(store), RdflibSource(graph)):
        assert source.ask("SELECT ?v { ?s ?p ?v }").rows == ((wanted,),)
    assert canonical(literal) == wanted


def test_language_tags_are_lower_case():
    assert term_of(rdflib.Literal("x", lang="AR-sy")) == ox.Literal("x", language="ar-sy")


def test_what_is_no_term_is_refused():
    with pytest.raises(TypeError, match="Variable"):
        term_of(rdflib.Variable("x"))


def test_iris_are_shortened_only_where_they_can_be_read_back():
    assert compact("https://w3id.org/riwaya/event-type#shelling") == "rwet:shelling"
    assert compact("http://www.wikidata.org/entity/Q858") == "wd:Q858"
    assert compact("https://w3id.org/riwaya/ns#") == "https://w3id.org/riwaya/ns#"
    assert compact("https://schema.org/a/b") == "https://schema.org/a/b"
    assert shown(None) == ""
