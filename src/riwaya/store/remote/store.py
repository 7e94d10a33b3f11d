"""A remote store: asked like every other source, written by SPARQL updates and the graph store protocol.

What a write promises is what the server promises. One request is one transaction in Fuseki (TDB2), GraphDB, Oxigraph
and ``riwaya serve``; Virtuoso commits its operations one by one, so a reader may see a graph while it is exchanged.
A graph that is too large for one request goes by the graph store protocol where the server has one, otherwise in
pieces: then a fault in the midst leaves a part of it, and the message says so.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import IO, TYPE_CHECKING, Final, Self
from urllib.parse import urlencode
from urllib.request import Request

import pyoxigraph as ox

from riwaya.errors import QueryError, StoreError
from riwaya.store.binding import inlined
from riwaya.store.checks import Violation, violations
from riwaya.store.dataset import Info
from riwaya.store.files import FORMATS, quads_of
from riwaya.store.remote import updates
from riwaya.store.remote.answers import STATEMENTS, rows_or_truth, triples
from riwaya.store.remote.endpoints import differences, endpoints, query_url
from riwaya.store.remote.faults import RefusedError, TooLargeError
from riwaya.store.remote.http import Client, Reply
from riwaya.store.remote.paging import may_go_on, nested, ordered, paged
from riwaya.store.remote.queries import ask_of, checked
from riwaya.store.remote.settings import from_environment
from riwaya.store.remote.updates import insert, lines_of, pieces
from riwaya.store.results import Rows, Statements, Truth
from riwaya.store.terms import in_order
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

    from riwaya.store.remote.endpoints import Difference, Endpoints
    from riwaya.store.remote.settings import Settings
    from riwaya.store.results import Answer

#: Too many rows or bytes, says the server: it may still give them in pieces.
_TOO_MANY: Final = frozenset({413, 422})
# Answers two things at once: who serves there, and whether a question over the union of all graphs is understood.
_APART: Final = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"
_RW: Final = PREFIXES["rw"]


class RemoteStore:
    """A SPARQL 1.1 store at an address, with the methods of :class:`riwaya.store.dataset.Dataset`."""

    def __init__(self, url: str, settings: Settings | None = None) -> None:
        """Name a store by its query address; nothing is asked of it yet.

        :param settings: by default those of the environment.
        :raises InputError: the address or the environment is wrong.
        """
        self.settings = from_environment() if settings is None else settings
        self.url = query_url(url)
        self.client = Client(self.settings)
        self.make = ""
        self._endpoints: Endpoints | None = None
        self._parameters: tuple[tuple[str, str], ...] = ()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to close: every request is a connection of its own."""

    @property
    def endpoints(self) -> Endpoints:
        """The addresses of the store; the server is asked once who it is.

        :raises StoreError: it cannot be reached, or its default graph is not the union of its graphs.
        """
        if self._endpoints is None:
            reply = self._request(_APART, "ASK")
            self.make = reply.headers.get("server", "").strip()
            found = endpoints(self.url, self.settings, self.make)
            self._parameters = found.union
            if found.union:
                reply = self._request(_APART, "ASK")
            if rows_or_truth(reply) == Truth(value=True):
                mend = "make the union the default graph where the server is set up (docs/remote.md)"
                raise StoreError("its default graph is not the union of its graphs", where=self.url, mend=mend)
            self._endpoints = found
        return self._endpoints

    def ask(self, text: str) -> Answer:
        """Answer a SPARQL query (see :class:`riwaya.store.sources.Source`); a large SELECT comes in pages.

        :raises QueryError: it does not parse, or the server refuses it.
        :raises StoreError: the server cannot be reached, takes too long, or cuts answers that cannot be paged.
        """
        form = checked(text)
        if self.endpoints.inline:
            text = inlined(text)
        if form in {"CONSTRUCT", "DESCRIBE"}:
            return triples(self._request(text, form))
        try:
            answer = rows_or_truth(self._request(text, form))
        except (TooLargeError, RefusedError) as fault:
            if (
                form == "ASK"
                or not ordered(text)
                or (isinstance(fault, RefusedError) and fault.status not in _TOO_MANY)
            ):
                raise
            return self._pages(text, Rows((), ()))
        if isinstance(answer, Truth) or not may_go_on(text, len(answer.rows)):
            return answer
        return self._pages(text, answer)

    def replace(self, graph: str, statements: Iterable[ox.Triple]) -> int:
        """Make a graph hold exactly these triples, in one request where it fits; return how many there are.

        :raises StoreError: the server cannot be reached, or refuses; the message says whether a part was written.
        """
        name = ox.NamedNode(graph)
        lines = list(lines_of(in_order(set(statements)), graph))
        drop = f"DROP SILENT GRAPH {name}"
        if len(lines) <= self.endpoints.statements and sum(len(line.encode()) for line in lines) <= updates.ONE_REQUEST:
            self._update(f"{drop} ;\n{insert(name, lines)}" if lines else drop)
        elif self.endpoints.graphs:
            request = Request(self._graph_url(graph), "".join(lines).encode(), method="PUT")  # noqa: S310 - checked_url
            request.add_header("Content-Type", "application/n-triples")
            self.client.send(request, again=True)
        else:
            self._update(drop)
            self._insert_all(name, lines, f"the graph {graph} is not whole now: write it again")
        return len(lines)

    def add(self, graph: str, statements: Iterable[ox.Triple]) -> int:
        """Add triples to a graph, in requests of bounded size; return how many were sent."""
        lines = list(lines_of(in_order(set(statements)), graph))
        self._insert_all(ox.NamedNode(graph), lines, "what was sent before stays; adding again is harmless")
        return len(lines)

    def load(self, file: str | Path, *, graph: str | None = None) -> int:
        """Add the statements of a file; see :meth:`riwaya.store.dataset.Dataset.load`."""
        for _ in lines_of(
            (quad.triple for quad in quads_of(file, graph)), str(file)
        ):  # a file that is refused changes nothing
            pass
        total = 0
        for name, quads in groupby(quads_of(file, graph), key=lambda quad: quad.graph_name):
            if not isinstance(name, ox.NamedNode):
                raise StoreError("a graph without an address cannot be sent", where=str(file), mend="name its graph")
            lines = lines_of((quad.triple for quad in quads), str(file))
            total += self._insert_all(name, lines, "what was sent before stays; loading again is harmless")
        return total

    def dump(self, out: IO[bytes], form: str = "nq", *, graph: str | None = None) -> None:
        """Write all graphs, or one, sorted; see :meth:`riwaya.store.dataset.Dataset.dump`."""
        rdf = FORMATS.get(f".{form}")
        if rdf is None:
            raise StoreError(f"cannot dump as {form!r}", mend=f"one of {', '.join(s[1:] for s in FORMATS)}")
        sizes = self._sizes()
        if graph is not None and graph not in sizes:
            raise StoreError(f"holds no graph {graph}", where=self.url, mend="riwaya store info lists them")
        quads = (
            ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name))
            for name in (sizes if graph is None else [graph])
            for t in self._graph(name, sizes[name])
        )
        ox.serialize(quads if rdf.supports_datasets else (q.triple for q in quads), out, rdf, prefixes=PREFIXES)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted, without those that the server keeps for itself."""
        return tuple(self._sizes())

    def info(self) -> Info:
        """Count what is there."""
        sizes = self._sizes()
        return Info(
            path=self.url,
            engine=self.make or "unnamed server",
            triples=sum(sizes.values()),
            articles=self._instances("Article"),
            claims=self._instances("Claim"),
            graphs=tuple(sizes.items()),
        )

    def check(self) -> tuple[Violation, ...]:
        """Run the checks of the library but those that this make cannot answer (:meth:`differs` tells)."""
        return violations(
            self, without=[name for name, one in self._differences().items() if one.how in {"error", "hangs"}]
        )

    def differs(self, question: str) -> str:
        """Return why a question of the library is answered otherwise here; nothing where it is not.

        :raises StoreError: the server would not answer, nor anybody else meanwhile.
        """
        known = self._differences().get(question)
        if known is not None and known.how == "hangs":
            raise StoreError(known.reason, where=question, mend="load a dump into a store of your own and ask that")
        return known.reason if known is not None else ""

    def _differences(self) -> dict[str, Difference]:
        make = self.endpoints.make
        return {question: one for (server, question), one in differences().items() if server == make}

    def _request(self, text: str, form: str) -> Reply:
        """Have SPARQLWrapper write a query as a request, and send it; a query is tried again."""
        return self.client.send(ask_of(self.url, text, form, self._parameters), again=True)

    def _pages(self, text: str, first: Rows) -> Rows:
        """Ask on from where an answer ended. Rows that change places meanwhile may be missed or come twice."""
        columns, found = first.columns, list(first.rows)
        cut = nested if self.endpoints.nested and ordered(text) else paged
        while piece := cut(text, self.settings.page if ordered(text) else 1, len(found)):
            answer = rows_or_truth(self._request(piece, "SELECT"))
            if not isinstance(answer, Rows):
                raise StoreError("answered a SELECT with yes or no", where=self.url)
            if answer.rows and not ordered(text):
                mend = "add an ORDER BY, so that it can be fetched in pages"
                raise StoreError(f"cut the answer off after {len(found):,} rows", where=self.url, mend=mend)
            columns = columns or answer.columns
            found.extend(answer.rows)
            if not answer.rows or (len(answer.rows) < self.settings.page and not may_go_on(text, len(answer.rows))):
                break
        return Rows(columns, tuple(found))

    def _update(self, text: str) -> None:
        """Send an update of ours: each leaves the same behind however often it is done, so it may be tried again."""
        request = Request(self.endpoints.update, text.encode(), method="POST")  # noqa: S310 - checked_url
        request.add_header("Content-Type", "application/sparql-update")
        try:
            self.client.send(request, again=True)
        except QueryError as fault:  # nothing in it is for the user to mend
            raise StoreError(fault.message, where=fault.where) from fault

    def _insert_all(self, graph: ox.NamedNode, lines: Iterable[str], told: str) -> int:
        total = 0
        for piece in pieces(lines, self.endpoints.statements):
            try:
                self._update(insert(graph, piece))
            except StoreError as fault:
                mend = f"{fault.mend}; {told}" if fault.mend else told
                text = f"stopped after {total:,} statements: {fault.message}"
                raise StoreError(text, where=fault.where, mend=mend) from fault
            total += len(piece)
        return total

    def _graph(self, name: str, size: int) -> tuple[ox.Triple, ...]:
        """The statements of a graph in order: by the graph store protocol; where it gives fewer (Virtuoso cuts them
        off as it does rows) or does not exist, by a query in pages.
        """  # noqa: D205
        if self.endpoints.graphs:
            request = Request(self._graph_url(name), headers={"Accept": STATEMENTS})  # noqa: S310 - checked_url
            found = triples(self.client.send(request, again=True))
            if isinstance(found, Statements) and len(found.triples) == size:
                return found.triples
        answer = self.ask(f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(name)} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o")
        if not isinstance(answer, Rows):
            raise StoreError("answered a SELECT with something else", where=self.url)
        return tuple(in_order({ox.Triple(*row) for row in answer.rows}))  # type: ignore[arg-type]

    def _graph_url(self, name: str) -> str:
        mark = "&" if "?" in self.endpoints.graphs else "?"
        return f"{self.endpoints.graphs}{mark}{urlencode({self.endpoints.graph_field: name})}"

    def _sizes(self) -> dict[str, int]:
        counts = self._rows("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        sizes = Counter({name: int(number) for name, number in counts if name not in self.endpoints.own_graphs})
        return dict(sorted(sizes.items()))

    def _instances(self, name: str) -> int:
        ((number,),) = self._rows(f"SELECT (COUNT(DISTINCT ?one) AS ?n) {{ ?one a <{_RW}{name}> }}")
        return int(number)

    def _rows(self, text: str) -> list[list[str]]:
        answer = self.ask(text)
        if not isinstance(answer, Rows):
            raise StoreError("answered a SELECT with something else", where=self.url)
        return [[term.value if term is not None else "" for term in row] for row in answer.rows]
