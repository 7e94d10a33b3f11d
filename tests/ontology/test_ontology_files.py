"""The files: they parse in two engines, agree on their prefixes, and the root names every module."""

import re
import xml.etree.ElementTree as ET

import pyoxigraph
import pytest
from ontology_files import BASE, MODULES, ONTOLOGY, files, name, read
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, VANN
from rdflib.plugins.sparql import prepareQuery

from riwaya.vocab import PREFIXES, RW

TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
QUERIES = sorted(ONTOLOGY.rglob("*.rq"))
ROOT = URIRef(BASE)
PREFIX = re.compile(r"^(?:@prefix|PREFIX)\s+(\S*):\s*<([^>]*)>", re.MULTILINE)


def test_the_folders_hold_files():
    assert len(files(*MODULES, "examples")) < len(TURTLE)
    assert QUERIES


@pytest.mark.parametrize("path", TURTLE, ids=name)
def test_two_engines_read_the_same_triples(path):
    oxigraph = set(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(read(path)) == len(oxigraph) > 0


@pytest.mark.parametrize("path", QUERIES, ids=name)
def test_two_engines_read_the_query(path):
    text = path.read_text(encoding="utf-8")
    assert prepareQuery(text).algebra.name == "ConstructQuery"
    assert isinstance(pyoxigraph.Store().query(text), pyoxigraph.QueryTriples)


@pytest.mark.parametrize("path", [*TURTLE, *QUERIES], ids=name)
def test_prefixes_are_those_of_the_vocabulary(path):
    declared = dict(PREFIX.findall(path.read_text(encoding="utf-8")))
    assert declared
    assert {prefix: iri for prefix, iri in declared.items() if PREFIXES.get(prefix, iri) != iri} == {}
    assert [prefix for prefix, iri in declared.items() if iri in PREFIXES.values() and prefix not in PREFIXES] == []


@pytest.mark.parametrize("path", files(*MODULES, "examples"), ids=name)
def test_no_blank_nodes(path):
    assert [triple for triple in read(path) for term in triple if isinstance(term, BNode)] == []


@pytest.mark.parametrize("path", files(*MODULES), ids=name)
def test_a_module_says_what_it_is(path):
    module = URIRef(f"{BASE}/{name(path).removesuffix('.ttl')}")
    graph = read(path)
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [module]
    assert graph.value(module, DCTERMS.isPartOf) == ROOT
    assert {title.language for title in graph.objects(module, DCTERMS.title)} == {"ar", "en"}


def test_the_root_imports_every_light_module():
    root = read(ONTOLOGY / "riwaya.ttl")
    modules = {f"{BASE}/{name(path).removesuffix('.ttl')}" for path in files("core", "vocabularies")}
    assert {str(module) for module in root.objects(ROOT, OWL.imports)} == modules


def test_the_root_is_described():
    root = read(ONTOLOGY / "riwaya.ttl")
    version = root.value(ROOT, OWL.versionInfo)
    assert root.value(ROOT, OWL.versionIRI) == URIRef(f"{BASE}/{version}")
    assert root.value(ROOT, VANN.preferredNamespacePrefix) == Literal("rw")
    assert root.value(ROOT, VANN.preferredNamespaceUri) == Literal(RW.iri)
    assert root.value(ROOT, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert root.value(ROOT, DCTERMS.creator)
    for property_ in (DCTERMS.title, DCTERMS.description):
        assert {text.language for text in root.objects(ROOT, property_)} == {"ar", "en"}


def test_the_catalogue_leads_to_every_module():
    entries = ET.parse(ONTOLOGY / "catalog-v001.xml").getroot()  # noqa: S314 - our own file
    listed = {entry.get("name"): entry.get("uri") for entry in entries}
    expected = {f"{BASE}/{name(path).removesuffix('.ttl')}": name(path) for path in files(*MODULES)}
    assert listed == {BASE: "riwaya.ttl", **expected}
