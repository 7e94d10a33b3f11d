"""A worker: one process that answers one query at a time from a store opened for reading, until it is killed.

Everything that touches a client's text happens here, even its parsing: a query of twenty thousand brackets ends the
process that parses it. The store is opened anew when its files have changed, and whatever is opened passes the gate
first: a store that names protected people is not answered from.
"""

from __future__ import annotations

import contextlib
import importlib
import signal
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from riwaya.web.cage import lock_in
from riwaya.web.messages import Changed, Charter, Job, Refusal, Reply, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from riwaya.web.snapshot import Snapshot

_LONGEST: Final = 400
_SPARE: Final = 5.0
_Thing = TypeVar("_Thing")


def main() -> None:
    """Read the charter, then job after job from standard input; answer on standard output."""
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    frame = receive(orders)
    if frame is None:
        return
    charter = msgspec.msgpack.decode(frame, type=Charter)
    caged = lock_in(charter.memory)
    from riwaya.web.snapshot import Snapshot  # noqa: PLC0415 - the engine is loaded inside the cage

    importlib.import_module("riwaya.web.answers")
    snapshot = Snapshot(charter)
    with contextlib.suppress(Refusal):
        snapshot.store()  # who cannot open it now says so to whoever asks
    send(answers, Reply(200, detail="caged" if caged else "free"))
    while (frame := receive(orders)) is not None:
        if hasattr(signal, "setitimer"):  # the server kills on time; should it be gone, the alarm does
            signal.setitimer(signal.ITIMER_REAL, charter.timeout + _SPARE)
        reply = answered(msgspec.msgpack.decode(frame, type=Job), snapshot)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, reply)


def answered(job: Job, snapshot: Snapshot) -> Reply:
    """Do a job; what is refused is a reply as well."""
    try:
        if job.kind == "facts":
            return Reply(200, body=msgspec.msgpack.encode(snapshot.facts()))
        if job.kind == "base":
            return Reply(200, detail=snapshot.base())
        if job.kind == "search":
            return _search(job, snapshot)
        if job.kind == "update":
            return _update(job, snapshot)
        if job.kind == "index":
            from riwaya.web.indexed import follow  # noqa: PLC0415 - loaded when somebody has written

            follow(snapshot, job.text)
            return Reply(204)
        return _query(job, snapshot)
    except Refusal as refusal:
        return refusal.reply
    except SyntaxError as fault:
        return _wrong(job, fault)
    except MemoryError:
        return Reply(507, title="The query needs more memory than it may take", detail="Ask for less at a time.")
    except (OSError, RuntimeError, ValueError) as fault:
        from riwaya.store.folder import mend_of  # noqa: PLC0415 - the engine is loaded inside the cage

        words = f"{str(fault)[:_LONGEST]}; {mend_of(fault)}".rstrip("; ")
        return Reply(500, title="The store could not answer", detail=words)


def _wrong(job: Job, fault: SyntaxError) -> Reply:
    from riwaya.web.syntax import wrong  # noqa: PLC0415 - rdflib is loaded when a text is wrong, not before

    return wrong(job.text, str(fault.args[0]) if fault.args else "", update=job.kind == "update")


def _update(job: Job, snapshot: Snapshot) -> Reply:
    from riwaya.store.search.index import fingerprint  # noqa: PLC0415 - loaded when somebody writes
    from riwaya.web.changes import graphs_of  # noqa: PLC0415

    store = Path(snapshot.charter.store)
    before, graphs = fingerprint(store), graphs_of(job.text)
    try:
        snapshot.update(job.text)
        reply = Reply(204, form="UPDATE")
    except SyntaxError as fault:
        reply, graphs = _wrong(job, fault), ()
    return msgspec.structs.replace(reply, changed=Changed(before, fingerprint(store), graphs))


def _query(job: Job, snapshot: Snapshot) -> Reply:
    import pyoxigraph as ox  # noqa: PLC0415 - loaded already, inside the cage

    from riwaya.web.answers import GRAPH_TYPES, TABLE_TYPES, graph, negotiated, table, truth  # noqa: PLC0415

    found = snapshot.query(job)
    charter = snapshot.charter
    if isinstance(found, ox.QueryBoolean):
        media = negotiated(job.accept, TABLE_TYPES)
        return Reply(200, media, truth(media, value=bool(found)).encode(), "ASK", 1)
    if isinstance(found, ox.QueryTriples):
        media = negotiated(job.accept, tuple(GRAPH_TYPES))
        triples = list(_counted(found, charter.max_rows, "statements"))
        body = graph(media, triples, charter.prefixes)
        if len(body) > charter.max_bytes:
            raise _too_large(f"{charter.max_bytes} bytes")
        return Reply(200, media, body, "CONSTRUCT", len(triples))
    media = negotiated(job.accept, TABLE_TYPES)
    names = [variable.value for variable in found.variables]
    counter = _Count()
    rows = (tuple(row) for row in counter.of(_counted(found, charter.max_rows, "rows")))
    body = _bounded(table(media, names, rows, neutral=job.neutral), charter.max_bytes)
    return Reply(200, media, body, "SELECT", counter.number)


def _search(job: Job, snapshot: Snapshot) -> Reply:
    from riwaya.web.answers import table  # noqa: PLC0415 - loaded already, inside the cage
    from riwaya.web.indexed import found_by  # noqa: PLC0415 - loaded when somebody searches

    found, state = found_by(snapshot, job.text)
    rows = found.rows()
    body = _bounded(table(job.accept, rows.columns, rows.rows, neutral=job.neutral), snapshot.charter.max_bytes)
    total = "" if found.total is None else f"{found.total}{'+' if found.more else ''}"
    return Reply(200, job.accept, body, "SEARCH", len(rows.rows), detail=f"{total} {state}")


class _Count:
    """Counts what goes by."""

    number = 0

    def of(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        for thing in things:
            self.number += 1
            yield thing


def _counted(things: Iterator[_Thing], limit: int, what: str) -> Iterator[_Thing]:
    yield from islice(things, limit)
    if next(things, None) is not None:
        raise _too_large(f"{limit} {what}")


def _bounded(pieces: Iterable[str], limit: int) -> bytes:
    out = bytearray()
    for piece in pieces:
        out += piece.encode()
        if len(out) > limit:
            raise _too_large(f"{limit} bytes")
    return bytes(out)


def _too_large(limit: str) -> Refusal:
    return Refusal(422, f"The answer is larger than {limit}", "Nothing was cut off: narrow the query, or add LIMIT.")


if __name__ == "__main__":
    main()
