"""An OWL RL reasoner finds no contradiction, and no claim becomes a second thing.

Foreign ontologies are not fetched: the alignments restate the axioms that matter, so a mapping that would make an
event or an activity of a claim is found. That it is found is tested too, with mappings that are wrong on purpose.
"""

import owlrl
import pytest
from ontology_files import ONTOLOGY, read, terms, union
from rdflib import Graph, URIRef
from rdflib.namespace import GEO, OWL, PROV, RDF, RDFS, SKOS, TIME, Namespace

from riwaya.vocab import OA, RW, SEM

ERROR = Namespace("http://www.daml.org/2002/03/agents/agent-ont#").error
EXAMPLES = ONTOLOGY / "examples"
TOPS = {RW[name] for name in ("Actor", "Article", "Attribution", "Claim", "Event", "Evidence", "ExtractionRun")} | {
    RW[name] for name in ("HarmFigure", "Mention", "Name", "Object", "Place", "TimeExpression")
}


def closed(ground, *more):
    """The triples with all that OWL RL derives from them, and the contradictions that the reasoner reports."""
    graph = Graph(bind_namespaces="none")
    for triple in (*ground, *more):
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph, sorted(str(message) for message in graph.objects(None, ERROR))


@pytest.fixture(scope="module")
def everything():
    return closed(union("core", "vocabularies", "alignments", "examples") + read(ONTOLOGY / "riwaya.ttl"))


def test_there_is_no_contradiction(everything):
    _, contradictions = everything
    assert contradictions == []


def test_a_claim_is_a_claim_and_nothing_else_of_ours(everything):
    graph, _ = everything
    claims = set(graph.subjects(RDF.type, RW.Claim))
    assert len(claims) > 20
    ours = set(terms())
    for claim in claims:
        types = set(graph.objects(claim, RDF.type))
        assert types & ours == {RW.Claim}
        assert PROV.Entity in types
        assert not types & {PROV.Activity, PROV.Agent, SEM.Event, SEM.Actor, SEM.Place, SEM.Time, SKOS.Concept}


def test_everything_has_exactly_one_top_class(everything):
    graph, _ = everything
    instances = {s for top in TOPS for s in graph.subjects(RDF.type, top)}
    assert {top for s in instances for top in TOPS & set(graph.objects(s, RDF.type))} == TOPS
    for instance in instances:
        assert len(TOPS & set(graph.objects(instance, RDF.type))) == 1, instance


def test_the_top_classes_are_all_of_them():
    core = union("core")
    below = {s for s, o in core.subject_objects(RDFS.subClassOf) if o.startswith(RW.iri)}
    assert set(core.subjects(RDF.type, OWL.Class)) - below == TOPS


def test_nothing_is_merged(everything):
    graph, _ = everything
    assert [(s, o) for s, o in graph.subject_objects(OWL.sameAs) if s != o] == []


@pytest.fixture(scope="module")
def small():
    """Enough data to contradict: the core, the alignments with axioms, two examples; without the words, for speed."""
    graph = union("core")
    for alignment in ("sem", "prov", "oa", "owl-time", "geosparql", "skos"):
        graph += read(ONTOLOGY / "alignments" / f"{alignment}.ttl")
    for example in ("times", "state-government-army"):
        graph += read(EXAMPLES / f"{example}.ttl")
    for words in (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy):
        graph.remove((None, words, None))
    return graph


def test_the_ground_of_the_wrong_mappings_is_sound(small):
    _, contradictions = closed(small)
    assert contradictions == []


@pytest.mark.parametrize(
    ("sub", "property_", "sup"),
    [
        (RW.claimedAgent, RDFS.subPropertyOf, SEM.hasActor),
        (RW.claimedAgent, RDFS.subPropertyOf, PROV.wasAssociatedWith),
        (RW.claimedSite, RDFS.subPropertyOf, SEM.hasPlace),
        (RW.claimedSite, RDFS.subPropertyOf, GEO.sfWithin),
        (RW.claimedStart, RDFS.subPropertyOf, PROV.startedAtTime),
        (RW.claimedTime, RDFS.subPropertyOf, TIME.hasBeginning),
        (RW.eventType, RDFS.subPropertyOf, SEM.eventType),
        (RW.evidence, RDFS.subPropertyOf, OA.hasTarget),
        (RW.Claim, RDFS.subClassOf, SEM.Event),
        (RW.Claim, RDFS.subClassOf, PROV.Activity),
        (RW.claimant, RDFS.subPropertyOf, RW.claimedSite),
        (RW.Government, RDFS.subClassOf, RW.State),
    ],
    ids=lambda term: str(term).rsplit("/", 1)[-1].rsplit("#", 1)[-1],
)
def test_a_wrong_mapping_is_a_contradiction(small, sub, property_, sup):
    _, contradictions = closed(small, (sub, property_, sup))
    assert any("isjoint" in message for message in contradictions)


def test_a_claim_that_is_also_an_event_is_a_contradiction(small):
    claim = URIRef("https://example.org/article/times/claim/21")
    assert (claim, RDF.type, RW.Claim) in small
    _, contradictions = closed(small, (claim, RDF.type, RW.Event))
    assert any(str(claim) in message for message in contradictions)
