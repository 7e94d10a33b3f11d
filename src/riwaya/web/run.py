"""Serving until told to stop: SIGTERM and SIGINT let what runs finish, then end with exit status 0."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import uvicorn

from riwaya.errors import InputError, StoreError
from riwaya.store.dataset import Dataset
from riwaya.store.search import rebuild, state_of
from riwaya.web.app import app
from riwaya.web.cage import can_cage

if TYPE_CHECKING:
    from collections.abc import Generator

    from riwaya.web.settings import Settings

_PATIENCE: Final = 5
_BACKLOG: Final = 1024


class _Server(uvicorn.Server):
    """uvicorn, but a signal that asks it to stop is an end and not an accident."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def serve(settings: Settings) -> None:
    """Serve a store until a signal says stop.

    :raises RiwayaError: the store cannot be opened or must not be served, or the port is taken.
    """
    application = app(settings)
    with Dataset.open(settings.store) as dataset:
        graphs = len(dataset.graphs())
        if not graphs:
            raise StoreError("holds nothing", where=str(settings.store), mend="run riwaya build first")
        search = _indexed(dataset)
    bound = _bound(settings)
    host, port = bound.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    _tell(event="start", address=f"http://{shown}:{port}/", store=str(settings.store), graphs=graphs,
          writable=settings.writable, private=settings.private, caged=can_cage(), search=search)  # fmt: skip
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        ws="none",
        backlog=_BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_PATIENCE,
    )
    asyncio.run(_Server(config).serve(sockets=[bound]))
    _tell(event="stop")


def _indexed(dataset: Dataset) -> str:
    """See that there is a search index; a folder that cannot be written to is served without."""
    state = state_of(dataset.path)
    if state != "ready":
        with suppress(StoreError):
            rebuild(dataset.path, dataset)
    return state_of(dataset.path)


def _bound(settings: Settings) -> socket.socket:
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(_BACKLOG)  # whoever comes before the workers are up waits
    except OSError as fault:
        where = f"{settings.host}:{settings.port}"
        raise InputError(f"cannot be served at: {fault.strerror}", where=where, mend="choose another --port") from fault
    return bound


def _tell(**fields: object) -> None:
    sys.stderr.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stderr.flush()
