"""How a server is set up, and what is said to its workers of it."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path  # noqa: TC003 - msgspec reads the annotations
from typing import Final

import msgspec

from riwaya.errors import InputError, StoreError
from riwaya.gate import load_policy
from riwaya.pipeline import MANIFEST, Manifest
from riwaya.vocab import PREFIXES
from riwaya.web.messages import Charter

HOST: Final = "127.0.0.1"
PORT: Final = 7878
MEBIBYTE: Final = 1 << 20
PRIVATE_MARK: Final = "PRIVATE.txt"
"""What publish.output leaves beside a private build (a test holds the two together)."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a user can choose. Sizes are bytes, times seconds.

    ``waiting`` is how many queries may wait for a worker; one more is told to come again. ``per_client`` is how many
    one address may have; None: :data:`riwaya.web.clients.MOST`, and this machine's own are not counted.
    """

    store: Path
    host: str = HOST
    port: int = PORT
    timeout: float = 20.0
    max_rows: int = 100_000
    max_bytes: int = 32 * MEBIBYTE
    max_query: int = 1 * MEBIBYTE
    memory: int = 2048 * MEBIBYTE
    workers: int = max(4, os.cpu_count() or 1)
    waiting: int = 200
    per_client: int | None = None
    writable: bool = False
    private: bool = False
    log_queries: bool = False

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine is served."""
        return is_loopback(self.host)


def checked(settings: Settings) -> Settings:
    """Refuse what must not be served together.

    :raises InputError: updates, or private data, for other machines: nobody would be asked who they are.
    :raises StoreError: the store belongs to a private build, and nobody said ``private``.
    """
    if not settings.on_loopback and (settings.writable or settings.private):
        what = "--writable" if settings.writable else "--private"
        mend = "leave --host out, and put a server that authenticates in front"
        raise InputError(
            f"is not for other machines: there is no authentication here ({settings.host})", where=what, mend=mend
        )
    if not settings.private and _is_private(settings.store):
        mend = "build it without --private; or serve it with --private, on this machine"
        raise StoreError("belongs to a private build, which is not served", where=str(settings.store), mend=mend)
    return settings


def charter_of(settings: Settings) -> Charter:
    """What a worker is told."""
    policy = load_policy()
    published = {person for (person, _), decision in policy.decisions.items() if decision == "publish"}
    withheld = {person for (person, slug), decision in policy.decisions.items() if decision == "withhold" and not slug}
    return Charter(
        store=str(settings.store),
        max_rows=settings.max_rows,
        max_bytes=settings.max_bytes,
        timeout=settings.timeout,
        memory=settings.memory,
        prefixes=dict(PREFIXES),
        public=None if settings.private else frozenset((policy.public | published) - withheld),
        withheld=frozenset(withheld),
        marks=tuple(str(mark) for mark in _marks(settings.store)),
    )


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _marks(store: Path) -> tuple[Path, Path]:
    return store / PRIVATE_MARK, store.resolve().parent / PRIVATE_MARK


def _is_private(store: Path) -> bool:
    if any(mark.exists() for mark in _marks(store)):
        return True
    try:
        return msgspec.json.decode((store.resolve().parent / MANIFEST).read_bytes(), type=Manifest).private
    except (OSError, msgspec.DecodeError):
        return False
