"""The routes, and what surrounds every one: one log line, headers, faults as documents."""

from __future__ import annotations

import asyncio
import json
import sys
import time
import traceback
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from riwaya.store.search import state_of
from riwaya.web import pages, questions
from riwaya.web.endpoint import sparql, well_known_void
from riwaya.web.messages import Refusal
from riwaya.web.problems import Fault, response_of
from riwaya.web.search import search
from riwaya.web.service import Service
from riwaya.web.settings import checked, is_loopback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from riwaya.web.settings import Settings

_WRITE: Final = 60.0
_SAFE: Final = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"content-security-policy": (
        b"default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        b"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
}
_OPEN: Final = {
    b"access-control-allow-origin": b"*",
    b"access-control-allow-methods": b"GET, HEAD, POST, OPTIONS",
    b"access-control-allow-headers": b"Accept, Content-Type",
    b"access-control-max-age": b"86400",
}


def app(settings: Settings, *, log: Callable[[str], object] | None = None) -> ASGIApp:
    """Make the application that serves a store.

    :param log: what takes the log, a line of JSON at a time; standard error where None.
    :raises RiwayaError: the settings do not go together, or the store is private.
    """
    service = Service(checked(settings))
    routes = [
        Route("/", pages.editor, methods=["GET"]),
        Route("/editor.json", pages.contents, methods=["GET"]),
        Route("/static/{file:path}", pages.static, methods=["GET"]),
        Route("/q", questions.listing, methods=["GET"]),
        Route("/q/", questions.listing, methods=["GET"]),
        Route("/q/{name}", questions.ask, methods=["GET"]),
        Route("/search", search, methods=["GET"]),
        Route("/search{ending}", search, methods=["GET"]),
        Route("/openapi.json", questions.openapi, methods=["GET"]),
        Route("/.well-known/void", well_known_void, methods=["GET"]),
        Route("/health", _health, methods=["GET"]),
        Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"]),
    ]

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.close()

    faults: dict[Any, Any] = {Fault: _fault, Refusal: _fault, HTTPException: _http}
    star = Starlette(routes=routes, lifespan=life, exception_handlers=faults)
    star.router.redirect_slashes = False
    star.state.service = service
    return _Surroundings(star, settings, log or _to_stderr)


async def _health(request: Request) -> Response:
    service: Service = request.app.state.service
    pool = service.pool
    return JSONResponse(
        {
            "workers": len(pool.pids()),
            "caged": pool.caged,
            "killed": pool.killed,
            "search": state_of(service.settings.store),
        }
    )


async def _fault(request: Request, fault: Fault | Refusal) -> Response:
    title = fault.title if isinstance(fault, Fault) else fault.reply.title
    request.scope.setdefault("riwaya.note", {})["fault"] = title
    return response_of(fault)


async def _http(request: Request, fault: HTTPException) -> Response:
    return await _fault(request, Fault(fault.status_code, fault.detail, headers=fault.headers))


def _to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


class _Surroundings:
    """Wraps the application: who may ask, what every answer carries, and one log line a request.

    The log holds no query, no parameter and no address unless the user asked for queries.
    """

    def __init__(self, inner: ASGIApp, settings: Settings, log: Callable[[str], object]) -> None:
        self._inner = inner
        self._settings = settings
        self._log = log
        self._headers = {**_SAFE, **({} if settings.private else _OPEN)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        note = scope.setdefault("riwaya.note", {})
        seen: dict[str, Any] = {"status": 0, "bytes": 0}

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
                there = {name for name, _ in message["headers"]}
                extra = [(name, value) for name, value in self._headers.items() if name not in there]
                message = {**message, "headers": [*message["headers"], *extra]}
            seen["bytes"] += len(message.get("body", b""))
            async with asyncio.timeout(_WRITE):  # a reader who does not read holds nothing for ever
                await send(message)

        began = time.monotonic()
        try:
            if self._is_other_host(scope):
                fault = Fault(421, "This server does not answer under that name", "Ask it as localhost.")
                await response_of(fault)(scope, receive, watched)
            else:
                await self._inner(scope, receive, watched)
        except TimeoutError:
            note["fault"] = "The client does not read"
        except Exception as error:  # noqa: BLE001 - a defect of ours: Starlette has answered 500 and raises it for us
            note["defect"] = "".join(traceback.format_exception_only(error)).strip()
            note["at"] = traceback.format_tb(error.__traceback__)[-1].strip()
        finally:
            self._tell(scope, seen, note, time.monotonic() - began)

    def _is_other_host(self, scope: Scope) -> bool:
        """Whether another site's page may have made a browser ask (DNS rebinding), where that would matter."""
        if not (self._settings.private or self._settings.writable):
            return False
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return not is_loopback(name)

    def _tell(self, scope: Scope, seen: dict[str, Any], note: dict[str, Any], seconds: float) -> None:
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "event": "request",
            "method": scope["method"],
            "path": scope["path"],
            **seen,
            "ms": round(seconds * 1000, 1),
            **note,
        }
        self._log(json.dumps(line, ensure_ascii=False))
