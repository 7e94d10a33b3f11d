"""The same questions on the same generated articles, side by side: rdflib in memory, the default store, Virtuoso 7.

``python bench/store.py [--articles 1000] [--engines rdflib,riwaya,virtuoso] [--library] [--rounds 3]``

Prints a Markdown table: ten main questions, milliseconds as the best of some rounds, and how many times faster than
rdflib in memory the default store is. ``--library`` measures every question of the library on the default store
instead. Virtuoso is Debian's ``virtuoso-opensource-7``, started on loopback and stopped after; left out where it is
not installed. The answers are compared by the number of their rows: a difference is shown. Nothing here asserts.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from generated import generated

from riwaya.store.dataset import Dataset
from riwaya.store.queries import bound_text, find, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 30.0
"""Seconds that an engine has for a question over HTTP."""
CACHE = Path(tempfile.gettempdir()) / "riwaya-bench"
ENTITIES = {
    "claims-about-actor": {"actor": "actor-0"},
    "claims-between": {"from": "2032-05-17", "to": "2032-05-24"},
    "claims-of-claimant": {"claimant": "actor-0"},
    "claims-with-words": {"words": "تل"},
    "claims-within-place": {"place": "governorate-0"},
    "who-says-what-happened-in": {"place": "town-0"},
}
AGGREGATES = ("event-types", "speech-acts", "claimants", "attacks-by-agent", "accusation-counts")
LISTS = ("denials", "who-says-what-happened-in", "claims-of-claimant", "toll-totals-by-claimant", "toll-disagreements")


def timed(ask: Callable[[str], int], text: str, rounds: int, enough: float = 60) -> tuple[float, int]:
    """Ask some times; return the shortest time in milliseconds and the number of rows. A slow one is asked once."""
    best, rows = float("inf"), 0
    for _ in range(rounds):
        began = time.perf_counter()
        rows = ask(text)
        taken = time.perf_counter() - began
        best = min(best, taken)
        if taken > enough:
            break
    return best * 1000, rows


@contextlib.contextmanager
def riwaya_store(file: Path) -> Iterator[Callable[[str], int]]:
    """Load the default store unless that was done, and open it as `riwaya serve` does: for reading."""
    folder = file.with_suffix(".store")
    if not folder.exists():
        began = time.monotonic()
        with Dataset.open(folder, write=True) as writer:
            total = writer.load(file)
            loaded = time.monotonic() - began
            writer.optimize()
        rate = total / loaded
        say(f"riwaya store: {total} statements in {loaded:.0f} s ({rate:.0f} a second), {peak():.0f} MiB at most")
    store = ox.Store.read_only(str(folder / "oxigraph"))
    yield lambda text: sum(1 for _ in store.query(text, use_default_graph_as_union=True))  # type: ignore[union-attr]


@contextlib.contextmanager
def rdflib_memory(file: Path) -> Iterator[Callable[[str], int]]:
    """Read everything into one rdflib graph (the union: no triple stands in two of ours)."""
    began = time.monotonic()
    graph = rdflib.Graph()
    terms: dict[str, rdflib.term.Node] = {}
    for quad in ox.parse(path=file):
        graph.add(tuple(node(part, terms) for part in quad.triple))  # type: ignore[arg-type]
    say(f"rdflib: {len(graph)} statements in {time.monotonic() - began:.0f} s, {peak():.0f} MiB at most")
    yield lambda text: len(graph.query(text))


def node(term: object, seen: dict[str, rdflib.term.Node]) -> rdflib.term.Node:
    """An rdflib term, each made once, as rdflib's own parsers do not: a kindness to its memory."""
    key = str(term)
    if key not in seen:
        if isinstance(term, ox.NamedNode):
            seen[key] = rdflib.URIRef(term.value)
        elif isinstance(term, ox.Literal) and term.language:
            seen[key] = rdflib.Literal(term.value, lang=term.language)
        elif isinstance(term, ox.Literal):
            seen[key] = rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
        else:
            raise TypeError(f"{term!r}: generated data hold no such term")
    return seen[key]


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000000
"""


@contextlib.contextmanager
def virtuoso(file: Path) -> Iterator[Callable[[str], int]]:
    """Start Virtuoso on loopback with 2.7 GB of buffers, load the file once, ask by HTTP, stop it."""
    folder = file.with_suffix(".virtuoso")
    fresh = not folder.exists()
    folder.mkdir(exist_ok=True)
    sql, http = port(), port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=http, folder=folder), "utf-8")
    command = ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground", "+wait"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            until(lambda: socket.create_connection(("127.0.0.1", http), 1).close())
            if fresh:
                began = time.monotonic()
                shutil.copy(file, folder / "data.nq")
                script = f"ld_dir('{folder}', 'data.nq', 'urn:default'); rdf_loader_run(); checkpoint;"
                isql(sql, script)
                (folder / "data.nq").unlink()
                say(f"Virtuoso: loaded in {time.monotonic() - began:.0f} s")
            yield lambda text: len(over_http(http, text))
        finally:
            server.terminate()
            server.wait(120)


def isql(sql: int, script: str) -> None:
    """Run statements as Virtuoso's administrator of this throw-away database."""
    subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={script}"], check=True, capture_output=True)  # noqa: S603, S607


def over_http(http: int, text: str) -> list[object]:
    """Ask Virtuoso and count what comes back, as any client would."""
    body = urllib.parse.urlencode({"query": text}).encode()
    accept = {"Accept": "application/sparql-results+json"}
    request = urllib.request.Request(f"http://127.0.0.1:{http}/sparql", body, accept)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
        return json.loads(answer.read(), strict=False)["results"]["bindings"]


def port() -> int:
    """A free port on loopback."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def until(probe: Callable[[], None], seconds: float = 120) -> None:
    """Wait until something works."""
    end = time.monotonic() + seconds
    while True:
        try:
            return probe()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(words: str) -> None:
    """Tell how it goes, beside the table."""
    sys.stderr.write(words + "\n")


ENGINES = {"riwaya": riwaya_store, "virtuoso": virtuoso, "rdflib": rdflib_memory}


def compare(file: Path, engines: list[str], rounds: int) -> None:
    """Measure ten questions on every engine and print the table."""
    found: dict[str, dict[str, tuple[float, int] | str]] = {}
    for engine in engines:
        with ENGINES[engine](file) as ask:
            for name in (*AGGREGATES, *LISTS):
                try:
                    found.setdefault(name, {})[engine] = timed(ask, text(name), rounds)
                except Exception as fault:  # noqa: BLE001 - one engine's fault is a figure too
                    found.setdefault(name, {})[engine] = f"{type(fault).__name__}"
                say(f"{engine} {name} {found[name][engine]}")
    sys.stdout.write(
        "| question | " + " | ".join(engines) + " | store against rdflib |\n|---|" + "--:|" * (len(engines) + 1) + "\n"
    )
    for name, row in found.items():
        counts = {cell[1] for cell in row.values() if not isinstance(cell, str)}
        cells = [cell if isinstance(cell, str) else f"{cell[0]:,.0f} ms" for cell in row.values()]
        ours, theirs = row.get("riwaya"), row.get("rdflib")
        ratio = f"{theirs[0] / ours[0]:.0f} ×" if isinstance(ours, tuple) and isinstance(theirs, tuple) else ""
        odd = f" (rows differ: {sorted(counts)})" if len(counts) > 1 else ""
        sys.stdout.write(f"| `{name}`{odd} | {' | '.join(cells)} | {ratio} |\n")


def whole_library(file: Path, rounds: int) -> None:
    """Measure every question of the library on the default store, slowest first."""
    with riwaya_store(file) as ask:
        rows = sorted(((*timed(ask, text(q.name), rounds), q.name) for q in library()), reverse=True)
    sys.stdout.write("| question | ms | rows |\n|---|--:|--:|\n")
    for taken, count, name in rows:
        sys.stdout.write(f"| `{name}` | {taken:,.0f} | {count} |\n")


def text(name: str) -> str:
    """A question with the generated country's places and actors."""
    return bound_text(find(name), ENTITIES.get(name, {}))


def main() -> None:
    """Generate, load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--engines", default="riwaya,virtuoso,rdflib")
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    file = generated(given.articles, CACHE)
    if given.library:
        whole_library(file, given.rounds)
    else:
        engines = given.engines.split(",")
        if "virtuoso" in engines and not shutil.which("virtuoso-t"):
            say("virtuoso-t is not installed: left out (apt-get install virtuoso-opensource-7)")
            engines.remove("virtuoso")
        compare(file, engines, given.rounds)


if __name__ == "__main__":
    main()
