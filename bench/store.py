"""The same questions on the same generated articles, side by side: rdflib in memory, the default store, Virtuoso 7.

``python bench/store.py [--articles 1000] [--engines riwaya,virtuoso,rdflib] [--limit 20] [--library] [--rounds 3]
[--questions NAME,NAME] [--cpu]``

Prints a Markdown table: ten main questions, milliseconds as the best of some rounds, and how many times faster than
each other engine the default store is. A question that does not end within the limit is killed and says so; its ratio
is then a lower bound. ``--library`` measures every question of the library on the default store instead;
``--questions`` asks these only, of either. ``--cpu`` counts the processor's time and not the clock's, which a busy
machine stretches: not for Virtuoso, which is another process. Virtuoso is Debian's ``virtuoso-opensource-7``, started
on loopback and stopped after; left out where it is not installed. The answers are compared by the number of their
rows: a difference is shown. Nothing here asserts.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from generated import generated
from limits import Engine, Found, asked

from riwaya.store.dataset import Dataset
from riwaya.store.queries import bound_text, find, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


@contextlib.contextmanager
def riwaya_store(file: Path) -> Iterator[Engine]:
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

    def opened() -> Callable[[str], int]:
        # in the child: RocksDB's threads do not live through a fork
        store = ox.Store.read_only(str(folder / "oxigraph"))
        return lambda text: sum(1 for _ in store.query(text, use_default_graph_as_union=True))  # type: ignore[union-attr]

    yield Engine(opened)


@contextlib.contextmanager
def rdflib_memory(file: Path) -> Iterator[Engine]:
    """Read everything into one rdflib graph (the union: no triple stands in two of ours)."""
    began = time.monotonic()
    graph = rdflib.Graph()
    terms: dict[str, rdflib.term.Node] = {}
    for quad in ox.parse(path=file):
        graph.add(tuple(node(part, terms) for part in quad.triple))  # type: ignore[arg-type]
    say(f"rdflib: {len(graph)} statements in {time.monotonic() - began:.0f} s, {peak():.0f} MiB at most")
    gc.freeze()  # a collection in a child would copy every page of the graph
    yield Engine(lambda: lambda text: len(graph.query(text)))
    gc.unfreeze()


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
def virtuoso(file: Path) -> Iterator[Engine]:
    """Start Virtuoso on loopback with 2.7 GB of buffers, load the file once, ask by HTTP, stop it.

    After a question that did not end it is killed and started anew: while it compiles it answers nobody.
    """
    folder = file.with_suffix(".virtuoso")
    loaded = folder / "loaded"
    if not loaded.exists():
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    sql, http = port(), port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=http, folder=folder), "utf-8")
    servers = [virtuoso_server(folder, http)]

    def again() -> None:
        servers[-1].kill()
        servers[-1].wait(120)
        servers.append(virtuoso_server(folder, http))

    try:
        if not loaded.exists():
            began = time.monotonic()
            shutil.copy(file, folder / "data.nq")
            isql(sql, f"ld_dir('{folder}', 'data.nq', 'urn:default'); rdf_loader_run(); checkpoint;")
            (folder / "data.nq").unlink()
            loaded.touch()
            say(f"Virtuoso: loaded in {time.monotonic() - began:.0f} s")
        yield Engine(lambda: lambda text: len(over_http(http, text)), again)
    finally:
        servers[-1].terminate()
        servers[-1].wait(120)


def virtuoso_server(folder: Path, http: int) -> subprocess.Popen[bytes]:
    """Start the server of a folder and wait until it listens."""
    (folder / "virtuoso.lck").unlink(missing_ok=True)
    command = ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground", "+wait"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    until(lambda: socket.create_connection(("127.0.0.1", http), 1).close())
    return server


def isql(sql: int, script: str) -> None:
    """Run statements as Virtuoso's administrator of this throw-away database."""
    subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={script}"], check=True, capture_output=True)  # noqa: S603, S607


def over_http(http: int, text: str) -> list[object]:
    """Ask Virtuoso and count what comes back, as any client would."""
    body = urllib.parse.urlencode({"query": text}).encode()
    accept = {"Accept": "application/sparql-results+json"}
    request = urllib.request.Request(f"http://127.0.0.1:{http}/sparql", body, accept)
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback; the child that waits is killed
            return json.loads(answer.read(), strict=False)["results"]["bindings"]
    except urllib.error.HTTPError as fault:
        raise OSError(fault.read(60).decode("utf-8", "replace")) from fault


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


def compare(file: Path, engines: list[str], questions: list[str], rounds: int, limit: float, *, cpu: bool) -> None:
    """Measure questions on every engine and print the table."""
    found: dict[str, dict[str, Found]] = {name: {} for name in questions}
    for engine in engines:
        with ENGINES[engine](file) as open_engine:
            for name, row in found.items():
                row[engine] = asked(open_engine, text(name), rounds, limit, cpu=cpu)
                say(f"{engine} {name} {row[engine]}")
    others = [engine for engine in engines if engine != "riwaya"] if "riwaya" in engines else []
    head = ["question", "rows", *engines, *(f"against {other}" for other in others)]
    sys.stdout.write(f"| {' | '.join(head)} |\n|---|{'--:|' * (len(head) - 1)}\n")
    for name, row in found.items():
        counts = [str(cell.rows) for cell in row.values() if not cell.fault]
        same = (
            counts[:1] if len(set(counts)) == 1 else [(cell.fault and "–") or str(cell.rows) for cell in row.values()]
        )
        cells = [f"`{name}`", " / ".join(same), *(cell.fault or f"{cell.ms:,.0f} ms" for cell in row.values())]
        cells += [ratio(row["riwaya"], row[other]) for other in others]
        sys.stdout.write(f"| {' | '.join(cells)} |\n")


def ratio(ours: Found, theirs: Found) -> str:
    """How many times faster ours is; a lower bound where theirs did not end; nothing where the answers differ."""
    if ours.fault or not theirs.ms or (not theirs.fault and theirs.rows != ours.rows):
        return ""
    return f"{'over ' if theirs.fault else ''}{theirs.ms / ours.ms:.{0 if theirs.ms > 10 * ours.ms else 1}f} ×"


def alone(file: Path, questions: list[str], rounds: int, limit: float, *, cpu: bool) -> None:
    """Measure questions on the default store, slowest first."""
    with riwaya_store(file) as engine:
        rows = sorted(((asked(engine, text(name), rounds, limit, cpu=cpu), name) for name in questions), reverse=True)
    sys.stdout.write("| question | ms | rows |\n|---|--:|--:|\n")
    for found, name in rows:
        sys.stdout.write(f"| `{name}` | {found.fault or f'{found.ms:,.0f}'} | {found.rows} |\n")


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
    parser.add_argument("--limit", type=float, default=20, help="seconds for a question")
    parser.add_argument("--questions", default="", help="names, with commas between them")
    parser.add_argument("--cpu", action="store_true", help="processor time; leaves Virtuoso out")
    given = parser.parse_args()
    file = generated(given.articles, CACHE)
    chosen = given.questions.split(",") if given.questions else []
    if given.library:
        alone(file, chosen or [question.name for question in library()], given.rounds, given.limit, cpu=given.cpu)
    else:
        engines = given.engines.split(",")
        if given.cpu and "virtuoso" in engines:
            say("Virtuoso's processor time is not ours to read: left out")
            engines.remove("virtuoso")
        if "virtuoso" in engines and not shutil.which("virtuoso-t"):
            say("virtuoso-t is not installed: left out (apt-get install virtuoso-opensource-7)")
            engines.remove("virtuoso")
        compare(file, engines, chosen or [*AGGREGATES, *LISTS], given.rounds, given.limit, cpu=given.cpu)


if __name__ == "__main__":
    main()
