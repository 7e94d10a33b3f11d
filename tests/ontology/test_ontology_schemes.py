"""The SKOS schemes: one a file, every concept in it, under exactly one top, with its own notation."""

import pytest
from ontology_files import files, name, read
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from riwaya.vocab import EVENT_TYPE_GROUPINGS, RW, RWAK, RWET, RWOK

VOCABULARIES = files("vocabularies")


def scheme_of(path):
    return URIRef(f"https://w3id.org/riwaya/{path.stem}")


@pytest.mark.parametrize("path", VOCABULARIES, ids=name)
def test_a_file_holds_one_scheme_and_its_concepts(path):
    graph = read(path)
    scheme = scheme_of(path)
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]
        assert concept.startswith(f"{scheme}#")


@pytest.mark.parametrize("path", VOCABULARIES, ids=name)
def test_notations_and_labels_are_unique(path):
    graph = read(path)
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    notations = [str(graph.value(concept, SKOS.notation)) for concept in concepts]
    assert notations == [concept.split("#")[1] for concept in concepts]
    labels = [label for concept in concepts for label in graph.objects(concept, SKOS.prefLabel)]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("path", VOCABULARIES, ids=name)
def test_every_concept_stands_under_exactly_one_top(path):
    graph = read(path)
    tops = set(graph.subjects(SKOS.topConceptOf, scheme_of(path)))
    assert tops
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        seen = [concept]
        while broader := list(graph.objects(seen[-1], SKOS.broader)):
            assert len(broader) == 1, f"{seen[-1]} has two broader concepts"
            assert broader[0] not in seen, f"{concept} goes round in a circle"
            seen += broader
        assert seen[-1] in tops
        assert (concept in tops) == (len(seen) == 1), f"{concept} is a top with something above it"


def test_groupings_gather_and_nothing_else_is_one():
    graph = read(next(path for path in VOCABULARIES if path.stem == "event-type"))
    groupings = set(graph.subjects(RW.grouping, Literal("true", datatype=XSD.boolean)))
    assert {RWET.code(concept) for concept in groupings} == EVENT_TYPE_GROUPINGS
    for grouping in groupings:
        assert list(graph.subjects(SKOS.broader, grouping)), f"{grouping} gathers nothing"


@pytest.mark.parametrize(
    ("stem", "codes", "top"),
    [("actor-kind", RWAK, RW.Actor), ("object-kind", RWOK, RW.Object)],
    ids=["actor", "object"],
)
def test_a_kind_names_its_class(stem, codes, top):
    graph = read(next(path for path in VOCABULARIES if path.stem == stem))
    core = read(files("core")[0].with_name(f"{stem.removesuffix('-kind')}.ttl"))
    for code in codes:
        (found,) = graph.objects(codes[code], RW.entityClass)
        assert (found, RDFS.subClassOf, top) in core
