"""The lead: the one time that a text has told so far, and which tolls further on are of that time.

The news of a day («قتل مدنيان اليوم …») goes on with the dead and hurt of that day; a report («وثقت الشبكة مقتل 57
مدنيا خلال شهر آب») with what it counted in its months. Once a text tells of another time, nothing is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.happenings import ATTACKS
from riwaya.extract.lexicon.words import cues
from riwaya.extract.owntimes import clause_holds, clause_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.happenings import Happening
    from riwaya.extract.timeline import ResolvedDate
    from riwaya.extract.told import SentenceView, Told
    from riwaya.model import TimeValue

#: What the dead and hurt may be told by, beside the attacks.
HARM: Final = frozenset(("harm_casualties", "property_destruction", "shootdown"))
OWN_WORDS: Final = frozenset(("asserts", "announces", "confirms", "admits"))
_ACCUSED: Final = OWN_WORDS | {"accuses"}
_DAY: Final = len("2024-05-10")
_MONTH: Final = len("2024-05")
#: The headline, and the sentence that tells the news.
_FIRST: Final = 2
#: How many words before the day a page may say what it dates.
_LABEL: Final = 3
_STATES: Final = frozenset(("control_of_territory", "siege", "other"))
_ITS: Final = "ها"


def is_attack(h: Happening) -> bool:
    """Whether a happening is an attack or what came of one."""
    return h.type in ATTACKS or h.type in HARM


class Lead:
    """Remembers the lead of a document, and gives its time to the tolls that go on with it."""

    def __init__(self, view: SentenceView) -> None:
        self.view = view
        self.starts: set[str] = set()
        self.day: TimeValue | None = None
        self.told_in = 0
        #: The months of a report, who issued it, and whether others have spoken since.
        self.months: TimeValue | None = None
        self.issued_by: frozenset[str] = frozenset()
        self.others = False
        #: The day that a page of records prints over what it tells.
        self.printed: TimeValue | None = None

    def take_label(self, times: Sequence[ResolvedDate]) -> None:
        """Take the day of the happening, where the page prints it above the text (تاريخ الحدث: 2025/03/07)."""
        for found in times:
            before = self.view.norms[max(0, found.first - _LABEL) : found.first]
            if found.heading and any(word in cues("happened") for word in before):
                self.printed, self.starts = found.value, {found.value.start or ""}

    def remember(self, told: Told, time: TimeValue, sentence: int) -> None:
        """Take a time into account that the words of sentence number ``sentence`` tell."""
        if time.start is None or time.basis == "narrative":
            return
        self.starts.add(time.start)
        if self.months is None and len(time.start) == _MONTH and time.kind == "within" and told.h.figures:
            self.months, self.issued_by = time, _who(told)
        if time.end is None or time.kind not in ("on", "within") or not is_attack(told.h):
            return
        if len(time.start) == _DAY and sentence <= _FIRST:
            self.day, self.told_in = time, sentence

    def time(self, told: Told, sentence: int) -> TimeValue | None:
        """The time of the lead for a toll of sentence number ``sentence`` that has none of its own."""
        h = told.h
        counted = any(f.people.low for f in h.figures) or (self.printed is not None and h.type not in _STATES)
        if len(self.starts) != 1 or h.negated or h.hedge or not counted or self._now(h):
            return None
        found = None
        if self.months is not None:
            found = self.months if told.voice.act in _ACCUSED and self._reported(_who(told)) else None
        elif self.printed is not None:
            found = self.printed if told.voice.act in OWN_WORDS else None
        elif told.voice.act in OWN_WORDS and self._adds(h, sentence):
            found = self.day
        return msgspec.structs.replace(found, basis="narrative", span=None) if found is not None else None

    def _now(self, h: Happening) -> bool:
        """Whether a happening goes on, or has gone on since some day."""
        clause, items = clause_of(h, self.view), self.view.items
        present = clause is not None and clause.head >= 0 and items[clause.head].tense == "present"
        return present or any(it.cls == "since" for it in items)

    def _adds(self, h: Happening, sentence: int) -> bool:
        """Whether a toll adds to the attack of the lead: in another sentence, where no time is told up to its end."""
        clause = clause_of(h, self.view)
        items = self.view.items[: clause.end] if clause is not None else self.view.items
        if self.told_in == sentence or not is_attack(h) or any(it.k == "T" for it in items):
            return False
        return not any(clause_holds(clause, word, self.view) for word in ("another", "lately"))

    def _reported(self, who: frozenset[str]) -> bool:
        """Whether the report tells it: by who issued it or by its name (وأضاف التقرير), or where nobody else spoke."""
        if (who and who == self.issued_by) or self._names_document():
            return True
        self.others = self.others or bool(who)
        return not self.others

    def _names_document(self) -> bool:
        """التقرير, في تقريره: whether the sentence names a document that was told of."""
        words = (self.view.norms[k] for it in self.view.items for k in range(it.a, it.b))
        named = (w.removeprefix(ARTICLE) if w.startswith(ARTICLE) else w.rstrip(_ITS) for w in words)
        return any(document in cues("document") for document in named)


def _who(told: Told) -> frozenset[str]:
    return frozenset(p.entity.id for p in told.voice.claimants)
