"""The folder of an embedded store: the marker that says which format it is, and the engine's files beside it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph as ox

from riwaya.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
MARKER = "riwaya-store.json"
_REBUILD = "delete the folder and run riwaya build or riwaya store load again"


class _Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    engine: str


def mark(folder: Path) -> None:
    """Make the folder a store unless it is one. The marker comes first: a folder without it is nobody's store.

    :raises StoreError: it holds something else.
    """
    marker = folder / MARKER
    if marker.exists():
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError("is not empty and not a Riwaya store", where=str(folder), mend="give another folder")
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{MARKER}.new"
    fresh.write_bytes(msgspec.json.encode(_Marker(FORMAT, "oxigraph")) + b"\n")
    fresh.replace(marker)


def recognise(folder: Path) -> None:
    """Make sure that the folder is a store of this format.

    :raises StoreError: it is none, or one of another format.
    """
    try:
        marker = msgspec.json.decode((folder / MARKER).read_bytes(), type=_Marker)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise StoreError("there is no store here", where=str(folder), mend="run riwaya build first") from fault
    except (msgspec.DecodeError, OSError) as fault:
        raise StoreError(f"its {MARKER} cannot be read: {fault}", where=str(folder), mend=_REBUILD) from fault
    if (marker.format, marker.engine) != (FORMAT, "oxigraph"):
        raise StoreError(
            f"is of format {marker.format} ({marker.engine}); this Riwaya reads format {FORMAT} (oxigraph)",
            where=str(folder),
            mend=_REBUILD,
        )


def writer(folder: Path) -> ox.Store:
    """Open the engine for writing, and take its lock.

    :raises StoreError: somebody else writes, or the files are corrupt.
    """
    try:
        return ox.Store(folder / "oxigraph")
    except (OSError, RuntimeError) as fault:
        if "lock" in str(fault).lower():
            mend = "wait for it, or open the store for reading"
            raise StoreError("is locked: another process is writing to it", where=str(folder), mend=mend) from fault
        raise StoreError(f"is corrupt: {fault}", where=str(folder), mend=_REBUILD) from fault


def reader(folder: Path, attempts: int = 5) -> ox.Store:
    """Open beside a writer, who may be exchanging a file just now: a second look finds the new one.

    :raises StoreError: the files are corrupt.
    """
    for left in reversed(range(attempts)):
        try:
            return ox.Store.read_only(str(folder / "oxigraph"))
        except (OSError, RuntimeError) as fault:
            if not left:
                raise StoreError(f"is corrupt: {fault}", where=str(folder), mend=_REBUILD) from fault
            time.sleep(0.05)
    raise AssertionError("unreachable")
