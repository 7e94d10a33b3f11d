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

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
import rdflib

from riwaya.errors import QueryError
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Statement = TypeVar("Statement", ox.Triple, ox.Quad)
Term = ox.NamedNode | ox.BlankNode | ox.Literal

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_HAZARD = re.compile(r"\\[uU]?|[\x00-\x1f\x7f\"]")
_SHORT = {'"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
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


def spelt(term: Term | None) -> str:
    """Write a term as SPARQL reads it back.

    :raises QueryError: a blank node, which SPARQL would read as a variable.
    """
    if term is None:
        return "UNDEF"
    if isinstance(term, ox.BlankNode):
        raise QueryError("a blank node cannot be asked for")
    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    words = _HAZARD.sub(lambda match: _harmless(match[0]), term.value)
    if term.language is not None:
        return f'"{words}"@{term.language}'
    return f'"{words}"' if term.datatype == _STRING else f'"{words}"^^<{term.datatype.value}>'


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


def _harmless(found: str) -> str:
    r"""Escape a quote, a backslash or a control character of a string.

    rdflib resolves ``\uXXXX`` before it parses, even behind a backslash, and takes up to eight digits after ``\u``:
    so a control is written with all eight, and a ``u`` behind a backslash is written as an escape itself.
    """
    if found[0] == "\\":
        return "\\\\" + "".join(f"\\U{ord(letter):08X}" for letter in found[1:])
    return _SHORT.get(found) or f"\\U{ord(found):08X}"
