"""What went wrong at a server, in words that say which server said what."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.error
from html import unescape
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.errors import QueryError, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.request import Request

    from riwaya.errors import RiwayaError

_LONGEST: Final = 300
_MENDS: Final = {
    401: "set RIWAYA_USER and RIWAYA_PASSWORD, or RIWAYA_TOKEN",
    403: "this user may not do that: ask whoever runs the server",
    404: "give the address of the SPARQL endpoint itself (docs/remote.md)",
    405: "give the address of the SPARQL endpoint itself (docs/remote.md)",
    413: "set RIWAYA_PAGE lower",
    429: "come again later",
    502: "come again later",
    503: "come again later",
    504: "narrow the query",
}
_BAD_REQUEST: Final = 400
_REDIRECTS: Final = range(300, 400)


class TooLargeError(StoreError):
    """An answer has more bytes than may be read at once."""

    def __init__(self, url: str, most: int) -> None:
        """Name the address, and how many bytes were allowed."""
        mend = "narrow the query, or set RIWAYA_MAX_MIB higher or RIWAYA_PAGE lower"
        super().__init__(f"answers with more than {most:,} bytes", where=url, mend=mend)


def refused(request: Request, status: int, headers: Mapping[str, str], body: bytes, tries: int) -> RiwayaError:
    """The fault for an answer that is none: a :class:`QueryError` where the query is to blame."""
    make = headers.get("server", "").strip()
    where = f"{request.full_url.partition('?')[0]}{f' ({_clean(make)})' if make else ''}"
    words = said(headers.get("content-type", ""), body)
    again = f", {tries} times" if tries > 1 else ""
    text = f"answered {status} {http.client.responses.get(status, '')}".rstrip() + again
    if status in _REDIRECTS:
        target = _clean(headers.get("location", "elsewhere"))
        return StoreError(f"{text}: it is at {target}", where=where, mend="give that address, if you trust it")
    if words:
        text = f"{text}: {words}"
    if status == _BAD_REQUEST:
        return QueryError(text, where=where, mend="mend the query")
    return RefusedError(text, where=where, mend=_MENDS.get(status, ""), status=status)


class RefusedError(StoreError):
    """A server understood a request and would not do it; ``status`` is that of HTTP."""

    def __init__(self, message: str, *, where: str, mend: str, status: int) -> None:
        super().__init__(message, where=where, mend=mend)
        self.status = status


def unreached(request: Request, fault: BaseException, tries: int, timeout: float) -> StoreError:
    """The fault for a request that got no answer."""
    where = request.full_url.partition("?")[0]
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    again = f" ({tries} times)" if tries > 1 else ""
    if isinstance(reason, TimeoutError):
        mend = "narrow the query, or set RIWAYA_TIMEOUT higher"
        return StoreError(f"did not answer within {timeout:g} seconds{again}", where=where, mend=mend)
    if isinstance(reason, ConnectionRefusedError):
        return StoreError(f"nobody listens there{again}", where=where, mend="start the server, or mend the address")
    if isinstance(reason, socket.gaierror):
        return StoreError("no such host is known", where=where, mend="mend the address")
    if isinstance(reason, ssl.SSLError):
        return StoreError(
            f"its certificate is not trusted: {reason}", where=where, mend="use the name that it certifies"
        )
    if isinstance(reason, http.client.IncompleteRead | ConnectionError | http.client.HTTPException):
        return StoreError(f"broke off{again}: {_clean(str(reason) or type(reason).__name__)}", where=where)
    return StoreError(f"could not be asked{again}: {_clean(str(reason))}", where=where)


def said(media: str, body: bytes) -> str:
    """What a server said, in one line: the title and detail of a problem, the words of a page, the text itself.

    >>> said("text/html", b"<html><head><title>Error 400</title></head><body><h1>Bad &amp; worse</h1></body></html>")
    'Error 400 Bad & worse'
    >>> said("application/problem+json", b'{"title": "It does not parse", "detail": "line 1"}')
    'It does not parse: line 1'
    """
    text = body.decode("utf-8", "replace")
    if "json" in media:
        try:
            found = msgspec.json.decode(body)
        except msgspec.DecodeError:
            found = None
        if isinstance(found, dict):
            words = [str(found[key]) for key in ("title", "message", "error", "detail") if found.get(key)]
            text = ": ".join(words) or text
    elif "html" in media:
        text = unescape(re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE))
    # Virtuoso repeats the whole query behind its fault
    return _clean(text.partition("SPARQL query:")[0])


def _clean(text: str) -> str:
    """One line, without what a terminal would obey."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
