"""The folder of an embedded store: the marker that says which format it is, and the engine's files beside it."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph as ox

from riwaya.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
MARKER = "riwaya-store.json"
REBUILD = "delete the folder and run riwaya build or riwaya store load again"
#: Not every "lock": a "block checksum mismatch" is damage.
_LOCKED = re.compile("While lock file|lock hold by current process")


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
        raise StoreError(f"its {MARKER} cannot be read: {fault}", where=str(folder), mend=REBUILD) from fault
    if (marker.format, marker.engine) != (FORMAT, "oxigraph"):
        raise StoreError(
            f"is of format {marker.format} ({marker.engine}); this Riwaya reads format {FORMAT} (oxigraph)",
            where=str(folder),
            mend=REBUILD,
        )


def writer(folder: Path) -> ox.Store:
    """Open the engine for writing, and take its lock.

    :raises StoreError: somebody else writes, or the files are corrupt.
    """
    engine = folder / "oxigraph"
    if not (engine / "CURRENT").exists() and next(engine.glob("*.sst"), None) is not None:
        # the engine would begin a new, empty database beside the data
        raise StoreError("is corrupt: oxigraph/CURRENT is missing", where=str(folder), mend=REBUILD)
    try:
        return ox.Store(engine)
    except (OSError, RuntimeError) as fault:
        if _LOCKED.search(str(fault)):
            mend = "wait for it, or open the store for reading"
            raise StoreError("is locked: another process is writing to it", where=str(folder), mend=mend) from fault
        raise StoreError(f"is corrupt: {fault}", where=str(folder), mend=REBUILD) from fault


def reader(folder: Path, attempts: int = 5) -> ox.Store:
    """Open beside a writer, who may be exchanging a file just now: a second look finds the new one.

    :raises StoreError: the files are corrupt.
    """
    for left in reversed(range(attempts)):
        try:
            return ox.Store.read_only(str(folder / "oxigraph"))
        except (OSError, RuntimeError) as fault:
            if not left:
                raise StoreError(f"is corrupt: {fault}", where=str(folder), mend=REBUILD) from fault
            time.sleep(0.05)
    raise AssertionError("unreachable")


def mend_of(fault: Exception) -> str:
    """What to do about a fault of the engine: damaged files are not mended, they are made anew."""
    return REBUILD if "Corruption" in str(fault) else ""


@contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Tell of damage that the engine meets only when it reads the place; other faults pass.

    :raises StoreError: the files are corrupt.
    """
    try:
        yield
    except (OSError, RuntimeError) as fault:
        if not mend_of(fault):
            raise
        raise StoreError(f"is corrupt: {fault}", where=str(folder), mend=REBUILD) from fault
