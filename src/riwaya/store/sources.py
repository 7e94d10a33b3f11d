"""What can be asked: a store on disk, an rdflib graph, a file, a remote store. Every one is a :class:`Source`.

Questions run over the *union* of all graphs and never name one, so the same text gives the same rows on the Turtle
file, the TriG file and the store. Two traps of the engines are met here: a plain rdflib ``Dataset`` asks its empty
default graph (a view over the union is asked instead), and each engine spells literals its own way (``terms``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
import rdflib

from riwaya.errors import QueryError, StoreError
from riwaya.store.files import store_of
from riwaya.store.folder import mend_of
from riwaya.store.guard import DEEPEST, too_deep
from riwaya.store.results import Answer, Rows, Statements, Truth
from riwaya.store.terms import in_order, term_of


class Source(Protocol):
    """Whatever answers SPARQL over a graph of claims."""

    def ask(self, text: str) -> Answer:
        """Answer a SPARQL query over the union of all graphs.

        :raises QueryError: the query does not parse, or the engine refuses it.
        """
        ...


class OxigraphSource:
    """An Oxigraph store, in memory or on disk."""

    def __init__(self, store: ox.Store) -> None:
        """Ask this store."""
        self.store = store

    def ask(self, text: str) -> Answer:
        """Answer a query; see :meth:`Source.ask`."""
        if too_deep(text):
            told = f"has more than {DEEPEST} brackets inside one another: the engine would end this process"
            raise QueryError(told, mend="write it flatter")
        try:
            return _of_oxigraph(self.store.query(text, use_default_graph_as_union=True))
        except SyntaxError as fault:
            raise QueryError(str(fault.args[0]), mend="mend the query") from fault
        except (OSError, RuntimeError) as fault:
            # without its frames, which hold the engine's results: those must not be let go by another thread
            told = f"the store could not answer: {fault}"
            raise StoreError(told, mend=mend_of(fault)) from fault.with_traceback(None)


class RdflibSource:
    """An rdflib ``Graph`` or ``Dataset``."""

    def __init__(self, graph: rdflib.Graph) -> None:
        """Ask this graph, or the union of this dataset's graphs."""
        if isinstance(graph, rdflib.Dataset) and not graph.default_union:
            graph = rdflib.Dataset(store=graph.store, default_union=True)
        self.graph = graph

    def ask(self, text: str) -> Answer:
        """Answer a query; see :meth:`Source.ask`."""
        from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - a sixth of a second for every command

        try:
            parseQuery(text)
        except Exception as fault:  # pyparsing raises its own, and recursion errors, by version
            raise QueryError(str(fault), mend="mend the query") from fault
        return _of_rdflib(self.graph.query(text))


def as_source(thing: object) -> Source:
    """Make a source of a dataset, a store, an rdflib graph, or the path of a file (.ttl, .nt, .nq, .trig).

    :raises InputError: the file is missing, of another kind, or does not parse.
    """
    if isinstance(thing, ox.Store):
        return OxigraphSource(thing)
    if isinstance(thing, rdflib.Graph):
        return RdflibSource(thing)
    if isinstance(thing, str | Path):
        return OxigraphSource(store_of(Path(thing)))
    if hasattr(thing, "ask"):
        source: Source = thing
        return source
    raise TypeError(f"{thing!r} is nothing that can be asked")


def _of_oxigraph(found: object) -> Answer:
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        return Rows(names, tuple(tuple(None if t is None else term_of(t) for t in row) for row in found))
    if isinstance(found, ox.QueryTriples):
        return statements(set(found))
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    raise TypeError(f"{found!r} is no answer that Oxigraph is known to give")


def _of_rdflib(found: rdflib.query.Result) -> Answer:
    if found.type == "SELECT":
        names = tuple(str(name) for name in found.vars or ())
        return Rows(names, tuple(tuple(None if t is None else term_of(t) for t in row) for row in found))  # type: ignore[union-attr]
    if found.type in {"CONSTRUCT", "DESCRIBE"}:
        return statements({ox.Triple(*map(term_of, triple)) for triple in found.graph or ()})  # type: ignore[arg-type]
    if found.type == "ASK":
        return Truth(bool(found.askAnswer))
    raise TypeError(f"{found.type!r} is no kind of answer that rdflib is known to give")


def statements(triples: set[ox.Triple]) -> Statements:
    """Bring triples to their canonical spelling and order."""
    canonical = {ox.Triple(t.subject, t.predicate, term_of(t.object)) for t in triples}
    return Statements(tuple(in_order(canonical)))
