"""A server over the shipped article, for all tests of the web layer."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
needed = ("starlette", "uvicorn", "jinja2", "mimeparse")
collect_ignore_glob = []
for name in needed:
    try:
        __import__(name)
    except ModuleNotFoundError:
        collect_ignore_glob = ["test_*.py"]  # pip install 'riwaya[web]'


class Answer(NamedTuple):
    """What a request got."""

    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def media(self):
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def cells(self):
        """The values of a SELECT's only column."""
        return [next(iter(row.values()))["value"] for row in self.json["results"]["bindings"]]


class Served:
    """A running ``riwaya serve``."""

    def __init__(self, store, folder, *options):
        self.log = folder / f"log-{time.monotonic_ns()}.jsonl"
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "riwaya.cli", "serve", "--store", str(store), "--port", "0", *options]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own words
                command, stderr=log, stdout=subprocess.DEVNULL, env=environment, cwd=folder
            )
        end = time.monotonic() + 30
        while not self.lines() and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        assert self.process.poll() is None, self.log.read_text("utf-8")
        try:
            self.url = self.lines()[0]["address"].rstrip("/")
            self.get("/health")
        except BaseException:
            self.process.kill()  # nobody else knows of it yet
            self.process.wait()
            raise

    def lines(self):
        """The log, each line an object."""
        return [
            json.loads(line)
            for line in self.log.read_text("utf-8").splitlines(keepends=True)
            if line[0] == "{" and line[-1] == "\n"
        ]

    def get(self, path, headers=None, body=None, method=None):
        """Send a request; a fault of HTTP is an answer, too."""
        request = urllib.request.Request(self.url + path, body, headers or {}, method=method)  # noqa: S310 - our own
        try:
            with urllib.request.urlopen(request, timeout=30) as found:  # noqa: S310 - our own server
                return Answer(found.status, {k.lower(): v for k, v in found.headers.items()}, found.read())
        except urllib.error.HTTPError as fault:
            with fault:
                return Answer(fault.code, {k.lower(): v for k, v in fault.headers.items()}, fault.read())

    def ask(self, query, accept="application/sparql-results+json", **more):
        """Ask by GET."""
        fields = [("query", query), *((key.replace("_", "-"), value) for key, value in more.items())]
        return self.get(f"/sparql?{urllib.parse.urlencode(fields)}", {"Accept": accept})

    def form(self, **fields):
        """Send a form."""
        body = urllib.parse.urlencode({key.replace("_", "-"): value for key, value in fields.items()}).encode()
        return self.get("/sparql", {"Content-Type": "application/x-www-form-urlencoded"}, body)

    def post(self, body, media, path="/sparql", **headers):
        """Send a body of a media type."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.get(path, {"Content-Type": media, **named}, body if isinstance(body, bytes) else body.encode())

    def stop(self):
        """Ask it to stop; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@pytest.fixture(scope="session")
def store(built):
    """The store of the shipped article."""
    return built[1] / "store"


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Start servers; all are stopped at the end."""
    running = []

    def start(store, *options):
        served = Served(store, tmp_path_factory.mktemp("served"), *options)
        running.append(served)
        return served

    yield start
    for served in running:
        if served.process.poll() is None:
            served.process.kill()
            served.process.wait()


@pytest.fixture(scope="session")
def server(serve, store):
    """The server that most tests ask: read-only, with tight limits."""
    return serve(
        store, "--timeout", "1.5", "--workers", "3", "--max-rows", "12000", "--memory", "600", "--max-mib", "4"
    )
