"""The search index as a worker sees it: asked beside a store that has passed the gate just now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from riwaya.errors import StoreError
from riwaya.store.search import Found, Request, find
from riwaya.store.search.index import connect, facts_of, fingerprint
from riwaya.store.search.keeping import Keeper
from riwaya.store.sources import OxigraphSource
from riwaya.web.messages import Changed, Refusal

if TYPE_CHECKING:
    from riwaya.web.snapshot import Snapshot


def follow(snapshot: Snapshot, text: str) -> None:
    """Bring the index in step with a store that was changed, which is written as JSON.

    Where it was not in step before, or somebody else has written since, it is made anew.
    """
    changed = msgspec.json.decode(text, type=Changed)
    folder = Path(snapshot.charter.store)
    made_for = fingerprint(folder)
    known = _made_for(folder)
    if known == made_for:
        return
    keeper = Keeper(folder, in_step=known == changed.before and made_for == changed.after)
    for graph in changed.graphs if changed.graphs is not None else [None]:
        keeper.changed(graph)
    try:
        keeper.draft(OxigraphSource(snapshot.store())).publish(folder, made_for)
    except StoreError as fault:
        raise Refusal(503, "The search index cannot be written", str(fault)) from fault


def _made_for(folder: Path) -> str:
    """For which state of the store its index was made; nothing where there is none that can be read."""
    try:
        with closing(connect(folder)) as index:
            return facts_of(index).get("store", "")
    except StoreError:
        return ""


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
