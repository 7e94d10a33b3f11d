"""Every IRI that Riwaya writes or asks for, as closed vocabularies: a misspelt term raises, it never becomes data.

Two kinds, because they are used in two ways:

* ``RW``, ``OA``, ``SEM``, ... hold *terms*, which code names itself: ``RW.inArticle``. They are class attributes, so
  mypy finds a misspelling before it runs and Python raises ``AttributeError`` when it does.
* ``RWET``, ``RWSA``, ... hold *codes*, which data names: ``RWET["air_strike"]`` raises ``KeyError`` on anything that
  is not in the scheme.

>>> RW.inArticle
rdflib.term.URIRef('https://w3id.org/riwaya/ns#inArticle')
>>> RWET["air_strike"]
rdflib.term.URIRef('https://w3id.org/riwaya/event-type#air_strike')
>>> RWET["airstrike"]
Traceback (most recent call last):
    ...
KeyError: "'airstrike' is no code of https://w3id.org/riwaya/event-type#"

A test holds these lists, the files under ``ontology/`` and the tables of ``docs/model.md`` together.
"""

from __future__ import annotations

from typing import Final

from rdflib.namespace import DCTERMS, GEO, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD

from riwaya.vocab.closed import Codes, Terms
from riwaya.vocab.core import RW
from riwaya.vocab.foreign import CITO, EDTF, LEXINFO, LIME, OA, ONTOLEX, SEM, SKOSXL, SYNSEM, WIKIBASE
from riwaya.vocab.schemes import (
    EVENT_TYPE_GROUPINGS,
    RWAK,
    RWAR,
    RWCE,
    RWCK,
    RWCM,
    RWET,
    RWGR,
    RWHK,
    RWOK,
    RWPK,
    RWPO,
    RWPR,
    RWRS,
    RWSA,
    RWTB,
    RWTK,
    RWWE,
    SCHEMES,
)

__all__ = [
    "CITO",
    "EDTF",
    "EVENT_TYPE_GROUPINGS",
    "LEXINFO",
    "LIME",
    "OA",
    "ONTOLEX",
    "PREFIXES",
    "RW",
    "RWAK",
    "RWAR",
    "RWCE",
    "RWCK",
    "RWCM",
    "RWET",
    "RWGR",
    "RWHK",
    "RWOK",
    "RWPK",
    "RWPO",
    "RWPR",
    "RWRS",
    "RWSA",
    "RWTB",
    "RWTK",
    "RWWE",
    "SCHEMES",
    "SEM",
    "SKOSXL",
    "SYNSEM",
    "WIKIBASE",
    "Codes",
    "Terms",
]

# Every prefix that a writer binds or a query may use; the order is the order in which they are written.
PREFIXES: Final[dict[str, str]] = {
    "rw": RW.iri,
    **{prefix: codes.iri for prefix, codes in SCHEMES.items()},
    "cito": CITO.iri,
    "dcterms": str(DCTERMS),
    "edtf": EDTF.iri,
    "geo": str(GEO),
    "lexinfo": LEXINFO.iri,
    "lime": LIME.iri,
    "oa": OA.iri,
    "ontolex": ONTOLEX.iri,
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sem": SEM.iri,
    "skos": str(SKOS),
    "skosxl": SKOSXL.iri,
    "synsem": SYNSEM.iri,
    "time": str(TIME),
    "wd": "http://www.wikidata.org/entity/",
    "wikibase": WIKIBASE.iri,
    "xsd": str(XSD),
}
