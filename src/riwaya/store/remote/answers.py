"""What a server sent, read as an answer: SPARQL results in JSON or XML, statements in N-Triples or Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from riwaya.errors import StoreError
from riwaya.store.results import Answer, Rows, Truth
from riwaya.store.sources import statements
from riwaya.store.terms import term_of

if TYPE_CHECKING:
    from riwaya.store.remote.http import Reply
    from riwaya.store.terms import Term

RESULTS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
STATEMENTS: Final = "application/n-triples, text/turtle;q=0.9"
#: Datatypes that a make of server puts in the place of those it was given.
_SAME: Final = {
    "http://www.openlinksw.com/schemas/virtrdf#Geometry": "http://www.opengis.net/ont/geosparql#wktLiteral",
}
_RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/ntriples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "text/rdf+n3": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def rows_or_truth(reply: Reply) -> Rows | Truth:
    """Read the results of a SELECT or an ASK.

    :raises StoreError: they are in no known form, or broken.
    """
    form = _RESULTS.get(reply.media)
    if form is None:
        raise _unknown(reply)
    try:
        return _read(reply.body, form)
    except (SyntaxError, ValueError, TypeError) as fault:
        # without its frames, which hold the engine's results: those must not be let go by another thread
        raise _broken(reply, fault) from fault.with_traceback(None)


def _read(body: bytes, form: ox.QueryResultsFormat) -> Rows | Truth:
    found = ox.parse_query_results(body, format=form)
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    names = tuple(variable.value for variable in found.variables)
    return Rows(names, tuple(tuple(None if t is None else term_of(_same(t)) for t in row) for row in found))


def triples(reply: Reply) -> Answer:
    """Read the statements of a CONSTRUCT or DESCRIBE, or of a graph.

    :raises StoreError: they are in no known form, or broken.
    """
    form = _GRAPHS.get(reply.media)
    if form is None:
        raise _unknown(reply)
    try:
        read = ox.parse(reply.body, format=form, base_iri=reply.url)
        return statements({ox.Triple(q.subject, q.predicate, _same(q.object)) for q in read})
    except SyntaxError as fault:
        raise _broken(reply, fault) from fault


def _same(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value in _SAME:
        return ox.Literal(term.value, datatype=ox.NamedNode(_SAME[term.datatype.value]))
    return term


def _unknown(reply: Reply) -> StoreError:
    what = reply.media or "nothing that it names"
    mend = "give the address of the SPARQL endpoint itself (docs/remote.md)"
    return StoreError(f"answered with {what}, not with SPARQL results", where=reply.url, mend=mend)


def _broken(reply: Reply, fault: Exception) -> StoreError:
    words = str(fault.args[0])[:200] if fault.args else type(fault).__name__
    return StoreError(f"its answer is broken: {words}", where=reply.url, mend="ask again; or tell whoever runs it")
