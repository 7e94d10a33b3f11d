"""The validator as a function: what it takes, what it refuses, and that it gives the same answer every time."""

import time
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from riwaya.errors import InputError
from riwaya.shacl import RINGS, load_shapes, validate
from riwaya.vocab import RW, RWCM, RWTB, RWTK

FIXTURE = Path(__file__).parents[1] / "shapes"
BASE = "https://cases.example/"
ARTICLE = f"{BASE}article/souq"
STRIKE = URIRef(f"{ARTICLE}/claim/26")
TEXT = (FIXTURE / "article.txt").read_text(encoding="utf-8")


def article(base: str = BASE) -> Graph:
    data = (FIXTURE / "article.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=f"@base <{base}> .\n{data}", format="turtle")


def test_an_empty_graph_conforms_and_says_that_nothing_was_checked():
    report = validate(Graph())
    assert report.conforms
    assert (report.articles, report.claims) == (0, 0)


def test_the_graph_is_not_changed():
    graph = article()
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_named_graphs_are_taken_together():
    dataset = Dataset()
    for number, triple in enumerate(sorted(article())):
        dataset.graph(f"{BASE}graph/{number % 3}").add(triple)
    report = validate(dataset)
    assert report.violations == ()
    assert report.claims == 8


def test_a_foreign_store_is_refused():
    with pytest.raises(TypeError, match="in rdflib's memory, not in SPARQLStore"):
        validate(Graph(store=SPARQLStore("https://example.org/sparql")))


def test_the_order_of_the_triples_does_not_matter():
    graph = article()
    for claim in list(graph.subjects(RDF.type, RW.Claim)):
        graph.remove((claim, RW.reviewStatus, None))
        graph.set((claim, RW.commitment, RWCM["hedged"]))
    turned = Graph()
    for triple in sorted(graph, reverse=True):
        turned.add(triple)
    first = validate(graph)
    assert len(first.violations) > 10
    assert validate(turned) == first


def test_blank_nodes_are_named_by_what_they_hold():
    reports = []
    for name in ("x", "y"):
        graph = article()
        node = BNode(name)
        graph.remove((STRIKE, RW.claimedTime, None))
        for triple in (
            (STRIKE, RW.claimedTime, node),
            (node, RDF.type, RW.TimeExpression),
            (node, RW.dateKind, RWTK["on"]),
            (node, RW.timeBasis, RWTB["written"]),
        ):
            graph.add(triple)
        reports.append(validate(graph))
    assert reports[0] == reports[1]
    assert any(violation.focus.startswith("_:") for violation in reports[0].violations)


def test_a_blank_number_is_an_input_error():
    graph = article()
    graph.set((STRIKE, RW.claimedStart, BNode()))
    with pytest.raises(InputError, match="cannot be validated"):
        validate(graph)


def test_a_string_is_a_string_whichever_way_it_is_written():
    graph = article()
    graph.set((STRIKE, RW.extractionRule, Literal("manual", datatype=XSD.string)))
    assert validate(graph).violations == ()


def test_rings_are_chosen():
    graph = article()
    graph.set((STRIKE, RW.extractionConfidence, Literal("1.5", datatype=XSD.decimal)))
    assert not validate(graph).conforms
    assert validate(graph, shapes=load_shapes(("structure",))).conforms
    assert load_shapes() is load_shapes(RINGS)


def test_quotes_are_compared_with_the_text():
    assert validate(article(), article_text={ARTICLE: TEXT}.get).violations == ()
    assert validate(article(), article_text=lambda _: None).violations == ()
    report = validate(article(), article_text={ARTICLE: TEXT.replace("روسيا", "تركيا")}.get)
    shapes = {violation.shape.partition("#")[2] for violation in report.violations}
    assert shapes == {"quote-is-the-text", "hash-is-the-text"}
    assert {violation.words for violation in report.violations if violation.claim} >= {"روسيا"}


def test_a_text_without_the_ring_that_speaks_of_it_is_refused():
    with pytest.raises(ValueError, match="load it too"):
        validate(article(), shapes=load_shapes(("structure",)), article_text={ARTICLE: TEXT}.get)


def test_an_article_is_checked_in_seconds():
    graph = Graph()
    for number in range(8):
        graph += article(f"{BASE}{number}/")
    began = time.process_time()
    report = validate(graph)
    assert report.claims == 64
    assert time.process_time() - began < 6
