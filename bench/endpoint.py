"""Requests a second and the 99th percentile of ``riwaya serve`` under parallel clients on loopback.

``python bench/endpoint.py STORE [--clients 50] [--requests 2000] [--seconds 30] [--passes 3]``: bounded in count and
in time. Some passes, with the memory of the server and its workers before and after each, so that growth shows.
Server and clients share the machine: the figures are a lower bound. Exit status 1 when any request failed.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

SOURCE = Path(__file__).parent.parent / "src"
QUERIES = (
    "SELECT ?s { ?s a <https://w3id.org/riwaya/ns#Claim> } LIMIT 10",
    "ASK { ?s a <https://w3id.org/riwaya/ns#Claim> }",
    "SELECT ?type (COUNT(*) AS ?n) { ?c <https://w3id.org/riwaya/ns#eventType> ?type } GROUP BY ?type",
)
PATHS = (*(f"/sparql?query={quote(query)}" for query in QUERIES), "/q/chronology.csv")


def main() -> int:
    """Start a server, let the clients loose, print one JSON object a pass."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--passes", type=int, default=3)
    given = parser.parse_args()
    command = [sys.executable, "-m", "riwaya.cli", "serve", "--store", given.store, "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as server:  # noqa: S603 - our own words
        try:
            if server.stderr is None:
                raise AssertionError("the log is a pipe")
            address = json.loads(server.stderr.readline())["address"].removeprefix("http://").rstrip("/")
            threading.Thread(target=server.stderr.read, daemon=True).start()
            measured(address, 4, 200, given.seconds)  # warm
            failed = 0
            for _ in range(given.passes):
                before = resident(server.pid)
                found = measured(address, given.clients, given.requests, given.seconds)
                found["rss_mib_before_after"] = [before, resident(server.pid)]
                sys.stdout.write(json.dumps(found) + "\n")
                failed += found["failed"]  # type: ignore[operator]
        finally:
            server.terminate()
    return int(failed > 0)


def measured(address: str, clients: int, requests: int, seconds: float) -> dict[str, object]:
    """Let clients ask in turn until the requests or the time are used up."""
    times: list[float] = []
    errors: list[str] = []
    turn = iter(range(requests))
    lock = threading.Lock()
    end = time.monotonic() + seconds

    def client() -> None:
        connection = http.client.HTTPConnection(address, timeout=30)
        while time.monotonic() < end:
            with lock:
                number = next(turn, None)
            if number is None:
                break
            began = time.monotonic()
            try:
                connection.request("GET", PATHS[number % len(PATHS)])
                answer = connection.getresponse()
                answer.read()
                times.append(time.monotonic() - began)
                if answer.status != http.HTTPStatus.OK:
                    errors.append(str(answer.status))
            except OSError as fault:
                errors.append(repr(fault))
                connection.close()
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.monotonic() - began
    ordered = sorted(times)
    return {
        "clients": clients,
        "requests": len(times),
        "seconds": round(taken, 2),
        "requests_per_second": round(len(times) / taken, 1),
        "ms_median": round(ordered[len(ordered) // 2] * 1000, 1),
        "ms_p99": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
        "failed": len(errors),
        "errors": errors[:5],
    }


def resident(pid: int) -> list[float]:
    """Resident MiB of a process and its children, where /proc tells."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        return []
    page = os.sysconf("SC_PAGE_SIZE")
    pids = [pid, *map(int, children.read_text("ascii").split())]
    return [round(int(Path(f"/proc/{one}/statm").read_text("ascii").split()[1]) * page / 2**20, 1) for one in pids]


if __name__ == "__main__":
    sys.exit(main())
