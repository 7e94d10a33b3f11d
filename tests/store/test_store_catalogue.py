"""The library described: the page is fresh, and the RDF holds every query as it stands."""

from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, Literal, URIRef

from riwaya.store.catalogue import NAMESPACE, START, columns, graph, page
from riwaya.store.queries import KINDS, find, library

DOCS = Path(__file__).parents[2] / "docs" / "questions.md"
EVERY = [question for kind in KINDS for question in library(kind)]


def test_the_page_is_fresh():
    _, mark, generated = DOCS.read_text("utf-8").partition(START)
    assert mark
    assert generated.strip() == page().strip(), "run python -m riwaya.store.catalogue"


def test_the_page_begins_with_questions_that_there_are():
    head, _, _ = DOCS.read_text("utf-8").partition("## What holds")
    named = [word for line in head.splitlines() if line.startswith("|") for word in line.split("`")[1::2]]
    assert len(named) > 20
    for name in named:
        find(name)


def test_columns():
    assert columns(find("former-names")) == ("actor_name", "before_name", "actor", "before")
    assert columns(find("wikidata-coordinates")) == ("name", "wkt", "wikidata_wkt", "item", "place")
    assert columns(find("claims-as-schema-org")) == ()


def test_every_question_is_in_the_rdf_as_it_stands():
    described = graph()
    texts = {str(text) for _, text in described.subject_objects(SH.select | SH.construct | SH.ask)}
    assert texts == {question.text for question in EVERY}
    assert len(set(described.subjects(RDF.type, SH.SPARQLExecutable))) == len(EVERY)
    for question in EVERY:
        node = URIRef(NAMESPACE + question.name)
        assert {label.language for label in described.objects(node, RDFS.label)} == {"en", "ar"}
        names = {str(described.value(p, SH.name)) for p in described.objects(node, SH.parameter)}
        assert names == {parameter.name for parameter in question.parameters}


def test_the_rdf_says_what_a_parameter_takes():
    described = graph()
    below = URIRef(NAMESPACE + "low-confidence/parameter/below")
    assert described.value(below, SH.defaultValue) == Literal("0.7", datatype=described.value(below, SH.datatype))
    kind = URIRef(NAMESPACE + "claims-of-type/parameter/event_type")
    assert described.value(kind, SH.nodeKind) == SH.IRI
    assert described.value(kind, RDFS.seeAlso) == URIRef("https://w3id.org/riwaya/event-type")


def test_the_rdf_is_read_by_the_other_engine_too():
    described = graph()
    store = ox.Store()
    store.load(input=described.serialize(format="turtle"), format=ox.RdfFormat.TURTLE)
    assert len(store) == len(described)
    assert not any(isinstance(quad.subject, ox.BlankNode) for quad in store)
