"""Text search: find claims by words, in Arabic as people write it (docs/search.md).

::

    with Dataset.open("out/store") as dataset:
        found = search(dataset, Request(q="غارات -روسيا", place="idlib-governorate"))
    found.hits[0].snippet
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from riwaya.errors import StoreError
from riwaya.store.search.finding import Found, Hit, Request, find
from riwaya.store.search.index import connect, state_of
from riwaya.store.search.keeping import in_memory, rebuild

if TYPE_CHECKING:
    from riwaya.store.dataset import Dataset
    from riwaya.store.sources import Source

__all__ = ["Found", "Hit", "Request", "find", "in_memory", "rebuild", "search", "state_of"]


def search(source: Dataset | Source, request: Request) -> Found:
    """Find claims by words in a store, by its index, or in any other source, which is indexed for the purpose.

    An index that is missing, of another version or behind the store is made anew. Where it cannot be, or a writer is
    at work, what it finds is shown as far as the store still says so, and is not counted.

    :raises QueryError: the search cannot be read; the message names the parameter.
    :raises StoreError: there is no index, and none can be made.
    """
    path = getattr(source, "path", None)
    if path is None:
        with closing(in_memory(source)) as index:
            return find(index, request)
    state = state_of(path)
    if state != "ready":
        try:
            rebuild(path, source)
        except StoreError:
            if state != "behind":
                raise
        state = state_of(path)
    with closing(connect(path)) as index:
        return find(index, request, store=None if state == "ready" else source)
