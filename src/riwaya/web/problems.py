"""Faults as clients see them: an HTTP status and a JSON document that says what is wrong (RFC 9457)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from riwaya.web.messages import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.web.messages import Reply

PROBLEM: Final = "application/problem+json"


class Fault(Exception):  # noqa: N818 - the client's, not the program's
    """The request cannot be answered. ``more`` joins the document, ``headers`` the response."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = dict(more or {})


def response_of(fault: Fault | Refusal) -> Response:
    """Write a fault."""
    if isinstance(fault, Refusal):
        return response_of(fault_of(fault.reply))
    document: dict[str, object] = {"title": fault.title, "status": fault.status}
    if fault.detail:
        document["detail"] = fault.detail
    document.update(fault.more)
    body = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Response(body, fault.status, fault.headers, PROBLEM)


def fault_of(reply: Reply) -> Fault:
    """Make a fault of what a worker refused."""
    place = {"line": reply.line, "column": reply.column} if reply.line is not None else {}
    headers = {"Retry-After": "1"} if reply.status == 503 else {}  # noqa: PLR2004 - Service Unavailable
    return Fault(reply.status, reply.title, reply.detail, more=place, headers=headers)
