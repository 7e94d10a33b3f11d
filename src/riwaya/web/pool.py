"""The workers: so many processes, each with one query at a time, killed and replaced when a limit is passed.

A query of Oxigraph cannot be stopped from Python, a process can. Nothing is shared with a worker but two pipes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.web.messages import LENGTH, Reply

if TYPE_CHECKING:
    from riwaya.web.messages import Charter, Job

_START: Final = 30.0
_AGAIN: Final = 0.5
#: How long a job may have run for a second try: somebody killed the process just then, and not for the query's sake.
_EARLY: Final = 1.0
_KILL: Final = -int(getattr(signal, "SIGKILL", 9))


class Busy(Exception):  # noqa: N818 - it is no error: come again
    """No worker is free, and too many queries wait already."""


class TimedOut(Exception):  # noqa: N818 - it is no error: a limit was kept
    """The query took too long, and its worker was killed."""


class Died(Exception):  # noqa: N818 - it is no error of the server
    """The worker ended in the middle of a query. ``code`` is its exit status, negative for a signal."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Worker:
    """One process and its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.caged = False

    @property
    def alive(self) -> bool:
        return self.process.returncode is None

    async def ask(self, message: msgspec.Struct) -> Reply:
        """Send a frame and wait for the reply."""
        body = msgspec.msgpack.encode(message)
        orders, answers = self.process.stdin, self.process.stdout
        if orders is None or answers is None:
            raise AssertionError("a worker has two pipes")
        try:
            orders.write(LENGTH.pack(len(body)) + body)
            await orders.drain()
            (size,) = LENGTH.unpack(await answers.readexactly(LENGTH.size))
            return msgspec.msgpack.decode(await answers.readexactly(size), type=Reply)
        except (asyncio.IncompleteReadError, ConnectionError) as fault:
            raise Died(await self.process.wait()) from fault

    async def end(self) -> None:
        """Kill it."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class Pool:
    """Workers for one store."""

    def __init__(self, charter: Charter, *, workers: int, waiting: int) -> None:
        """Take what workers are told, how many there are, and how many queries may wait for one."""
        self._charter = charter
        self._size = workers
        self._room = waiting
        self._waiting = 0
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.caged = False
        self.killed = 0

    async def start(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))
        self.caged = all(worker.caged for worker in self._all)

    async def close(self) -> None:
        """Kill all workers; no new ones come."""
        self._closed = True
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))

    def pids(self) -> list[int]:
        """The ids of the living workers."""
        return sorted(worker.process.pid for worker in self._all if worker.alive)

    async def ask(self, job: Job) -> Reply:
        """Have a worker do a job.

        Whoever cancels this, because the client has gone, ends the query as well.

        :raises Busy: all workers are busy, and stay so.
        :raises TimedOut: it took longer than the charter allows.
        :raises Died: the process that did it ended.
        """
        began = time.monotonic()
        try:
            return await self._try(job)
        except Died as died:
            if died.code != _KILL or time.monotonic() - began > _EARLY:
                raise
            return await self._try(job)

    async def _try(self, job: Job) -> Reply:
        worker = await self._take()
        try:
            async with asyncio.timeout(self._charter.timeout):
                reply = await worker.ask(job)
        except TimeoutError as fault:
            self.killed += 1
            self._replace(worker)
            raise TimedOut from fault
        except BaseException:
            self._replace(worker)
            raise
        self._free.put_nowait(worker)
        return reply

    async def _take(self) -> _Worker:
        """Wait for a free worker, no longer than a query may run."""
        if self._free.empty() and self._waiting >= self._room:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self._charter.timeout):
                while True:
                    worker = await self._free.get()
                    if worker.alive:
                        return worker
                    self._replace(worker)
        except TimeoutError as fault:
            raise Busy from fault
        finally:
            self._waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        """Put another in the place of one, and do not wait for it."""
        with contextlib.suppress(ProcessLookupError):
            worker.process.kill()
        task = asyncio.get_running_loop().create_task(self._renew(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _renew(self, worker: _Worker) -> None:
        await worker.end()
        self._all.discard(worker)
        while not self._closed:
            try:
                return await self._add()
            except (OSError, Died, TimeoutError):
                await asyncio.sleep(_AGAIN)
        return None

    async def _add(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "riwaya.web.worker"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        worker = _Worker(process)
        self._all.add(worker)
        try:
            async with asyncio.timeout(_START):
                hello = await worker.ask(self._charter)
        except BaseException:
            self._all.discard(worker)
            await worker.end()
            raise
        worker.caged = hello.detail == "caged"
        self._free.put_nowait(worker)
