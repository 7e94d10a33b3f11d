r"""What an update has changed, and the search index brought in step with it when updates pause.

The index is refreshed after the answer and not before it: a program that replaces a thousand articles one by one waits
for the store alone. Which graphs an update changes is read off its words where they say it plainly, as those of
:mod:`riwaya.store.remote` do; after any other update the whole index is made anew, as far as the time limit allows.

>>> graphs_of("DROP SILENT GRAPH <g:a> ;\nINSERT DATA { GRAPH <g:b> { <a:a> <a:b> 'GRAPH <g:c> {' } }")
('g:a', 'g:b')
>>> graphs_of("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }") is None
True
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.store.guard import silenced
from riwaya.web.messages import Changed, Job
from riwaya.web.pool import Busy, Died, TimedOut

if TYPE_CHECKING:
    from riwaya.web.pool import Pool

#: Seconds without an update after which the index is brought in step.
PAUSE: Final = 1.0
# Over a text whose strings, IRIs and comments are blanks.
_PLAIN: Final = re.compile(
    r"(?:\s*(?:(?:DROP|CLEAR|CREATE)\s+(?:SILENT\s+)?GRAPH"
    r"|(?:INSERT|DELETE)\s+DATA\s*\{(?:\s*GRAPH\s+\{[^{}]*\}[\s.]*)+\})\s*(?:;|\Z))+",
    re.IGNORECASE,
)
_GRAPH: Final = re.compile(r"\bGRAPH\b", re.IGNORECASE)
_IRI: Final = re.compile(r"(?:\s|#[^\n\r]*)*<([A-Za-z][A-Za-z0-9+.-]*:[^<>\\\s]*)>")


def graphs_of(text: str) -> tuple[str, ...] | None:
    """The graphs that an update changes, sorted; None where its words do not say plainly."""
    words = silenced(text)
    if not _PLAIN.fullmatch(words):
        return None
    named = [_IRI.match(text, found.end()) for found in _GRAPH.finditer(words)]
    if not all(named):
        return None
    return tuple(sorted({iri[1] for iri in named if iri}))


def together(first: Changed | None, then: Changed) -> Changed:
    """Two changes as one. Where somebody else wrote between them, nobody knows what has changed."""
    if first is None:
        return then
    known = first.after == then.before and first.graphs is not None and then.graphs is not None
    graphs = tuple(sorted({*(first.graphs or ()), *(then.graphs or ())})) if known else None
    return Changed(first.before, then.after, graphs)


class Follower:
    """Has a worker bring the index in step after updates."""

    def __init__(self, pool: Pool, writing: asyncio.Lock) -> None:
        """Ask this pool, while nobody writes."""
        self._pool = pool
        self._writing = writing
        self._pending: Changed | None = None
        self._task: asyncio.Task[None] | None = None

    def note(self, changed: Changed) -> None:
        """Take note of a change; the index follows when there was none for a while."""
        self._pending = together(self._pending, changed)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._follow())

    async def close(self) -> None:
        """Leave the index as it is: whoever opens it next sees that it is behind."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _follow(self) -> None:
        while self._pending is not None:
            seen = self._pending
            await asyncio.sleep(PAUSE)
            if self._pending is not seen:
                continue
            async with self._writing:
                changed, self._pending = self._pending, None
                try:
                    await self._pool.ask(Job("index", msgspec.json.encode(changed).decode()))
                except (Busy, TimedOut, Died):
                    continue  # it stays behind, and says so
