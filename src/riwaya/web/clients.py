"""What one client may have at a time, so that nobody takes all workers: its address is counted, nothing is kept.

An address has so many queries at once, running or waiting; one more is told to come again (429). Of those, so many
run as leave a worker for others. This machine's own programs are counted only where the user said a number.
"""

from __future__ import annotations

import asyncio
import ipaddress
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from riwaya.web.pool import Busy
from riwaya.web.settings import is_loopback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from riwaya.web.settings import Settings

#: Queries of an address at a time where the user said none: what a browser opens connections for, and some.
MOST: Final = 8
_NETWORK: Final = 64


class TooMany(Exception):  # noqa: N818 - it is no error: come again
    """The client has as many queries here as it may."""


class _Line:
    """The queries of one client."""

    def __init__(self, share: int) -> None:
        self.inside = 0
        self.running = asyncio.Semaphore(share)


class Clients:
    """Those who have a query here just now."""

    def __init__(self, settings: Settings) -> None:
        """Take what an address may have, and how many workers there are to share."""
        self._most = settings.per_client or MOST
        self._counts_own = settings.per_client is not None
        self._share = max(1, settings.workers - 1)
        self._patience = settings.timeout
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, host: str | None) -> AsyncIterator[None]:
        """Let a query of an address run when it is its turn.

        :raises TooMany: the address has as many as it may.
        :raises Busy: its own queries before this one take longer than a query may.
        """
        if host is None or (is_loopback(host) and not self._counts_own):
            yield
            return
        name = named(host)
        line = self._lines.setdefault(name, _Line(self._share))
        if line.inside >= self._most:
            raise TooMany
        line.inside += 1
        try:
            await self._wait(line)
            try:
                yield
            finally:
                line.running.release()
        finally:
            line.inside -= 1
            if not line.inside:
                del self._lines[name]

    async def _wait(self, line: _Line) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await line.running.acquire()
        except TimeoutError as fault:
            raise Busy from fault


def named(host: str) -> str:
    """What counts as one client: an IPv4 address; of IPv6 the network, for a client has all its addresses.

    >>> named("192.0.2.7"), named("2001:db8::1:2"), named("::ffff:192.0.2.7"), named("testclient")
    ('192.0.2.7', '2001:db8::/64', '192.0.2.7', 'testclient')
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _NETWORK), strict=False))
