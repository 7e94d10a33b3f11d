"""Servers that the tests start on loopback and stop: Virtuoso, Oxigraph, our own endpoint, and one that misbehaves."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox

from riwaya.store.dataset import Dataset
from riwaya.store.remote.settings import Settings

ROOT = Path(__file__).parent.parent.parent
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
OXIGRAPH = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
#: Rows that the test's Virtuoso gives at a time: fewer than the shipped graph has, so that answers come in pieces.
CUT = 3000
USER, PASSWORD = "riwaya", "a secret of the test"
_ASK = "/sparql?query=ASK%7B%7D"
_INI = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
AllowOSCalls = 0
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
ServerRoot = .
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {cut}
MaxQueryExecutionTime = 60
"""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Process:
    """A server in a process of its own."""

    settings = Settings()

    def __init__(self, command, folder, probe, seconds=60):
        self.log = folder / "server.log"
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own words
                list(map(str, command)), cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment
            )
        try:
            self._wait(probe, seconds)
        except BaseException:
            self.stop()
            raise

    def _wait(self, probe, seconds):
        end = time.monotonic() + seconds
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while time.monotonic() < end and self.process.poll() is None:
            try:
                opener.open(probe, timeout=5).close()
            except urllib.error.HTTPError as fault:  # it speaks, whatever it says
                fault.close()
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"the server did not come up: {self.log.read_text('utf-8', 'replace')[-2000:]}")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Virtuoso(Process):
    """Virtuoso 7 with a database of its own and one user, who may write."""

    make = "virtuoso"
    settings = Settings(user=USER, password=PASSWORD)

    def __init__(self, folder):
        sql, http = free_port(), free_port()
        (folder / "v.ini").write_text(_INI.format(sql=sql, http=http, cut=CUT), "utf-8")
        self.root = f"http://127.0.0.1:{http}"
        self.url = f"{self.root}/sparql"
        super().__init__([VIRTUOSO, "+foreground", "+configfile", "v.ini"], folder, f"{self.root}{_ASK}")
        try:
            words = f"DB.DBA.USER_CREATE('{USER}', '{PASSWORD}'); GRANT SPARQL_UPDATE TO {USER};"
            command = [ISQL, f"127.0.0.1:{sql}", "dba", "dba", f"exec={words}"]
            done = subprocess.run(command, capture_output=True, timeout=60, check=True, cwd=folder)  # noqa: S603
            assert b"Error" not in done.stdout + done.stderr, done
        except BaseException:
            self.stop()
            raise


class Own(Process):
    """``riwaya serve --writable`` over a store that holds next to nothing at first."""

    make = "riwaya"

    def __init__(self, folder, *options):
        with Dataset.open(folder / "store", write=True) as seed:  # a store that holds nothing is not served
            thing = ox.NamedNode("urn:seed")
            seed.replace("urn:seed", [ox.Triple(thing, thing, thing)])
        port = free_port()
        self.root = f"http://127.0.0.1:{port}"
        self.url = f"{self.root}/sparql"
        words = ["-m", "riwaya.cli", "serve", "--store", "store", "--port", port, "--writable", "--timeout", "30"]
        # its own gate would stop the invented people of the synthetic data
        words.append("--private")
        super().__init__([sys.executable, *words, *options], folder, f"{self.root}/health")


class Oxigraph(Process):
    """The Oxigraph server, whose default graph is not the union unless a request asks for it."""

    make = "oxigraph"

    def __init__(self, folder):
        port = free_port()
        self.root = f"http://127.0.0.1:{port}"
        self.url = f"{self.root}/query"
        super().__init__([OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"], folder, f"{self.url}?query=ASK%7B%7D")


class _Quiet(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, *_):
        """A client that breaks off is what some tests are about."""


class Stub:
    """A server that answers what a test tells it, and remembers what it was asked."""

    def __init__(self, answer):
        self.asked = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def respond(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode()
                stub.asked.append((self.command, self.path, dict(self.headers.items()), body))
                answer(self, body, len(stub.asked))

            do_GET = do_POST = do_PUT = respond  # noqa: N815 - the standard library's names

            def log_message(self, *_):
                pass

        self.server = _Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(10)


def reply(handler, status, body=b"", media="text/plain", **headers):
    """Send an answer."""
    content = body if isinstance(body, bytes) else body.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", media)
    handler.send_header("Content-Length", str(len(content)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)
