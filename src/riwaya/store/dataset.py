"""The embedded store: a folder with an Oxigraph database and a marker that says which format it is.

One writer at a time; readers open beside it and see what had been written when they opened. An article is replaced
as one transaction. What goes in is RDF that has been validated already: the engine rewrites literals (``0.50`` comes
back as ``0.5``, ``nonNegativeInteger`` as ``integer``, language tags in lower case), so hash and validate before.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import msgspec
import pyoxigraph as ox

from riwaya.errors import StoreError
from riwaya.store.checks import violations
from riwaya.store.files import FORMATS, quads_of
from riwaya.store.folder import FORMAT, damage_told, mark, mend_of, reader, recognise, writer
from riwaya.store.sources import OxigraphSource
from riwaya.store.terms import in_order
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from riwaya.store.checks import Violation
    from riwaya.store.results import Answer
    from riwaya.store.search.keeping import Keeper

BATCH = 50_000

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RW = PREFIXES["rw"]


class Info(msgspec.Struct, frozen=True):
    """What a store holds, and what keeps it. ``graphs`` gives (IRI, number of triples), sorted by IRI."""

    path: str
    engine: str
    triples: int
    articles: int
    claims: int
    graphs: tuple[tuple[str, int], ...]


class Dataset:
    """An open store. Close it, or use it in a ``with`` statement, to free the lock."""

    def __init__(self, path: Path, store: ox.Store, *, writable: bool, keeper: Keeper | None = None) -> None:
        """Wrap an open store; :meth:`open` is the way to get one."""
        self.path = path
        self.writable = writable
        self._store: ox.Store | None = store
        self._keeper = keeper

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, index: bool = True) -> Self:
        """Open the store in a folder. ``write`` makes it where there is none, and takes the lock.

        :param index: whether a writer brings the search index in step when it closes; else it falls behind.
        :raises StoreError: it is missing, locked by another writer, corrupt, or of another version.
        """
        folder = Path(path)
        if not write:
            recognise(folder)
            return cls(folder, reader(folder), writable=False)
        mark(folder)
        recognise(folder)
        keeper = _keeper(folder) if index else None
        return cls(folder, writer(folder), writable=True, keeper=keeper)

    def close(self) -> None:
        """Write what is pending to the disk, bring the search index in step, and free the lock.

        A closed dataset answers no more.

        :raises StoreError: the index cannot be written; the store itself is whole and closed.
        """
        if self._store is None:
            return
        keeper, self._keeper = self._keeper, None
        draft = None
        try:
            if self.writable:
                self._store.flush()
            if keeper is not None:
                draft = keeper.draft(self)
        finally:
            self._store = None
        if draft is not None:
            draft.publish(self.path)

    def __enter__(self) -> Self:
        """Return the dataset itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close. Where something went wrong the search index is left behind: its next reader will know."""
        if kind is not None:
            self._keeper = None
        self.close()

    def ask(self, text: str) -> Answer:
        """Answer a SPARQL query over the union of all graphs (see :class:`riwaya.store.sources.Source`)."""
        try:
            return OxigraphSource(self._open()).ask(text)
        except StoreError as fault:
            raise StoreError(fault.message, where=str(self.path), mend=fault.mend) from fault

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> int:
        """Make a graph hold exactly these triples, as one transaction; return how many statements that changed.

        A graph that is left with none is gone.

        :raises StoreError: the dataset is read-only, or the disk refuses.
        """
        store, name = self._writable(), ox.NamedNode(graph)
        staged = ox.Store()  # brings literals to the spelling that the store gives back, so that equal is equal
        staged.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
        with damage_told(self.path):
            new, old = set(staged), set(store.quads_for_pattern(None, None, None, name))
        if self._keeper is not None and new != old:
            self._keeper.changed(graph)
        gone, added = in_order(old - new), in_order(new - old)
        try:
            if not new:
                store.update(f"DROP SILENT GRAPH {name}")
            elif gone:
                store.update(f"{_data('DELETE', name, gone)} ;\n{_data('INSERT', name, added)}")
            else:
                store.extend(added)
        except (OSError, RuntimeError) as fault:
            told = f"nothing was written: {fault}"
            raise StoreError(told, where=str(self.path), mend=mend_of(fault)) from fault
        return len(gone) + len(added)

    def load(self, file: str | Path, *, graph: str | None = None, batch: int = BATCH) -> int:
        """Add the statements of a .nq, .trig, .ttl or .nt file in batches of bounded memory; return their number.

        The file is read through once before anything is written, so one that does not parse changes nothing. A batch
        that has been written stays written whatever happens after it; loading the same file again is harmless.

        :param graph: where the triples of a .ttl or .nt file belong, which does not say so itself.
        :raises InputError: the file is missing, of another kind, or does not parse.
        :raises StoreError: the dataset is read-only, or the disk refuses.
        """
        store, path = self._writable(), Path(file)
        for _ in quads_of(path, graph):
            pass
        if self._keeper is not None:
            self._keeper.changed()
        total, quads = 0, quads_of(path, graph)
        try:
            while chunk := list(islice(quads, batch)):
                store.bulk_extend(chunk)
                total += len(chunk)
        except (OSError, RuntimeError) as fault:
            told = f"stopped after {total} statements: {fault}"
            raise StoreError(told, where=str(self.path), mend=mend_of(fault)) from fault
        return total

    def dump(self, out: IO[bytes], form: str = "nq", *, graph: str | None = None) -> None:
        """Write all graphs, or one: sorted by graph and statement, so that equal stores give equal bytes.

        :param form: nq or trig; nt or ttl (the union, or the one graph) say nothing of graphs.
        :raises StoreError: the form is another, or there is no such graph.
        """
        rdf = FORMATS.get(f".{form}")
        if rdf is None:
            raise StoreError(f"cannot dump as {form!r}", mend=f"one of {', '.join(s[1:] for s in FORMATS)}")
        store = self._open()
        names = sorted(str(g.value) for g in store.named_graphs())
        if graph is not None and graph not in names:
            raise StoreError(f"holds no graph {graph}", where=str(self.path), mend="riwaya store info lists them")
        quads = _in_order(store, names if graph is None else [graph])
        lines = quads if rdf.supports_datasets else (quad.triple for quad in quads)
        with damage_told(self.path):
            ox.serialize(lines, out, rdf, prefixes=PREFIXES)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(sorted(str(name.value) for name in self._open().named_graphs()))

    def info(self) -> Info:
        """Count what is there."""
        with damage_told(self.path):
            return self._counted(self._open())

    def _counted(self, store: ox.Store) -> Info:
        counts = Counter(str(name.value) for name in store.named_graphs())
        sizes = {iri: sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(iri))) for iri in counts}
        return Info(
            path=str(self.path),
            engine=f"oxigraph, format {FORMAT}",
            triples=len(store),
            articles=_instances(store, "Article"),
            claims=_instances(store, "Claim"),
            graphs=tuple(sorted(sizes.items())),
        )

    def check(self) -> tuple[Violation, ...]:
        """Run every check of the library, each of which must find nothing, and return those that found something."""
        return violations(self)

    def optimize(self) -> None:
        """Let the engine compact its files; worth it after a large load."""
        self._writable().optimize()

    def _open(self) -> ox.Store:
        if self._store is None:
            raise StoreError("is closed", where=str(self.path))
        return self._store

    def _writable(self) -> ox.Store:
        if not self.writable:
            raise StoreError("is open for reading only", where=str(self.path), mend="open it with write=True")
        return self._open()


def _keeper(folder: Path) -> Keeper:
    from riwaya.store.search.keeping import Keeper  # noqa: PLC0415 - readers have no use for it

    return Keeper(folder)


def _in_order(store: ox.Store, names: Iterable[str]) -> Iterator[ox.Quad]:
    for name in names:
        yield from in_order(store.quads_for_pattern(None, None, None, ox.NamedNode(name)))


def _data(verb: str, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> str:
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    return f"{verb} DATA {{ GRAPH {graph} {{\n{lines}}} }}"


def _instances(store: ox.Store, name: str) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, _TYPE, ox.NamedNode(_RW + name), None))
