"""The service and its data in RDF: SPARQL 1.1 Service Description and VoID. No blank nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.web.messages import Facts

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_DCT: Final = "http://purl.org/dc/terms/"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULT_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML"),
)
_TITLES: Final = (("en", "Riwaya: who says what about conflict events"), ("ar", "رواية: من يقول ماذا عن أحداث النزاع"))


def service_description(root: str, facts: Facts, *, writable: bool) -> Iterator[ox.Triple]:
    """Describe the endpoint under an address (which ends in a slash)."""
    endpoint = f"{root}sparql"
    service, dataset, default = (ox.NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "default-graph"))
    yield _is(service, _SD + "Service")
    yield ox.Triple(service, _n(_SD + "endpoint"), _n(endpoint))
    for language in ("SPARQL11Query", "SPARQL11Update") if writable else ("SPARQL11Query",):
        yield ox.Triple(service, _n(_SD + "supportedLanguage"), _n(_SD + language))
    yield ox.Triple(service, _n(_SD + "feature"), _n(_SD + "UnionDefaultGraph"))
    for form in _RESULT_FORMATS:
        yield ox.Triple(service, _n(_SD + "resultFormat"), _n(_FORMATS + form))
    yield ox.Triple(service, _n(_SD + "defaultDataset"), dataset)
    yield _is(dataset, _SD + "Dataset")
    yield ox.Triple(dataset, _n(_SD + "defaultGraph"), default)
    yield _is(default, _SD + "Graph")
    yield ox.Triple(default, _n(_VOID + "triples"), _number(facts.triples))
    for place, name in enumerate(facts.graphs, 1):
        graph = ox.NamedNode(f"{endpoint}#graph-{place}")
        yield ox.Triple(dataset, _n(_SD + "namedGraph"), graph)
        yield _is(graph, _SD + "NamedGraph")
        yield ox.Triple(graph, _n(_SD + "name"), _n(name))


def void(root: str, facts: Facts) -> Iterator[ox.Triple]:
    """Describe the data set served under an address (which ends in a slash)."""
    here = f"{root}.well-known/void"
    dataset = ox.NamedNode(f"{here}#dataset")
    yield _is(ox.NamedNode(here), _VOID + "DatasetDescription")
    yield ox.Triple(ox.NamedNode(here), _n("http://xmlns.com/foaf/0.1/primaryTopic"), dataset)
    yield _is(dataset, _VOID + "Dataset")
    for language, title in _TITLES:
        yield ox.Triple(dataset, _n(_DCT + "title"), ox.Literal(title, language=language))
    yield ox.Triple(dataset, _n(_VOID + "sparqlEndpoint"), _n(f"{root}sparql"))
    yield ox.Triple(dataset, _n(_VOID + "uriSpace"), ox.Literal(facts.base))
    yield ox.Triple(dataset, _n(_VOID + "vocabulary"), _n(PREFIXES["rw"]))
    yield ox.Triple(dataset, _n(_VOID + "triples"), _number(facts.triples))
    yield ox.Triple(dataset, _n(_VOID + "classes"), _number(len(facts.classes)))
    yield ox.Triple(dataset, _n(_VOID + "properties"), _number(len(facts.properties)))
    for place, (iri, count) in enumerate(facts.classes, 1):
        part = ox.NamedNode(f"{here}#class-{place}")
        yield ox.Triple(dataset, _n(_VOID + "classPartition"), part)
        yield ox.Triple(part, _n(_VOID + "class"), _n(iri))
        yield ox.Triple(part, _n(_VOID + "entities"), _number(count))
    for place, (iri, count) in enumerate(facts.properties, 1):
        part = ox.NamedNode(f"{here}#property-{place}")
        yield ox.Triple(dataset, _n(_VOID + "propertyPartition"), part)
        yield ox.Triple(part, _n(_VOID + "property"), _n(iri))
        yield ox.Triple(part, _n(_VOID + "triples"), _number(count))


def _n(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _is(thing: ox.NamedNode, kind: str) -> ox.Triple:
    return ox.Triple(thing, _TYPE, _n(kind))


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=_n(_XSD + "integer"))
