"""A question asked in a process of its own, which is killed when its time is over: what no engine's own limit promises.

rdflib cannot be interrupted, Oxigraph cannot from Python, and Virtuoso's own time-out does not reach its compiler.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    Ask = Callable[[str], int]
    """A question's text in, the number of its rows out."""

PROCESSES = multiprocessing.get_context("fork")
"""A fork, so that the child has rdflib's graph without reading it again."""
SETTLING = 60.0
"""Seconds in which a child must have opened its engine; they are not the question's."""


class Engine(NamedTuple):
    """How a child opens an engine, and what the parent does after a child was killed."""

    opened: Callable[[], Ask]
    again: Callable[[], None] = lambda: None


class Found(NamedTuple):
    """The shortest time in milliseconds and the number of rows; or, with a ``fault``, why there is none."""

    ms: float
    rows: int = 0
    fault: str = ""


def asked(engine: Engine, text: str, rounds: int, limit: float, *, cpu: bool = False) -> Found:
    """Ask some times, each for so many seconds at most. One that takes over a quarter of that is asked once.

    :param cpu: measure the processor's time of the child; the limit is by the clock nevertheless.
    """
    here, there = PROCESSES.Pipe(duplex=False)
    child = PROCESSES.Process(target=_child, args=(there, engine, text, rounds, limit / 4, cpu), daemon=True)
    child.start()
    there.close()
    best: Found | None = None
    try:
        # the first word of a child is None: it is open, and its time begins
        for wait in (SETTLING, *(limit for _ in range(rounds))):
            if not here.poll(wait):
                child.kill()
                child.join()
                engine.again()
                return best or Found(0 if cpu else limit * 1000, fault=f"over {limit:g} s")  # by the clock: no ratio
            found = here.recv()
            if found is not None and found.fault:
                return found
            best = min(filter(None, (best, found)), default=None)
    except EOFError:
        child.join()
        if best is None:
            return Found(0, fault=f"ended with {child.exitcode}")
    finally:
        here.close()
    child.join()
    return best or Found(0, fault="not asked")


def _child(out: Connection, engine: Engine, text: str, rounds: int, enough: float, cpu: bool) -> None:  # noqa: FBT001 - a child's arguments have no names
    """Open, ask, tell each time as it is known."""
    with contextlib.closing(out):
        clock = time.process_time if cpu else time.perf_counter
        try:
            ask = engine.opened()
            out.send(None)
            for _ in range(rounds):
                began = clock()
                rows = ask(text)
                taken = clock() - began
                out.send(Found(taken * 1000, rows))
                if taken > enough:
                    break
        except Exception as fault:  # noqa: BLE001 - an engine's fault is a figure too
            out.send(Found(0, fault=f"{type(fault).__name__}: {str(fault)[:60]}"))
