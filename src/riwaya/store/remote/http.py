"""Requests to a server: who asks, how long to wait, how often to come again, how much to read.

The only place of Riwaya that opens a connection of its own accord, and only to the addresses that a user named.
Redirects are not followed: a password would go along to wherever they lead.
"""

from __future__ import annotations

import base64
import email.utils
import hashlib
import http.client
import ipaddress
import re
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec

from riwaya import __version__
from riwaya.errors import InputError, StoreError
from riwaya.store.remote.faults import TooLargeError, refused, unreached

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPResponse
    from urllib.request import Request

    from riwaya.store.remote.settings import Settings

AGENT: Final = f"riwaya/{__version__}"
_AGAIN: Final = frozenset({429, 502, 503, 504})
_CHUNK: Final = 1 << 16
_FAULT: Final = 1 << 14
_LONGEST_WAIT: Final = 60.0
_HASHES: Final = {"MD5": "md5", "SHA": "sha1", "SHA-256": "sha256"}
_UNAUTHORISED: Final = 401
_OK: Final = range(200, 300)


class Reply(msgspec.Struct, frozen=True):
    """What a server answered: its status, its headers by lower-case name, and the bytes."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Client:
    """Sends requests to the servers of one store."""

    def __init__(self, settings: Settings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Speak as ``settings`` say; ``sleep`` waits between two tries."""
        self.settings = settings
        self._sleep = sleep
        self._digest: _Digest | None = None
        self._header = ""
        if settings.auth == "bearer":
            self._header = f"Bearer {settings.token}"
        elif settings.auth == "basic":
            self._header = self._basic()
        elif settings.auth == "digest":
            self._digest = _Digest(settings.user, settings.password)

    def send(self, request: Request, *, again: bool) -> Reply:
        """Send a request and read the whole answer.

        :param again: nothing changes when the server does it twice, so that it may be tried again.
        :raises StoreError: the server cannot be reached, or refused; the message says which and what it said.
        :raises TooLargeError: the answer has more bytes than the settings allow.
        """
        request.add_unredirected_header("User-agent", AGENT)
        tries = self.settings.retries if again else 0
        for turn in range(tries + 1):
            wait = self.settings.backoff * 2**turn
            try:
                reply = self._authorised(request)
            except (OSError, http.client.HTTPException, ValueError) as fault:
                if turn == tries or not _may_pass(fault):
                    raise unreached(request, fault, turn + 1, self.settings.timeout) from fault
            else:
                if reply.status in _OK:
                    return reply
                told = _told_wait(reply.headers.get("retry-after", ""))
                if turn == tries or reply.status not in _AGAIN or (told or 0) > _LONGEST_WAIT:
                    raise refused(request, reply.status, reply.headers, reply.body, turn + 1)
                wait = wait if told is None else told
            self._sleep(min(wait, _LONGEST_WAIT))
        raise AssertionError("unreachable")

    def _authorised(self, request: Request) -> Reply:
        """Send once; where the server asks who is there and nobody has chosen how to say it, say it its way."""
        reply = self._once(request)
        if reply.status != _UNAUTHORISED or not self.settings.user or self._header or self._digest is not None:
            return reply
        challenge = reply.headers.get("www-authenticate", "")
        if re.search(r"\bDigest\b", challenge, re.IGNORECASE):
            self._digest = _Digest(self.settings.user, self.settings.password)
        elif re.search(r"\bBasic\b", challenge, re.IGNORECASE):
            if not _is_private(request.full_url):
                mend = "use https://; or set RIWAYA_AUTH=basic if nobody can listen"
                raise StoreError("asks for a password in clear text", where=request.full_url, mend=mend)
            self._header = self._basic()
        else:
            return reply
        return self._once(request)

    def _once(self, request: Request) -> Reply:
        request.remove_header("Authorization")  # of the try before
        if self._header:
            request.add_unredirected_header("Authorization", self._header)
        handlers: list[urllib.request.BaseHandler] = [_Stay()]
        if is_loopback(request.full_url):
            handlers.append(urllib.request.ProxyHandler({}))
        if self._digest is not None:
            handlers.append(self._digest)
        opener = urllib.request.build_opener(*handlers)
        deadline = time.monotonic() + self.settings.timeout
        try:
            with opener.open(request, timeout=self.settings.timeout) as response:
                body = _read(response, self.settings.most, deadline)
                return Reply(request.full_url, response.status, _headers(response), body)
        except urllib.error.HTTPError as fault:
            with fault:
                return Reply(request.full_url, fault.code, _headers(fault), _excerpt(fault))

    def _basic(self) -> str:
        pair = f"{self.settings.user}:{self.settings.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a redirect is an answer like any other that is not the one asked for."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Digest authentication that remembers the challenge, so that a large body is not sent twice each time."""

    def __init__(self, user: str, password: str) -> None:
        self._known = urllib.request.HTTPPasswordMgr()
        super().__init__(self._known)
        self._pair = (user, password)
        self._challenge: dict[str, str] | None = None
        self._answered: Request | None = None

    def http_request(self, request: Request) -> Request:
        if self._challenge is not None and not request.has_header("Authorization"):
            self._sign(request, self._challenge)
        return request

    https_request = http_request

    def http_error_401(self, request: Request, *answer: Any) -> Any:
        """Answer a challenge once; the second one for the same request is a refusal."""
        told = answer[-1].get("WWW-Authenticate", "")
        scheme, _, rest = told.partition(" ")
        if scheme.lower() != "digest":
            return None
        challenge = urllib.request.parse_keqv_list(list(filter(None, urllib.request.parse_http_list(rest))))
        if request is self._answered:
            return None
        self._challenge, self._answered = challenge, request
        answer[0].close()
        self._sign(request, challenge)
        return self.parent.open(request, timeout=request.timeout)

    def get_algorithm_impls(self, algorithm: str) -> Any:
        """The hashes of RFC 7616, over UTF-8: the library's own know ASCII passwords only."""
        name = _HASHES.get(algorithm.upper())
        if name is None:
            raise ValueError(f"asks for digest authentication by {algorithm!r}, which is not known")

        def hashed(text: str) -> str:
            return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()

        return hashed, lambda secret, data: hashed(f"{secret}:{data}")

    def _sign(self, request: Request, challenge: dict[str, str]) -> None:
        realm = challenge.get("realm")
        self._known.add_password(realm or "", request.full_url, *self._pair)
        value = self.get_authorization(request, challenge)
        if value:
            request.add_unredirected_header("Authorization", f"Digest {value}")


def checked_url(url: str) -> str:
    """Return the address of an endpoint as it is to be used.

    :raises InputError: it is no http or https address, or carries a password, which every process list would show.
    """
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - a port that is none raises
    except ValueError as fault:
        raise InputError(f"is no address: {fault}", where=url) from fault
    if parts.username is not None or parts.password is not None:
        shown = url.replace(parts.netloc, parts.netloc.rpartition("@")[2])
        mend = "set RIWAYA_USER and RIWAYA_PASSWORD in the environment"
        raise InputError("a password does not belong in an address", where=shown, mend=mend)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or re.search(r"[\x00-\x20<>\"]", url):
        raise InputError("is no address of a SPARQL endpoint", where=url, mend="write http://… or https://…")
    if parts.fragment:
        raise InputError("an endpoint has no fragment", where=url, mend=f"leave #{parts.fragment} out")
    return url


def is_loopback(url: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_private(url: str) -> bool:
    """Whether nobody on the way can read what is sent."""
    return urlsplit(url).scheme.lower() == "https" or is_loopback(url)


def _may_pass(fault: BaseException) -> bool:
    """Whether it may be otherwise in a moment: the server is starting, or the line broke; not a slow query."""
    reason = fault.reason if isinstance(fault, urllib.error.URLError) else fault
    return isinstance(reason, ConnectionError | http.client.IncompleteRead | http.client.BadStatusLine)


def _told_wait(value: str) -> float | None:
    """Read Retry-After: seconds, or a date.

    >>> _told_wait("2"), _told_wait("soon"), _told_wait("Wed, 21 Oct 2015 07:28:00 GMT")
    (2.0, None, 0.0)
    """
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def _headers(response: HTTPResponse | urllib.error.HTTPError) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


def _read(response: HTTPResponse, most: int, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > most:
            raise TooLargeError(response.url, most)
        if time.monotonic() > deadline:
            raise TimeoutError("the answer takes too long to arrive")
    left = getattr(response, "length", None)
    if left:
        raise http.client.IncompleteRead(bytes(body), left)
    return bytes(body)


def _excerpt(fault: urllib.error.HTTPError) -> bytes:
    """The beginning of what a refusal says; a server that breaks off while it explains has said enough."""
    try:
        return fault.read(_FAULT)
    except (OSError, http.client.HTTPException):
        return b""
