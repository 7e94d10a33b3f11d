"""The examples are real data: every offset re-sliced, every quote compared, every shape kept, every class shown."""

import hashlib
import re

import pytest
from ontology_files import ONTOLOGY, files, name, read, union
from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS

from riwaya.shacl import validate
from riwaya.vocab import OA, RW

EXAMPLES = files("examples")
TEXT = re.compile(r"^# text: (.+)$", re.MULTILINE)
ARTICLES = [path for path in EXAMPLES if TEXT.search(path.read_text(encoding="utf-8"))]


def text_of(path):
    """The text that an example is about: it stands in a comment, since a graph quotes and never carries the text."""
    (text,) = TEXT.findall(path.read_text(encoding="utf-8"))
    return text


def spans(graph):
    """Every span of an example: its node, its start, its end, its quote."""
    for position in graph.subjects(RDF.type, OA.TextPositionSelector):
        node = graph.value(predicate=OA.hasSelector, object=position)
        (quote,) = (s for s in graph.objects(node, OA.hasSelector) if s != position)
        start, end = (graph.value(position, bound).toPython() for bound in (OA.start, OA.end))
        yield node, start, end, graph.value(quote, OA.exact)


def span_of(graph, node):
    return next((start, end) for found, start, end, _ in spans(graph) if found == node)


def test_only_the_view_has_no_article():
    assert {path.stem for path in EXAMPLES} - {path.stem for path in ARTICLES} == {"event-view"}


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_an_example_says_what_it_shows(path):
    assert path.read_text(encoding="utf-8").startswith("# ")
    example = URIRef(f"https://w3id.org/riwaya/ns/examples/{path.stem}")
    assert {title.language for title in read(path).objects(example, DCTERMS.title)} == {"ar", "en"}


@pytest.mark.parametrize("path", ARTICLES, ids=name)
def test_every_span_holds_its_quote(path):
    graph = read(path)
    text = text_of(path)
    article = graph.value(predicate=RDF.type, object=RW.Article)
    assert str(graph.value(article, RW.sha256)) == hashlib.sha256(text.encode()).hexdigest()
    assert graph.value(article, RW.length).toPython() == len(text)
    found = list(spans(graph))
    assert found
    for node, start, end, quote in found:
        assert text[start:end] == str(quote) != ""
        assert str(node).endswith(f"/{start}-{end}")
        assert graph.value(node, OA.hasSource) == article


@pytest.mark.parametrize("path", ARTICLES, ids=name)
def test_every_claim_hangs_on_its_words(path):
    graph = read(path)
    text = text_of(path)
    claims = list(graph.subjects(RDF.type, RW.Claim))
    assert claims
    for claim in claims:
        start, end = span_of(graph, graph.value(claim, RW.trigger))
        outer = span_of(graph, graph.value(claim, RW.evidence))
        assert outer[0] <= start < end <= outer[1]
        assert str(claim).endswith(f"/claim/{start}")
        for figure in graph.objects(claim, RW.figure):
            inner = span_of(graph, graph.value(figure, RW.figureEvidence))
            assert outer[0] <= inner[0] < inner[1] <= outer[1]
            assert text[slice(*inner)] == str(graph.value(figure, RW.words))
    for property_ in (RW.words, RW.claimedPurpose):
        for words in graph.objects(None, property_):
            assert str(words) in text


@pytest.mark.parametrize("path", ARTICLES, ids=name)
def test_an_example_keeps_every_shape(path):
    text = text_of(path)
    report = validate(read(path), article_text=lambda _: text)
    assert report.violations == ()


def test_every_class_has_an_example():
    core = union("core")
    shown = set(union("examples").objects(None, RDF.type))
    classes = set(core.subjects(RDF.type, OWL.Class))
    assert classes
    parents = {parent for cls in classes for parent in core.objects(cls, RDFS.subClassOf)}
    assert {cls for cls in classes - shown if cls not in parents} == set()
    assert {RW.Actor, RW.Object} <= shown


def test_examples_of_one_entity_agree():
    graph = union("examples")
    for kind in (RW.actorKind, RW.objectKind, RW.placeKind):
        for entity in set(graph.subjects(kind)):
            assert len(list(graph.objects(entity, kind))) == 1


def test_names_in_examples_are_invented():
    """Nothing in an example is said of a real actor: whoever is in one stands under example.org."""
    graph = union("examples")
    for property_ in (RW.claimant, RW.claimedAgent, RW.claimedTarget, RW.addressee, RW.refersTo):
        for entity in graph.objects(None, property_):
            assert str(entity).startswith(("https://example.org/", "https://w3id.org/riwaya/"))


def test_the_readme_lists_every_example():
    readme = (ONTOLOGY / "README.md").read_text(encoding="utf-8")
    assert [path.stem for path in EXAMPLES if f"examples/{path.stem}.ttl" not in readme] == []
