"""The store as a worker sees it: opened for reading, opened anew when it has changed, and gated each time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from riwaya.store.folder import mend_of
from riwaya.web.messages import Charter, Facts, Refusal
from riwaya.web.scope import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.web.messages import Job

_RW: Final = "https://w3id.org/riwaya/ns#"
_TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_PERSON: Final = ox.NamedNode(f"{_RW}Person")
_ARTICLE: Final = ox.NamedNode(f"{_RW}Article")
_DEFAULT_BASE: Final = "https://data.riwaya.invalid/"
_ATTEMPTS: Final = 5

Files = tuple[tuple[str, int, int], ...]


class Snapshot:
    """The newest state of the store that could be opened."""

    def __init__(self, charter: Charter) -> None:
        """Take the charter; the store is opened by the first job."""
        self.charter = charter
        self._folder = Path(charter.store) / "oxigraph"
        self._files: Files | None = None
        self._store: ox.Store | None = None

    def query(self, job: Job) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Start a query.

        :raises Refusal: it reaches out, or names a graph that is not there.
        :raises SyntaxError: it does not parse.
        """
        scope = scope_of(job.text)
        store = self.store()
        default, named = scope.default, scope.named
        if job.default_graphs or job.named_graphs:  # the protocol's choice overrides the query's
            default, named = job.default_graphs, job.named_graphs
        if not default and not named:
            return store.query(scope.text, use_default_graph_as_union=True)
        return store.query(scope.text, default_graph=[*_known(store, default)], named_graphs=[*_known(store, named)])

    def update(self, text: str) -> None:
        """Change the store, as one transaction.

        :raises Refusal: it reaches out, or another process holds the store.
        :raises SyntaxError: it does not parse.
        """
        scope = scope_of(text)
        if scope.default or scope.named:
            raise Refusal(400, "FROM stands in no update")
        self._store = self._files = None
        try:
            writer = ox.Store(self._folder)
        except OSError as fault:
            raise Refusal(503, "The store is locked: another process writes to it", str(fault)) from fault
        try:
            writer.update(text)
            writer.flush()
        finally:
            del writer  # a fault keeps this frame alive, and with it the lock, for as long as somebody keeps the fault

    def store(self) -> ox.Store:
        """Return the store, opened anew where its files have changed.

        :raises Refusal: it cannot be opened, or it names people who must not be named.
        """
        for left in reversed(range(_ATTEMPTS)):
            try:
                files = store_files(self._folder)
                if self._store is None or files != self._files:
                    self._store = None
                    fresh = ox.Store.read_only(str(self._folder))
                    self._gate(fresh)
                    self._store, self._files = fresh, files
            except (OSError, RuntimeError) as fault:
                if not left:
                    raise Refusal(503, "The store cannot be read", f"{fault}; {mend_of(fault)}".rstrip("; ")) from fault
                time.sleep(0.05)
            else:
                return self._store
        raise AssertionError("unreachable")

    def base(self) -> str:
        """Return the base under which the data stand."""
        return _base(self.store())

    def facts(self) -> Facts:
        """Count what there is; the engine counts, so that a large store is no matter."""
        store = self.store()
        properties = _counts(store, "?s ?kind ?o")
        return Facts(
            base=_base(store),
            triples=sum(count for _, count in properties),
            graphs=tuple(sorted(str(name.value) for name in store.named_graphs())),
            classes=_counts(store, "?s a ?kind"),
            properties=properties,
        )

    def _gate(self, store: ox.Store) -> None:
        """Refuse what must not be published. Who may be named was told by the server, from the policy."""
        if self.charter.public is None:
            return
        closed = Refusal(
            503, "The store holds private data, which is not served", "Serve it with --private, to yourself."
        )
        if any(Path(mark).exists() for mark in self.charter.marks):
            raise closed
        base = _base(store)
        for quad in store.quads_for_pattern(None, _TYPE, _PERSON, None):
            if isinstance(quad.subject, ox.NamedNode) and not _may_be_named(
                quad.subject.value, base, self.charter.public
            ):
                raise closed
        for withheld in self.charter.withheld:
            entity = ox.NamedNode(f"{base}entity/{withheld}")
            if next(iter(store.quads_for_pattern(entity, None, None, None)), None) is not None:
                raise closed


def _may_be_named(iri: str, base: str, public: Iterable[str]) -> bool:
    """A protected person has no name any more; a public figure may have one; whoever only a text names may not."""
    _, mark, id_ = iri.rpartition("/entity/")
    if mark and id_.startswith("protected-"):
        return True
    return iri.startswith(f"{base}entity/") and id_ in public


def store_files(folder: Path) -> Files:
    """How the store looks on the disk: names, sizes and times of its files."""
    found = []
    for entry in folder.iterdir():
        if not entry.name.startswith(("LOG", "LOCK")):
            stat = entry.stat()
            found.append((entry.name, stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(found))


def _base(store: ox.Store) -> str:
    """The base under which the data stand: what precedes ``article/`` in the IRI of an article."""
    for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, None):
        base, mark, _ = str(quad.subject.value).partition("article/")  # type: ignore[union-attr]
        if mark:
            return base
    return _DEFAULT_BASE


def _known(store: ox.Store, iris: Iterable[str]) -> list[ox.NamedNode]:
    graphs: list[ox.NamedNode] = []
    for iri in iris:
        try:
            name = ox.NamedNode(iri)
        except ValueError as fault:
            raise Refusal(400, "A graph is named by an IRI", f"{iri!r}: {fault}") from fault
        if not store.contains_named_graph(name):
            detail = (
                f"{iri} is not here, and nothing is fetched: SELECT DISTINCT ?g {{ GRAPH ?g {{}} }} lists the graphs."
            )
            raise Refusal(400, "The store holds no such graph", detail)
        graphs.append(name)
    return graphs


def _counts(store: ox.Store, pattern: str) -> tuple[tuple[str, int], ...]:
    """How many statements there are of each kind."""
    query = f"SELECT ?kind (COUNT(*) AS ?n) {{ {pattern} FILTER(ISIRI(?kind)) }} GROUP BY ?kind"
    found = store.query(query, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"{found!r} is no table")
    return tuple(sorted((row[0].value, int(row[1].value)) for row in found))
