"""The search index: one SQLite file beside the store, made of what the store holds and worth nothing without it.

The file is never changed: a new one is made beside it and put in its place, so whoever reads has a whole one, needs no
lock, and is in nobody's way. It says for which state of the store's files it was made; where they look otherwise now,
it is *behind*, and what it finds has to be looked up in the store before it is shown.

A quote is indexed by its stems. Who stands in a claim is indexed as a number, and names lead to numbers, so a name
that changes touches no claim, and a filter by claimant or place is one more word.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final, Literal

from riwaya.arabic.stems import edition
from riwaya.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "search.sqlite"
FORMAT: Final = 1
REBUILD: Final = "make it anew: riwaya store index"

State = Literal["ready", "behind", "stale", "missing"]


def state_of(store: Path) -> State:
    """How the index of a store is: in step with it, behind it, made by another version (or damaged), or not there."""
    if not (store / FILE).is_file():
        return "missing"
    try:
        with closing(connect(store)) as connection:
            made_for = facts_of(connection).get("store")
    except StoreError:
        return "stale"
    return "ready" if made_for == fingerprint(store) else "behind"


def connect(store: Path) -> sqlite3.Connection:
    """Open the index of a store for reading.

    :raises StoreError: there is none, or it is damaged, or of another version; the message says how to make it anew.
    """
    path = store / FILE
    if not path.is_file():
        raise StoreError("the store has no search index", where=str(store), mend=REBUILD)
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        meta = facts_of(connection)
    except sqlite3.Error as fault:
        connection.close()
        raise StoreError(f"the search index is damaged: {fault}", where=str(path), mend=REBUILD) from fault
    if (meta.get("format"), meta.get("stems")) != (str(FORMAT), edition()):
        connection.close()
        raise StoreError("the search index is of another version", where=str(path), mend=REBUILD)
    return connection


def fingerprint(store: Path) -> str:
    """How the store looks on the disk. The engine changes a file's size or makes a new one whenever it writes."""
    seen = hashlib.sha256()
    folder = store / "oxigraph"
    for entry in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda path: path.name):
        if not entry.name.startswith(("LOG", "LOCK")):
            with suppress(FileNotFoundError):  # a writer tidies up just now
                seen.update(f"{entry.name} {entry.stat().st_size}\n".encode())
    return seen.hexdigest()


def facts_of(connection: sqlite3.Connection) -> dict[str, str]:
    """What an index says of itself."""
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())
