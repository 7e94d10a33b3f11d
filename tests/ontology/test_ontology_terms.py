"""Every term is labelled, defined and shown in Arabic and English, and no file uses a term that nobody defines."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from ontology_files import BASE, DOCS, MODULES, ONTOLOGY, OURS, concepts, files, name, read, terms, union
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, GEO, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VANN, XSD

from riwaya.vocab import CITO, EDTF, OA, RW, SCHEMES, SEM, SKOSXL, WIKIBASE

OPEN_NAMESPACES = (DCTERMS, GEO, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VANN, XSD)
CLOSED_NAMESPACES = (CITO, EDTF, OA, SEM, SKOSXL, WIKIBASE)
ARABIC = re.compile(r"[\u0621-\u064a]")
EXAMPLE = f"{BASE}/examples/"
PREFIXED = re.compile(r"\b(rw(?:[a-z]{2})?):([A-Za-z_][A-Za-z0-9_]*)")
WIKIDATA = Path(__file__).with_name("wikidata-checked.tsv")


def languages(graph, subject, property_):
    return sorted(str(text.language) for text in graph.objects(subject, property_) if isinstance(text, Literal))


@pytest.fixture(scope="module")
def core():
    return union("core")


@pytest.fixture(scope="module")
def vocabularies():
    return union("vocabularies")


def checked_wikidata_ids():
    with WIKIDATA.open(encoding="utf-8", newline="") as lines:
        return [row["id"] for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize("term", terms(), ids=lambda term: f"rw:{term.removeprefix(RW.iri)}")
def test_a_term_is_labelled_defined_and_shown(term, core):
    assert languages(core, term, RDFS.label) == ["ar", "en"]
    assert languages(core, term, SKOS.definition) == ["ar", "en"]
    assert list(core.objects(term, RDFS.isDefinedBy)) == [URIRef(BASE)]
    for text in (*core.objects(term, RDFS.label), *core.objects(term, SKOS.definition)):
        assert bool(ARABIC.search(text)) == (text.language == "ar")
    assert languages(core, term, SKOS.example) == ["ar", "en"] or shown_in_a_file(term, core)


def shown_in_a_file(term, core):
    """Whether the example that a term names exists and uses the term."""
    shown = list(core.objects(term, SKOS.example))
    return bool(shown) and all(
        example.startswith(EXAMPLE) and term in uses(ONTOLOGY / "examples" / f"{example.removeprefix(EXAMPLE)}.ttl")
        for example in shown
    )


def uses(path):
    return {term for triple in read(path) for term in triple}


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.rsplit("/", 1)[1])
def test_a_concept_is_labelled_defined_and_shown(concept, vocabularies):
    scheme = URIRef(concept.split("#")[0])
    for property_ in (SKOS.prefLabel, SKOS.definition, SKOS.example):
        assert languages(vocabularies, concept, property_) == ["ar", "en"], property_
        for text in vocabularies.objects(concept, property_):
            assert bool(ARABIC.search(text)) == (text.language == "ar")
    assert list(vocabularies.objects(concept, RDFS.isDefinedBy)) == [scheme]
    assert languages(vocabularies, scheme, SKOS.definition) == ["ar", "en"]


@pytest.mark.parametrize("path", [ONTOLOGY / "riwaya.ttl", *files(*MODULES, "examples")], ids=name)
def test_no_term_is_undefined(path):
    used = {term for triple in read(path) for term in triple if isinstance(term, URIRef)}
    used |= {term.datatype for triple in read(path) for term in triple if isinstance(term, Literal) and term.datatype}
    used -= defined() | documents() | {term for term in used if is_foreign(term)}
    assert {term for term in used if not term.startswith("https://example.org/")} == set()


def is_foreign(term):
    """Whether a foreign vocabulary that Riwaya knows has the term."""
    for vocabulary in CLOSED_NAMESPACES:
        if term.startswith(vocabulary.iri):
            return term.removeprefix(vocabulary.iri) in vocabulary
    if term.startswith("http://schema.org/"):
        return term.replace("http://", "https://") in SDO
    return any(term in namespace for namespace in OPEN_NAMESPACES if term.startswith(str(namespace)))


@cache
def defined():
    """Every term and code that Riwaya defines, its stand-ins for foreign codes, and the checked Wikidata ids."""
    wikidata = {URIRef(f"http://www.wikidata.org/entity/{id_}") for id_ in checked_wikidata_ids()}
    return {*terms(), *concepts(), *union("alignments").subjects(RDF.type, SKOS.Concept), *wikidata}


@cache
def documents():
    """IRIs of ontologies, schemes, versions and pages: they are named, not used as terms."""
    graph = union(*MODULES, "examples") + read(ONTOLOGY / "riwaya.ttl")
    found = {*graph.objects(None, RDFS.seeAlso), *graph.objects(None, DCTERMS.source), URIRef(BASE)}
    found |= {*graph.objects(None, DCTERMS.license), *graph.objects(None, OWL.versionIRI)}
    found |= {URIRef(f"{BASE}/{name(path).removesuffix('.ttl')}") for path in files(*MODULES, "examples")}
    return found | set(graph.subjects(RDF.type, SKOS.ConceptScheme))


@pytest.mark.parametrize(
    "path",
    [*sorted(DOCS.glob("*.md")), ONTOLOGY / "README.md", *files("alignments", suffix="rq")],
    ids=lambda p: p.name,
)
def test_no_document_names_an_undefined_term(path):
    found = PREFIXED.findall(path.read_text(encoding="utf-8"))
    unknown = [f"{prefix}:{local}" for prefix, local in found if prefix in OURS and local not in known(prefix)]
    assert unknown == []


def known(prefix):
    return RW if prefix == "rw" else SCHEMES[prefix]


def test_definitions_are_not_repeated(core, vocabularies):
    seen = {}
    for graph in (core, vocabularies):
        for term, definition in graph.subject_objects(SKOS.definition):
            seen.setdefault(definition, []).append(term)
    repeats = [found for found in seen.values() if len({term.split("#")[0] for term in found}) < len(found)]
    assert repeats == []


def test_content_of_claims_stays_out_of_foreign_hierarchies():
    """A claim must not become what a foreign property's domain says: only these two stand above ours."""
    graph = union(*MODULES)
    above = {
        (str(sub).removeprefix(RW.iri), str(sup))
        for sub, sup in graph.subject_objects(RDFS.subPropertyOf)
        if sub.startswith(RW.iri) and not sup.startswith(RW.iri)
    }
    assert above == {("attribution", str(PROV.qualifiedAttribution)), ("within", str(GEO.sfWithin))}
