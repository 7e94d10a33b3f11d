"""The shapes themselves: complete, bilingual, named, in step with the vocabulary and with the model."""

import re
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import GEO, OWL, RDF, RDFS, SH
from shape_cases import SHAPES, conforming

from riwaya.resources import resource
from riwaya.shacl import RINGS, Ring, read_files, validate
from riwaya.shacl.shapes import SHAPES_IRI, ring_files
from riwaya.vocab import EVENT_TYPE_GROUPINGS, OA, RW, SCHEMES

FILES = sorted(resource("ontology", "shapes").glob("*.ttl"))
DOCS = Path(__file__).parents[2] / "docs"
CLASSES = [RW[name] for name in RW if name[0].isupper()] + [GEO.Geometry, OA.TextPositionSelector, OA.TextQuoteSelector]
GRAPH = SHAPES.graph
NAMED = sorted(
    {shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in GRAPH.subjects(RDF.type, kind)}, key=str
)
#: What makes a node shape say something itself, beyond pointing to property shapes.
SPEAKS = {SH["or"], SH["not"], SH["and"], SH.closed, SH.nodeKind, SH.sparql, SH.deactivated, SH.pattern}


def test_every_file_belongs_to_a_ring():
    assert FILES
    assert sorted(path for ring in get_args(Ring) for path in ring_files(ring)) == FILES


def test_an_unknown_ring_is_refused():
    with pytest.raises(ValueError, match="'harm' is no ring"):
        ring_files("harm")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_two_engines_read_it(path: Path):
    graph = Graph().parse(path)
    assert len(graph) == len({quad.triple for quad in pyoxigraph.parse(path=path)}) > 0


def test_no_parameter_is_misspelt():
    """Check what a validator does not: it passes over ``sh:minCuont`` in silence."""
    terms = {term for triple in GRAPH for term in triple if isinstance(term, URIRef) and term.startswith(str(SH))}
    assert len(terms) > 25
    for term in terms:
        assert term in SH, term


@pytest.mark.parametrize("ring", get_args(Ring))
def test_every_ring_has_a_versioned_header(ring: Ring):
    header = URIRef(f"https://w3id.org/riwaya/shapes/{ring}")
    assert (header, RDF.type, OWL.Ontology) in GRAPH
    assert str(GRAPH.value(header, OWL.versionIRI)) == f"{header}/{GRAPH.value(header, OWL.versionInfo)}"


def test_shapes_have_names_labels_and_a_home():
    assert len(NAMED) > 150
    for shape in NAMED:
        assert isinstance(shape, URIRef), shape
        assert shape.startswith(SHAPES_IRI), shape
        assert sorted(label.language for label in GRAPH.objects(shape, RDFS.label)) == ["ar", "en"], shape
        assert GRAPH.value(shape, RDFS.isDefinedBy) is not None, shape


def test_every_shape_that_can_fail_says_so_in_both_languages():
    speaking = {
        shape
        for shape in NAMED
        if (shape, RDF.type, SH.PropertyShape) in GRAPH or SPEAKS & set(GRAPH.predicates(shape, None))
    }
    assert speaking == {URIRef(shape) for shape in SHAPES.says}
    for shape, saying in SHAPES.says.items():
        assert not re.search("[\u0600-\u06ff]", saying.message_en + saying.mend_en), shape
        for label in GRAPH.objects(URIRef(shape), RDFS.label):
            assert bool(re.search("[\u0600-\u06ff]", label)) == (label.language == "ar"), shape
        assert re.search("[\u0600-\u06ff]", saying.message_ar), shape
        assert re.search("[\u0600-\u06ff]", saying.mend_ar), shape
        assert saying.message_en.endswith("."), shape
        assert saying.mend_en.endswith("."), shape
        assert GRAPH.value(URIRef(shape), SH.order) is not None, shape


def test_orders_are_not_shared_within_a_ring():
    for ring in {GRAPH.value(shape, RDFS.isDefinedBy) for shape in NAMED}:
        orders = [
            int(order)
            for shape in NAMED
            if (shape, RDFS.isDefinedBy, ring) in GRAPH
            for order in GRAPH.objects(shape, SH.order)
        ]
        assert len(orders) == len(set(orders)), ring


def test_every_class_of_the_model_has_a_shape_and_an_example():
    in_docs = {RW[name] for name in re.findall(r"rw:([A-Z]\w+)", (DOCS / "model.md").read_text(encoding="utf-8"))}
    assert in_docs <= set(CLASSES)
    for cls in CLASSES:
        assert (None, SH.targetClass, cls) in GRAPH, cls
        assert (None, RDF.type, cls) in conforming(), cls


def test_every_property_of_the_model_is_used_by_a_shape():
    used = set(GRAPH.objects())
    never_in_an_article = {RW.claimedPlace, RW.assertedIn, RW.deniedIn, RW.entityClass, RW.grouping}
    missing = {RW[name] for name in RW if name[0].islower()} - used - never_in_an_article
    assert not missing


def test_no_shape_speaks_of_a_term_that_does_not_exist():
    ours = "https://w3id.org/riwaya/"
    schemes = {scheme.iri: scheme for scheme in SCHEMES.values()}
    seen = 0
    for term in {term for triple in GRAPH for term in triple if isinstance(term, URIRef)}:
        namespace, mark, name = term.partition("#")
        if not term.startswith(ours) or not mark or namespace + mark == SHAPES_IRI:
            continue
        seen += 1
        assert name in (RW if namespace + mark == RW.iri else schemes[namespace + mark]), term
    assert seen > 200


@pytest.mark.parametrize(
    ("shape", "prefix"),
    [
        ("Claim-claimantKind", "rwck"),
        ("Claim-speechAct", "rwsa"),
        ("Claim-commitment", "rwcm"),
        ("Claim-polarity", "rwpo"),
        ("Claim-certainty", "rwce"),
        ("Claim-eventType", "rwet"),
        ("Claim-claimedWeapon", "rwwe"),
        ("Claim-reviewStatus", "rwrs"),
        ("HarmFigure-harmKind", "rwhk"),
        ("HarmFigure-harmGroup", "rwgr"),
        ("TimeExpression-dateKind", "rwtk"),
        ("TimeExpression-timeBasis", "rwtb"),
        ("Attribution-role", "rwar"),
        ("Actor-kind", "rwak"),
        ("Place-kind", "rwpk"),
        ("Object-kind", "rwok"),
    ],
)
def test_the_codes_of_a_shape_are_those_of_the_scheme(shape: str, prefix: str):
    scheme = SCHEMES[prefix]
    assert codes(shape) == {scheme[code] for code in scheme} - {
        scheme[code] for code in EVENT_TYPE_GROUPINGS if prefix == "rwet"
    }


def test_every_kind_belongs_to_the_class_that_the_model_gives_it():
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    groups = [
        (cls, {SCHEMES[prefix][kind.strip()] for kind in kinds.split(",")})
        for line, prefix in ((r"- actor-kind \(class\).*", "rwak"), (r"- object-kind \(class\).*", "rwok"))
        for kinds, cls in re.findall(r"([a-z_, ]+) \((\w+)\)", re.search(line, text)[0].partition(": ")[2])
    ]
    assert len(groups) == 14
    for cls, kinds in groups:
        assert codes(f"{cls}-kind") == kinds, cls


def test_each_speech_act_is_bound_to_a_commitment_once():
    fits = ("denies", "judges", "wants", "accuses", "doubts", "states")
    acts = [act for name in fits for act in _lists(URIRef(f"{SHAPES_IRI}{name}-fits")) if "/speech-act#" in act]
    assert sorted(acts) == sorted(SCHEMES["rwsa"][code] for code in SCHEMES["rwsa"])


def test_places_that_shelter_are_those_whose_precision_the_gate_takes():
    path = resource("data", "policy", "precision.tsv")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    with_geometry = set(SCHEMES["rwpk"]) | set(SCHEMES["rwok"])  # an actor has no place of its own
    coarse = {row[0] for row in rows if int(row[2]) >= 10_000 and row[0] in with_geometry}
    assert coarse
    for shape in ("sheltering-place-blurred", "sheltering-place-rounded"):
        kinds = {term.partition("#")[2] for term in _lists(URIRef(SHAPES_IRI + shape)) if "-kind#" in term}
        assert kinds == coarse


def test_every_example_of_the_ontology_conforms():
    examples = sorted(resource("ontology", "examples").glob("*.ttl"))
    assert examples
    checked = 0
    for path in examples:
        report = validate(read_files([path]))
        assert not [violation for violation in report.violations if violation.severity == "violation"], path.name
        checked += report.claims
    assert checked


def test_public_rings_are_three():
    assert RINGS == ("structure", "plausibility", "do-no-harm")


def codes(shape: str) -> set[URIRef]:
    """The members of the list of a property shape."""
    head = GRAPH.value(URIRef(SHAPES_IRI + shape), SH["in"])
    assert head is not None, shape
    return set(Collection(GRAPH, head))


def _lists(node: URIRef | BNode) -> list[URIRef]:
    """Every IRI below a shape, through its anonymous parts."""
    out: list[URIRef] = []
    for _, _, value in GRAPH.triples((node, None, None)):
        if isinstance(value, BNode):
            out.extend(_lists(value))
        elif isinstance(value, URIRef):
            out.append(value)
    return out
