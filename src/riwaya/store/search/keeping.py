"""Keeping the index in step: with a writer as it goes, and anew where that was not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.store.search.drafting import Draft
from riwaya.store.search.index import fingerprint, state_of

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from riwaya.store.sources import Source


class Keeper:
    """Knows what a writer has changed. Make it before the store is opened for writing: that alone changes its files."""

    def __init__(self, store: Path, *, in_step: bool | None = None) -> None:
        """Look at the index of this store.

        :param in_step: whether it was in step with the store before the changes, for who comes after them.
        """
        self._store = store
        self._whole = not (state_of(store) == "ready" if in_step is None else in_step)
        self._graphs: set[str] = set()

    def changed(self, graph: str | None = None) -> None:
        """Note a graph that was changed; None: nobody knows which."""
        if graph is None:
            self._whole = True
        else:
            self._graphs.add(graph)

    def draft(self, source: Source) -> Draft:
        """Make the index of the store as it is now, before it is closed.

        :raises StoreError: the folder cannot be written.
        """
        shelves = {graph for graph in self._graphs if "/graph/article/" in graph}
        rest = {graph.rpartition("/graph/")[2] for graph in self._graphs - shelves}
        if self._whole or rest - {"entities"}:
            return _filled(Draft.fresh(self._store), source)
        draft = Draft.copy(self._store)
        try:
            return draft.refill(source, shelves, names=bool(rest)) if self._graphs else draft
        except BaseException:
            draft.drop()
            raise


def rebuild(store: Path, source: Source) -> None:
    """Make the index of a store anew. A store that is written to meanwhile leaves it behind, not wrong.

    :param source: the store, open for reading.
    :raises StoreError: the folder cannot be written.
    """
    made_for = fingerprint(store)
    _filled(Draft.fresh(store), source).publish(store, made_for)


def in_memory(source: Source) -> sqlite3.Connection:
    """Index something that has no folder, such as an RDF file."""
    return _filled(Draft.fresh(None), source).connection


def _filled(draft: Draft, source: Source) -> Draft:
    try:
        return draft.fill(source)
    except BaseException:
        draft.drop()
        raise
