"""When: which of the times that a sentence tells, or an earlier one, is the time of a happening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.furtheron import (
    BRACKETS,
    after_another,
    as_whole,
    relative_noun,
    same_time,
    tail_time,
    time_further_on,
    told_once,
    took_place,
)
from riwaya.extract.lexicon.words import cues, kinds
from riwaya.extract.owntimes import (
    breaks_off,
    clause_holds,
    clause_of,
    goes_on,
    is_afterwards,
    is_aim,
    is_habit,
    is_remembered,
    is_shut_in,
)
from riwaya.extract.resumed import Story
from riwaya.extract.saidtimes import records, times_of_saying
from riwaya.extract.timestold import as_told, of_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from riwaya.extract.evidence import EvidenceReader
    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told
    from riwaya.model import Claim, TimeValue


_RUNNING: Final = frozenset(("since", "throughout", "until"))
_STATES: Final = frozenset(("control_of_territory", "siege"))
_LASTING: Final = frozenset(("clash_battle", "shelling", "air_strike", "siege", "negotiation_meeting", "protest"))
_COUNTED_ON: Final = frozenset(("harm_casualties", "displacement_flight"))


class TimeReader:
    """Finds the times of the happenings of a document; ``day`` and ``since`` are what the sentence before told."""

    def __init__(self, view: SentenceView, evidence: EvidenceReader) -> None:
        self.view, self.evidence = view, evidence
        self.story = Story(view)
        #: The times of the sentence that may date a happening.
        self.free: list[int] = []
        #: When something was said in the sentence.
        self.said: list[TimeValue] = []
        self.day: TimeValue | None = None
        self.since: TimeValue | None = None

    def begin(self) -> None:
        """Start a sentence, once its items and clauses are known."""
        self.story.begin()
        items = self.view.items
        dated = [n for n, it in enumerate(items) if it.k == "T"]
        of_saying = times_of_saying(items, self.view.parts, self.view.norms) if dated else frozenset()
        self.said = [items[n].time.value for n in sorted(of_saying)]
        self.free = [n for n in dated if n not in of_saying and self._free(n, items[n])]

    def remember(self, told: Iterable[Claim]) -> None:
        """Keep the day and the running time of a sentence for the one behind it."""
        times = [c.time for c in told if c.time is not None]
        self.day = next((t for t in reversed(times) if t.kind in ("on", "within")), None)
        self.since = next((t for t in reversed(times) if t.kind == "since"), None)

    def of(self, told: Told, items: list[Item]) -> TimeValue | None:
        """The time in the clause, else one before it in the sentence, else a day told on; never that of the saying."""
        h = told.h
        if h.rule.startswith("act.") and told.voice.act != "claims_responsibility":
            return None  # what is called for or denied in general has no day; the saying has its own
        away = h.item.k == "E" and h.n > 0 and items[h.n - 1].k == "x" and items[h.n - 1].x is not None
        time = self._away(h, items) if away else self._here(told, items)
        if time is not None and not h.negated and not away:
            self.story.remember(told, time)
        elif time is None and not h.negated:
            self.story.undated(h)
        return time

    def _away(self, h: Happening, items: list[Item]) -> TimeValue | None:
        """غداة مقتل القائد, بعد يومين من مقتله: so far from the day of the sentence; a time behind it is its own."""
        own = [n for n in self.free if h.n < n < h.hi]
        if not own and h.item.definite and not h.item.enc and h.type in _LASTING:
            return None  # بعد يومين من المعارك: so long they lasted
        return items[own[0] if own else h.n - 1].time.value

    def _here(self, told: Told, items: list[Item]) -> TimeValue | None:
        h = told.h
        free = [n for n in self.free if items[n].time.value is not told.voice.said]
        if free:
            n = self._among(told, items, free)
            return self.story.lead.time(told, self.story.sentence) if n is None else as_told(n, told, items)
        if is_habit(h, self.view):
            return None
        time = (None if self._state(h, items) else self._carried(h, items)) or self.story.day(told, self.day)
        if time is not None and any(said.end is not None and said.end < (time.end or "") for said in self.said):
            return None  # nobody tells of what has not happened yet: it is another event
        return time

    def _among(self, told: Told, items: list[Item], free: Sequence[int]) -> int | None:
        """The item of those free times that dates a happening."""
        h = told.h
        n = self._inside(h, items, free)
        if n is not None or self._state(h, items):
            return n
        if not is_habit(h, self.view):
            n = self._before(told, items, free)
            if n is None or not self._in_clause(n, h):
                further = time_further_on(h, items, free)
                n = n if further is None else further
            if n is None or items[n].time.interval is None:
                n = self._spelt_out(h, items, free, n)
        n = self._behind(h, items, free) if n is None else n
        return as_whole(h, items, free, self.view.norms) if n is None else n

    def _state(self, h: Happening, items: list[Item]) -> bool:
        """Who holds or besieges a place, told beside what happens there (خاضعة لسيطرة): it has its own time or none."""
        return h.type in _STATES or (h.item.k == "E" and h.n > 0 and items[h.n - 1].cls == "control")

    def _free(self, n: int, it: Item) -> bool:
        """Whether a time may date a happening: not the words behind it, and not for how long or since when at least."""
        return not self._at_least(it) and not of_record(n, self.view.items, self.view.norms)

    # -- in the clause -------------------------------------------------------------------------------------------

    def _inside(self, h: Happening, items: list[Item], free: Sequence[int]) -> int | None:
        """The time nearest to the trigger among the words of a happening, or right behind them in its clause."""
        hi = min(self.evidence.reach(h, items), len(items))
        stop = self._main_again(h, items)
        inside = [
            n
            for n in free
            if h.lo <= n < min(hi, stop) and not self._of_another(n, h, items) and not is_shut_in(n, h, self.view)
        ]
        if not inside:
            tail = tail_time(h, items, free, range(hi, stop), clause_of(h, self.view))
            tail = took_place(h, items, free) if tail is None else tail
            inside = [] if tail is None else [tail]
        told_since = [n for n in inside if items[n].time.expression.kind == "since" and self._of_toll(n, h, items)]
        if told_since:
            return told_since[0]
        return min(self._of_relative(h, free) or inside, key=lambda n: abs(items[n].a - h.item.a)) if inside else None

    def _of_relative(self, h: Happening, free: Sequence[int]) -> list[int]:
        """رد اليوم على هجوم أسقط قتلى أمس: the time of the relative clause is that of its noun."""
        return [n for n in free if h.n <= relative_noun(n, self.view.items, self.view.parts) < max(h.hi, h.n + 1)]

    def _of_toll(self, n: int, h: Happening, items: list[Item]) -> bool:
        """بلغ أوجه في نيسان، ليسفر منذ ذلك الحين عن مقتل 860: since when the toll behind it has been counted."""
        return bool(h.figures) and h.item.a < items[n].a < min(f.a for f in h.figures)

    def _behind(self, h: Happening, items: list[Item], free: Sequence[int]) -> int | None:
        """199 خرقا منذ بدء الهدنة في 12 أيلول: the date of the event since which it goes on."""
        hi = min(self.evidence.reach(h, items), len(items))
        while hi < len(items) and (items[hi].k == "M" or items[hi].mark in BRACKETS):
            hi += 1
        if hi + 1 < len(items) and items[hi].k == "," and self.view.norms[items[hi + 1].a] in cues("main_clause"):
            hi += 2  # ، وذلك منذ …
        return tail_time(h, items, free, range(hi, self._main_again(h, items)), clause_of(h, self.view), since=True)

    def _main_again(self, h: Happening, items: list[Item]) -> int:
        """Where the main clause goes on behind a relative one (قريتين تحاصرهما قوات، وذلك للمرة الثانية)."""
        if items[h.verb].k != "V" or not items[h.verb].enc:
            return len(items)
        return next(
            (n for n in range(h.n, len(items)) if self.view.norms[items[n].a] in cues("main_clause")), len(items)
        )

    def _of_another(self, n: int, h: Happening, items: list[Item]) -> bool:
        """وقع الانفجار عقب تمرد يوم الاثنين: a time behind بعد and a noun is that noun's."""
        return any(items[k].k == "x" and items[k].cls in ("after", "before") and k + 1 < n for k in range(h.n + 1, n))

    def _at_least(self, it: Item) -> bool:
        """منذ أكثر من عام: how long something has lasted at the least is not when it began."""
        return it.time.expression.kind == "since" and any(
            self.view.norms[k] in cues("more_than") for k in range(it.a, it.b)
        )

    # -- before the clause ---------------------------------------------------------------------------------------

    def _before(self, told: Told, items: list[Item], free: Sequence[int]) -> int | None:
        """The last time before a happening in its sentence that still holds for it."""
        h = told.h
        if is_aim(h, items) or is_afterwards(h, self.view):
            return None
        clause = clause_of(h, self.view)
        if clause is not None and any(
            self.view.norms[it.a] in cues("later") for it in items[clause.start : clause.end]
        ):
            free = [n for n in free if clause.start <= n]  # حيث تم اغتياله لاحقا
        start, head = (clause.start, clause.head) if clause is not None and clause.head >= 0 else (h.lo, h.n)
        running = h.type in _COUNTED_ON
        before = [
            n
            for n in free
            if n < h.lo
            and (n >= told.scope_start or (told.verb >= 0 and records(items[told.verb])))
            and (running or not items[n].time.background or start <= n < max(head, h.n))
            and self._reaches(n, h)
            and not after_another(n, items)
        ]
        if clause is not None and self.view.norms[items[clause.start].a] in cues("likewise"):
            return before[-1] if before else None  # …، كما قتل
        whole = [n for n in before if self._in_clause(n, h) or relative_noun(n, items, self.view.parts) < 0]
        return (whole or before)[-1] if before else None

    def _in_clause(self, n: int, h: Happening) -> bool:
        clause = clause_of(h, self.view)
        return clause is not None and clause.start <= n < clause.end

    def _reaches(self, n: int, h: Happening) -> bool:
        """Whether a time told earlier in the sentence still holds: not out of a relative clause, nor over قبل أن."""
        if is_remembered(n, h, self.view):
            return False
        if h.item.cls == "harm" and (h.item.k == "V" or clause_holds(clause_of(h, self.view), "others", self.view)):
            return True  # قتل جندي أمس فيما أصيب آخرون
        if goes_on(n, h, self.view) or breaks_off(n, h, self.view):
            return False
        return not is_shut_in(n, h, self.view)

    def _spelt_out(self, h: Happening, items: list[Item], free: Sequence[int], found: int | None) -> int | None:
        """ارتكب مجزرة، حيث قتل منذ الفجر …: the time of the clause that spells it out, else what was found."""
        clause = clause_of(h, self.view)
        following = next((c for c in self.view.parts if clause is not None and c.start == clause.end), None)
        happenings = self.view.happenings
        if not same_time(h, happenings, self.view.norms, items, following):
            return told_once(h, happenings, items, free, self.view.parts) if found is None else found
        return next((n for n in free if following is not None and following.start <= n < following.end), found)

    # -- from the sentence before --------------------------------------------------------------------------------

    def _carried(self, h: Happening, items: list[Item]) -> TimeValue | None:
        """A time from the sentence before, only where the words go on about the same thing."""
        if h.type in _COUNTED_ON and items[0].k == "k" and h.figures:
            return self._on(self.since)
        if h.item.k == "E" and h.verb != h.n and any(self._known_thing(p) for p in h.targets):
            return self._on(self.day)
        return None

    def _on(self, time: TimeValue | None) -> TimeValue | None:
        return msgspec.structs.replace(time, basis="narrative", span=None) if time is not None else None

    def _known_thing(self, part: Part) -> bool:
        """الرتل, القافلة: a thing with the article that the sentence before told of."""
        return (
            part.entity.cls == "object"
            and part.entity.kind in kinds("moving")
            and self.view.norms[part.a].startswith(ARTICLE)
        )

    # -- tolls ---------------------------------------------------------------------------------------------------

    def running(self, h: Happening, items: list[Item], time: TimeValue | None) -> bool:
        """A toll over a stretch of time: since a day, or since the war began."""
        if time is not None:
            return time.kind in _RUNNING
        return h.type == "harm_casualties" and any(
            items[n].cls == "since" for n in range(h.lo, min(h.hi + 3, len(items)))
        )
