"""When: which of the times that a sentence tells, or the sentence before, is the time of a happening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.clitics import (
    ARTICLE,
    bare_word,
)
from riwaya.extract.lexicon.words import (
    cues,
    kinds,
)

if TYPE_CHECKING:
    from riwaya.extract.evidence import EvidenceReader
    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told
    from riwaya.model import (
        TimeValue,
    )


_RUNNING: Final = frozenset(("since", "throughout", "until"))
_STATES: Final = frozenset(("control_of_territory", "siege"))


class TimeReader:
    """Finds the times of the happenings of a document; ``day`` and ``since`` are what the sentence before told."""

    def __init__(self, view: SentenceView, evidence: EvidenceReader) -> None:
        self.view, self.evidence = view, evidence
        self.day: TimeValue | None = None
        self.since: TimeValue | None = None

    def of(self, told: Told, items: list[Item]) -> TimeValue | None:
        """The time in the clause, else one that stands before in the same sentence; never the time of saying."""
        h, said = told.h, told.voice.said

        def free(n: int) -> bool:
            return items[n].k == "T" and items[n].time.value is not said

        right_before = h.n - 1
        if h.item.k == "E" and right_before >= 0 and items[right_before].k == "T" and items[right_before].time.of_next:
            return items[right_before].time.value
        hi = min(self.evidence.reach(h, items), len(items))
        inside = [n for n in range(h.lo, hi) if free(n) and not items[n].time.of_next]
        if inside:
            anchor = h.figures[0].a if h.figures else h.item.a
            return items[min(inside, key=lambda n: abs(items[n].a - anchor))].time.value
        if h.type in _STATES or self._habitual(h, items):
            return None
        if not any(it.k == "T" for it in items):
            return self._carried(h, items)
        running = h.type in ("harm_casualties", "displacement_flight")
        before = [
            n
            for n in range(h.lo)
            if free(n) and not items[n].time.of_next and (running or not items[n].time.background)
        ]
        lead = told.scope_start
        before = [n for n in before if n >= lead and self._reaches(n, h)]
        return items[before[-1]].time.value if before else None

    def _habitual(self, h: Happening, items: list[Item]) -> bool:
        """كانت الفصائل تستخدمها: what used to happen has no day."""
        if h.item.k != "V" or h.item.entry is None or h.item.entry.tense != "present":
            return False
        start = self.view.parts[h.clause].start if 0 <= h.clause < len(self.view.parts) else h.n
        return any(items[n].cls == "aux" for n in range(max(start, h.n - 4), h.n))

    def _carried(self, h: Happening, items: list[Item]) -> TimeValue | None:
        """A time from the sentence before, only where the words go on about the same thing."""
        if h.type in ("harm_casualties", "displacement_flight") and items[0].k == "k" and h.figures:
            return self._again(self.since)
        if h.item.k == "E" and h.verb != h.n and any(self._known_thing(p) for p in h.targets):
            return self._again(self.day)
        return None

    def _again(self, time: TimeValue | None) -> TimeValue | None:
        return msgspec.structs.replace(time, basis="narrative", span=None) if time is not None else None

    def _known_thing(self, part: Part) -> bool:
        """الرتل, القافلة: a thing with the article that the sentence before told of."""
        return (
            part.entity.cls == "object"
            and part.entity.kind in kinds("moving")
            and self.view.norms[part.a].startswith(ARTICLE)
        )

    def _reaches(self, n: int, h: Happening) -> bool:
        """Whether a time told earlier in the sentence still holds: not out of a relative clause, nor over قبل أن."""
        then = next((k for k, c in enumerate(self.view.parts) if c.start <= n < c.end), 0)
        now = h.clause
        items = self.view.items
        if any(
            items[self.view.parts[k].start].k in "ck"
            and bare_word(self.view.norms[items[self.view.parts[k].start].a]) in cues("break")
            for k in range(then + 1, min(now, len(self.view.parts) - 1) + 1)
        ):
            return False
        return not (then > 0 and items[self.view.parts[then].start].k == "r")

    def running(self, h: Happening, items: list[Item], time: TimeValue | None) -> bool:
        """A toll over a stretch of time: since a day, or since the war began."""
        if time is not None:
            return time.kind in _RUNNING
        return h.type == "harm_casualties" and any(
            items[n].cls == "since" for n in range(h.lo, min(h.hi + 3, len(items)))
        )
