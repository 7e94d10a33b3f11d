"""A fair share: what one address may have at a time, and that the others are answered meanwhile."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from riwaya.web.clients import MOST, Clients, TooMany
from riwaya.web.pool import Busy
from riwaya.web.settings import Settings

pytestmark = pytest.mark.timed

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ADDRESS = "203.0.113.5"


def ask(server, query, address=None):
    """Ask as a proxy on this machine does for a client of that address."""
    headers = {"X-Forwarded-For": address} if address else {}
    return server.get(f"/sparql?query={quote(query)}", headers)


def test_one_address_has_so_many_and_others_are_answered(serve, store):
    served = serve(store, "--per-client", "2", "--workers", "3", "--timeout", "2")
    with ThreadPoolExecutor(8) as threads:
        bombs = [threads.submit(ask, served, CARTESIAN, ADDRESS) for _ in range(5)]
        time.sleep(0.3)
        assert ask(served, "ASK {}", ADDRESS).status == 429
        assert ask(served, "ASK {}", "203.0.113.6").status == 200
        answers = [bomb.result() for bomb in bombs]
    assert sorted(answer.status for answer in answers) == [429, 429, 429, 504, 504]
    refused = next(answer for answer in answers if answer.status == 429)
    assert refused.headers["retry-after"] == "1"
    assert refused.media == "application/problem+json"
    assert ask(served, "ASK {}", ADDRESS).status == 200  # nothing is held against it afterwards
    assert "203.0.113" not in served.log.read_text("utf-8")


def test_bombs_of_one_address_leave_a_worker_for_others(serve, store):
    served = serve(store, "--workers", "2", "--timeout", "2")
    with ThreadPoolExecutor(6) as threads:
        bombs = [threads.submit(ask, served, CARTESIAN, ADDRESS) for _ in range(5)]
        time.sleep(0.3)
        for _ in range(5):
            began = time.monotonic()
            assert ask(served, "ASK {}", "203.0.113.6").status == 200
            assert time.monotonic() - began < 1.5  # no bomb had to end first
        assert {bomb.result().status for bomb in bombs} <= {503, 504}


def test_programs_of_this_machine_are_counted_when_a_number_is_given(serve, store):
    def statuses(served):
        with ThreadPoolExecutor(12) as threads:
            found = [threads.submit(ask, served, CARTESIAN) for _ in range(MOST + 2)]
            return {one.result().status for one in found}

    assert 429 not in statuses(serve(store, "--workers", "1", "--timeout", "0.5"))
    assert 429 in statuses(serve(store, "--workers", "1", "--timeout", "0.5", "--per-client", "2"))


def lines(**more):
    return Clients(Settings(store=Path("unused"), **more))


def test_a_network_is_one_client_and_nothing_is_kept():
    async def story():
        clients = lines(per_client=1, workers=2)
        async with clients.turn("2001:db8::1"):
            with pytest.raises(TooMany):
                async with clients.turn("2001:db8::2"):
                    pass
            async with clients.turn("2001:db8:1::1"), clients.turn(None):
                assert len(clients._lines) == 2
        assert clients._lines == {}

    asyncio.run(story())


def test_whoever_waits_and_gives_up_leaves_the_line():
    async def story():
        clients = lines(per_client=3, workers=2, timeout=0.1)

        async def hold(seconds):
            async with clients.turn(ADDRESS):
                await asyncio.sleep(seconds)

        first, second, third = (asyncio.ensure_future(hold(0.3)) for _ in range(3))
        await asyncio.sleep(0)
        third.cancel()
        found = await asyncio.gather(first, second, third, return_exceptions=True)
        assert [type(one) for one in found] == [type(None), Busy, asyncio.CancelledError]
        await hold(0)
        assert clients._lines == {}

    asyncio.run(story())
