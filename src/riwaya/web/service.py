"""The running service: the workers, and how a request has one of them answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import msgspec
from starlette.responses import Response

from riwaya.web.answers import followed
from riwaya.web.changes import Follower
from riwaya.web.clients import Clients, TooMany
from riwaya.web.messages import Facts, Job, Reply
from riwaya.web.pool import Busy, Died, Pool, TimedOut
from riwaya.web.problems import Fault, fault_of
from riwaya.web.settings import Settings, charter_of
from riwaya.web.snapshot import Files, store_files

if TYPE_CHECKING:
    from starlette.requests import Request

_OK: Final = 200
_AGAIN: Final = {"Retry-After": "1"}


class Service:
    """What all routes share."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; :meth:`start` brings the workers up."""
        self.settings = settings
        self.pool = Pool(charter_of(settings), workers=settings.workers, waiting=settings.waiting)
        self._clients = Clients(settings)
        self._writing = asyncio.Lock()
        self._follower = Follower(self.pool, self._writing)
        self._base: tuple[Files, str] | None = None
        self._facts: tuple[Files, Facts] | None = None

    async def start(self) -> None:
        """Start the workers."""
        await self.pool.start()

    async def close(self) -> None:
        """End the workers."""
        await self._follower.close()
        await self.pool.close()

    async def base(self, request: Request) -> str:
        """The base of the data's IRIs, asked anew when the store has changed."""
        files = self._files()
        if self._base is None or self._base[0] != files:
            self._base = (files, (await self.asked(request, Job("base"))).detail)
        return self._base[1]

    async def facts(self, request: Request) -> Facts:
        """What is known of the data, counted anew when the store has changed."""
        files = self._files()
        if self._facts is None or self._facts[0] != files:
            reply = await self.asked(request, Job("facts"))
            self._facts = (files, msgspec.msgpack.decode(reply.body, type=Facts))
        return self._facts[1]

    async def answer(self, request: Request, job: Job, following: str = "") -> Response:
        """Have a job done and write what came of it.

        :param following: the address of the next page, where there is one.
        :raises Fault: it was refused, a limit was passed, or no worker is free.
        """
        reply = await self.asked(request, job)
        if job.kind == "update":
            return Response(status_code=reply.status, headers={"X-Search-Index": "behind"})
        charset = "" if reply.media.endswith("xml") or "json" in reply.media else "; charset=utf-8"
        headers = {"Content-Type": reply.media + charset, "Vary": "Accept"}
        if following:
            headers.update({"Link": f'<{following}>; rel="next"', "Access-Control-Expose-Headers": "Link"})
        body = followed(reply.body, following) if following and reply.media == "text/html" else reply.body
        return Response(body, reply.status, headers)

    async def asked(self, request: Request, job: Job) -> Reply:
        """Have a worker do a job; where the client goes away, the worker is stopped.

        :raises Fault: it was refused, a limit was passed, or no worker is free.
        """
        note = request.scope.setdefault("riwaya.note", {})
        if job.kind == "update":
            async with self._writing:
                reply = await self._watched(request, job)
                if reply.changed is not None:
                    self._follower.note(reply.changed)
        else:
            reply = await self._watched(request, job)
        if reply.form:
            note.update(form=reply.form, rows=reply.rows)
        if reply.status >= _OK + 100:
            raise fault_of(reply)
        return reply

    async def _watched(self, request: Request, job: Job) -> Reply:
        work = asyncio.ensure_future(self._in_turn(request, job))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise Fault(499, "The client has gone")
            return work.result()
        except TooMany as fault:
            detail = "Wait for the answers to those you have sent, or ask fewer at a time."
            raise Fault(429, "Too many queries of one client at a time", detail, headers=_AGAIN) from fault
        except Busy as fault:
            raise Fault(503, "All workers are busy", "Come again in a moment.", headers=_AGAIN) from fault
        except TimedOut as fault:
            limit = f"{self.settings.timeout:g} seconds"
            raise Fault(504, f"The query was stopped after {limit}", "Narrow it, or ask for less at a time.") from fault
        except Died as fault:
            raise _ended(fault.code) from fault
        finally:
            work.cancel()
            gone.cancel()
            await asyncio.gather(work, gone, return_exceptions=True)

    async def _in_turn(self, request: Request, job: Job) -> Reply:
        async with self._clients.turn(request.client.host if request.client else None):
            return await self.pool.ask(job)

    def _files(self) -> Files:
        try:
            return store_files(self.settings.store / "oxigraph")
        except OSError as fault:
            raise Fault(503, "The store cannot be read", headers=_AGAIN) from fault


async def _gone(request: Request) -> None:
    """Wait until the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _ended(code: int) -> Fault:
    """A worker that ended by itself: out of memory (abort), nested too deeply (segmentation), or somebody's kill."""
    if code in {-6, -11}:
        detail = "It takes too much memory, or is nested too deeply."
        return Fault(500, "The query ended the process that ran it", detail)
    return Fault(503, "The process that ran the query was ended", "Come again.", headers=_AGAIN)
