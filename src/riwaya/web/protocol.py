"""The SPARQL 1.1 Protocol: what a request asks for, strictly read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from urllib.parse import parse_qsl

from riwaya.web.problems import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

METHODS: Final = "GET, HEAD, POST, OPTIONS"
FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final[dict[str, Literal["query", "update"]]] = {
    "application/sparql-query": "query",
    "application/sparql-update": "update",
}
_MOST_FIELDS: Final = 100
#: So much more is read and thrown away: a client that is still sending would not hear the answer.
_DRAINED: Final = 16 << 20
Pairs = list[tuple[str, str]]


class Asked(NamedTuple):
    """A query or an update, and the graphs that the protocol's parameters name."""

    kind: Literal["query", "update"]
    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read(request: Request, most: int) -> Asked | None:
    """Read a request; None where it asks nothing: the service describes itself.

    :param most: bytes that a body may have.
    :raises Fault: it is no request of the protocol.
    """
    address = pairs(request.scope["query_string"], "address")
    if request.method in {"GET", "HEAD"}:
        if any(name == "update" for name, _ in address):
            raise Fault(405, "An update is sent by POST", headers={"Allow": METHODS})
        return _asked(address, "query") if address else None
    if request.method != "POST":
        raise Fault(405, f"{request.method} is no method of the SPARQL protocol", headers={"Allow": METHODS})
    media = _media_type(request)
    body = await _body(request, most)
    if media == FORM:
        if _values(address, "query") or _values(address, "update"):
            raise Fault(400, "The query stands in the address and in the form", "Send it once, in the form.")
        form = [*pairs(body, "form"), *address]
        return _asked(form, "update" if _values(form, "update") else "query")
    if _values(address, "query") or _values(address, "update"):
        raise Fault(400, "The query stands in the address and in the body", "Send it once.")
    return _made(_DIRECT[media], _text(body, "body"), address)


def pairs(raw: bytes, where: str) -> Pairs:
    """Read the fields of an address or a form.

    :raises Fault: they are not UTF-8.
    """
    try:
        text = raw.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as fault:
        raise Fault(400, f"The {where} is not UTF-8", str(fault)) from fault
    except ValueError as fault:
        raise Fault(400, f"The {where} has too many fields", str(fault)) from fault


def _asked(fields: Pairs, kind: Literal["query", "update"]) -> Asked:
    texts = _values(fields, kind)
    if len(texts) != 1 or (kind == "update" and _values(fields, "query")):
        raise Fault(400, f"There is not exactly one {kind}", f"Send one field named {kind}; there are {len(texts)}.")
    return _made(kind, texts[0], fields)


def _made(kind: Literal["query", "update"], text: str, fields: Pairs) -> Asked:
    default, named = _values(fields, "default-graph-uri"), _values(fields, "named-graph-uri")
    if kind == "update" and (_values(fields, "using-graph-uri") or _values(fields, "using-named-graph-uri")):
        raise Fault(400, "using-graph-uri is not supported", "Name the graphs in the update: WITH, USING, GRAPH.")
    return Asked(kind, text, default, named)


def _values(fields: Sequence[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _media_type(request: Request) -> str:
    given = request.headers.get("content-type", "")
    media, *parameters = (part.strip().lower() for part in given.split(";"))
    if media != FORM and media not in _DIRECT:
        takes = ", ".join([FORM, *_DIRECT])
        raise Fault(415, f"{media or 'A body without Content-Type'} is not understood", f"Send one of {takes}.")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise Fault(415, f"The charset {value} is not understood", "Send UTF-8.")
    return media


async def _body(request: Request, most: int) -> bytes:
    too_large = Fault(413, f"The request is larger than {most} bytes", headers={"Connection": "close"})
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > most + _DRAINED:
        raise too_large
    body, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= most:
            body += chunk
        elif size > most + _DRAINED:
            raise too_large
    if size > most:
        raise too_large
    return bytes(body)


def _text(body: bytes, where: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Fault(400, f"The {where} is not UTF-8", str(fault)) from fault
