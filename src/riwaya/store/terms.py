"""RDF terms at the store's edge: one kind of term whichever engine answered.

Rows hold Oxigraph's immutable terms. What rdflib answers is converted here, and both engines' literals are brought to
the one spelling that an Oxigraph store gives back (``007`` is ``7``, ``0.50`` is ``0.5``, language tags are lower
case), so that the same question gives equal rows on every engine.

>>> term_of(rdflib.Literal("0.50", datatype=rdflib.XSD.decimal, normalize=False))
<Literal value=0.5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>
>>> shown(term_of(rdflib.URIRef("https://w3id.org/riwaya/event-type#shelling")))
'rwet:shelling'
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
import rdflib

from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Statement = TypeVar("Statement", ox.Triple, ox.Quad)
Term = ox.NamedNode | ox.BlankNode | ox.Literal

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_PROBE = ox.NamedNode("urn:riwaya:probe")
_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))


def term_of(term: object) -> Term:
    """Convert a term of either engine to the one kind that rows hold.

    :raises TypeError: it is no term that a row or a triple can hold (a variable, a quoted triple).
    """
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return term
    if isinstance(term, ox.Literal):
        return canonical(term)
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        return canonical(_literal(term))
    raise TypeError(f"{term!r} is no IRI, blank node or literal")


def triples_of(graph: rdflib.Graph) -> Iterator[ox.Triple]:
    """Go through an rdflib graph as Oxigraph triples, literals spelt as they are."""
    for subject, predicate, value in graph:
        yield ox.Triple(_exact(subject), _exact(predicate), _exact(value))  # type: ignore[arg-type]


def canonical(literal: ox.Literal) -> ox.Literal:
    """Spell a literal as an Oxigraph store gives it back.

    >>> canonical(ox.Literal("007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")))
    <Literal value=7 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    >>> canonical(ox.Literal("x", language="AR-sy"))
    <Literal value=x language=ar-sy>
    """
    if literal.language is not None:
        return ox.Literal(literal.value, language=literal.language.lower())
    return literal if literal.datatype == _STRING else _through_a_store(literal)


@lru_cache(maxsize=8192)
def _through_a_store(literal: ox.Literal) -> ox.Literal:
    store = ox.Store()
    store.add(ox.Quad(_PROBE, _PROBE, literal))
    (quad,) = store
    value = quad.object
    if not isinstance(value, ox.Literal):
        raise TypeError(f"{literal!r} came back from the store as {value!r}")
    return value


def compact(iri: str) -> str:
    """Shorten an IRI by the project's prefixes where what is left can stand behind one.

    >>> compact("http://www.wikidata.org/entity/Q858"), compact("https://example.org/a#b")
    ('wd:Q858', 'https://example.org/a#b')
    """
    for prefix, namespace in _LONGEST_FIRST:
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return iri


def shown(term: Term | None) -> str:
    """Write a term for a person: the words of a literal, a shortened IRI, nothing for nothing."""
    if term is None:
        return ""
    return compact(term.value) if isinstance(term, ox.NamedNode) else plain(term)


def plain(term: Term | None) -> str:
    """Write a term as SPARQL's CSV does: full IRI, bare words, ``_:`` before a blank node."""
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Sort statements by their N-Triples spelling, the order of everything that is written."""
    return sorted(statements, key=str)


def _exact(term: object) -> Term:
    return _literal(term) if isinstance(term, rdflib.Literal) else term_of(term)


def _literal(term: rdflib.Literal) -> ox.Literal:
    if term.language:
        return ox.Literal(str(term), language=term.language)
    if term.datatype is not None:
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
    return ox.Literal(str(term))
