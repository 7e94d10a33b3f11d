"""The search index as a worker sees it: asked beside a store that has passed the gate just now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from riwaya.errors import StoreError
from riwaya.store.search import Found, Request, find
from riwaya.store.search.index import connect, facts_of, fingerprint
from riwaya.store.sources import OxigraphSource
from riwaya.web.messages import Refusal

if TYPE_CHECKING:
    from riwaya.web.snapshot import Snapshot


def found_by(snapshot: Snapshot, text: str) -> tuple[Found, Literal["ready", "behind"]]:
    """What a search, written as JSON, finds; and whether the index is in step with the store.

    Where it is not, only what the store still holds is shown.

    :raises Refusal: there is no index, or it is of another version, or the store must not be served.
    """
    store = snapshot.store()
    folder = Path(snapshot.charter.store)
    request = msgspec.json.decode(text, type=Request)
    try:
        with closing(connect(folder)) as index:
            ready = facts_of(index).get("store") == fingerprint(folder)
            found = find(index, request, store=None if ready else OxigraphSource(store))
    except StoreError as fault:
        raise Refusal(503, "The store has no search index that fits", "Make it: riwaya store index") from fault
    return found, "ready" if ready else "behind"
