"""Placing: where on the calendar a date expression lies, by its own words or by what was told before it.

Three hands are on the clock: the *dateline* (the publication date, or what the text says of it), the *story* (the last
date that the narrative reached, on which «three days later» rests), and the *last date* told at all (on which «since
then» rests). Dates told in passing do not move the story, and a whole year does not move its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import NOWHEN, DateExpression, Point, is_future
from riwaya.extract.dateline import find_dateline
from riwaya.extract.intervals import (
    Interval,
    days_from,
    hijri_interval,
    hijri_year,
    in_year,
    one_day,
    season,
    shifted,
)
from riwaya.extract.lexicon.words import cues
from riwaya.model import Document, TimeBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

#: How many words before a date may say that it is to come.
_WINDOW: Final = 15
#: The longest stretch that still counts as a day to reckon from.
_FEW_DAYS: Final = 3
#: A coming date may lie this many days ahead, and is meant only where the past one is this far back.
_SOON: Final = 60
_LONG_AGO: Final = 300
_YEARS_BACK: Final = 8
#: A date less than :data:`_LONG_AGO` and some months back lies in one of so many years.
_YEARS_NEAR: Final = 3
#: «On the fifth day of the war» is today in no sentence behind this one.
_LEAD: Final = 2
#: Dates that rest on others date no part of a day.
_NO_BASE: Final = frozenset(("narrative", "clause"))
_NIGHT: Final = "ليل"

Placed = tuple[Interval | None, TimeBasis]


class Told(NamedTuple):
    """An expression that has been placed, with where it lies and how that is known."""

    expression: DateExpression
    interval: Interval | None
    basis: TimeBasis


class Placer:
    """Places the expressions of one document in text order; :meth:`remember` moves the hands of the clock."""

    def __init__(self, document: Document, expressions: Sequence[DateExpression], published: date | None) -> None:
        """Set the clock to the dateline."""
        self.tokens, self.expressions = document.tokens, expressions
        self.sentence_of = [0] * len(document.tokens)
        for n, sentence in enumerate(document.sentences):
            self.sentence_of[sentence.first : sentence.last] = [n] * (sentence.last - sentence.first)
        self.now, self.year, self.now_basis = find_dateline(document, expressions, published, self.sentence_of)
        self.story: Interval | None = None
        self.told: Interval | None = None
        self.last: Interval | None = None
        self.done: list[Told] = []

    def remember(self, expression: DateExpression, interval: Interval | None, basis: TimeBasis) -> None:
        """Take a placed expression into account for those behind it."""
        self.done.append(Told(expression, interval, basis))
        if interval is not None and not expression.of_next:
            self.last = self._whole(expression, interval)
            if not expression.background:
                self.told = interval
                self.story = interval if interval.grain in {"day", "month"} else self.story

    def _whole(self, expression: DateExpression, interval: Interval) -> Interval:
        """«منذ 5 كانون الثاني … حتى نهاية آذار»: the stretch that a sentence tells by both its ends."""
        before = self.done[-2] if expression.kind == "until" and len(self.done) > 1 else None
        if before is None or before.interval is None or before.interval.low > interval.high:
            return interval
        if self.sentence_of[before.expression.first] != self.sentence_of[expression.first]:
            return interval
        return Interval(before.interval.low, interval.high, before.interval.grain, interval.grain)

    def place(self, expression: DateExpression) -> Placed:
        """Find where an expression lies, and how that is known."""
        if expression.end is None:
            return self._point(expression.start, expression)
        point = expression.end
        if point.weekday is not None and point.direction == -1 and _NIGHT in self.tokens[expression.first].norm:
            point = point._replace(direction=None)  # «ليل الأحد – الاثنين الماضي»: it may have ended today
        end, basis = self._point(point, expression)
        start = None if end is None else self._start_of(expression.start, end, expression)
        if start is None or end is None or start.low > end.high:
            return None, basis
        return Interval(start.low, end.high, start.grain, end.grain), basis

    def _start_of(self, point: Point, end: Interval, expression: DateExpression) -> Interval | None:
        """Place the start of a range by its end, where it does not say its own year or week."""
        if point.weekday is not None and point.day is None and point.unit is None:
            return one_day(days_from(end.high, -((end.high.isoweekday() - point.weekday) % 7)))
        if point.year is not None or point.month is None or point.unit is not None or point.hijri:
            return self._point(point, expression)[0]
        found = in_year(point, end.high.year)
        return in_year(point, end.high.year - 1) if found is not None and found.low > end.high else found

    def _point(self, point: Point, expression: DateExpression) -> Placed:
        if point.hijri:
            return self._hijri(point)
        if point.year is not None:
            return in_year(point, point.year), "written"
        if point.unit is not None:
            return self._measured(point, expression)
        if point.month is not None:
            return self._without_year(point, expression)
        if self.now is None or point == NOWHEN:
            return None, "written"
        found = one_day(self._weekday(point, expression)) if point.weekday else season(point, self.now)
        return found, self.now_basis

    def _hijri(self, point: Point) -> Placed:
        """Place a Hijri date; without a year, the latest one that is not to come."""
        if point.month is None:
            return None, "written"
        if point.year is not None:
            return hijri_interval(point.year, point.month, point.day), "written"
        if self.now is None or point.unit is not None:
            return None, "written"
        this = hijri_year(self.now)
        years = (hijri_interval(year, point.month, point.day) for year in (this, this - 1))
        return next((found for found in years if found is not None and found.low <= self.now), None), self.now_basis

    # -- a date without its year ---------------------------------------------------------------------------------------

    def _without_year(self, point: Point, expression: DateExpression) -> Placed:
        """Place a day or month whose year is not written."""
        carried = self._carried(point, expression)
        if self.now is None:
            return (in_year(point, self.year), "inferred") if self.year is not None else (carried, "narrative")
        if carried is not None and point.direction is None:
            return carried, "narrative"
        now = self.now
        if point.direction == 1:
            placed = self._placed(point, range(now.year - _YEARS_BACK + 1, now.year + 2))
            found = next((f for f in placed if f.low > now), None)
        elif point.direction == -1:
            placed = self._placed(point, range(now.year + 1, now.year - _YEARS_BACK, -1))
            found = next((f for f in placed if f.high < now), None)
        elif point.direction == 0:
            found = in_year(point, now.year)
        else:
            found = self._most_recent(point, now, expression)
        return found, self.now_basis

    def _placed(self, point: Point, years: Iterable[int]) -> Iterator[Interval]:
        """Place a point in one year after the other, where it can be."""
        return (found for year in years if (found := in_year(point, year)) is not None)

    def _most_recent(self, point: Point, now: date, expression: DateExpression) -> Interval | None:
        """Take the latest that has begun; a near one to come only where the weekday or the verb says so."""
        placed = list(self._placed(point, range(now.year + 1, now.year - _YEARS_NEAR, -1)))
        near = [f for f in placed if (now - f.low).days < _LONG_AGO + 100 and (f.low - now).days <= _SOON]
        fitting = [f for f in near if point.weekday is None or f.low.isoweekday() == point.weekday]
        past = next((f for f in fitting if f.low <= now), None)
        coming = next((f for f in fitting if f.low > now), None)
        meant = point.weekday is not None or self._future(expression)
        if coming is not None and meant and (past is None or (now - past.low).days > _LONG_AGO):
            return coming
        if past is None:  # no near one: look further back
            placed += self._placed(point, range(now.year - _YEARS_NEAR, now.year - _YEARS_BACK, -1))
        return past or next((f for f in placed if f.low <= now), None)

    def _carried(self, point: Point, expression: DateExpression) -> Interval | None:
        """Carry on the year that the sentence before, or this one, wrote out for a step of the story."""
        if not self.done:
            return None
        earlier = self.done[-1]
        apart = self.sentence_of[expression.first] - self.sentence_of[earlier.expression.first]
        if earlier.interval is None or earlier.expression.background or (apart > 1 and self.now is not None):
            return None
        if earlier.basis not in {"written", "narrative"} or earlier.interval.grain not in {"day", "month"}:
            return None
        if earlier.expression.start.year is None and earlier.basis != "narrative":
            return None
        found = in_year(point, earlier.interval.low.year)
        if found is None or found.high < earlier.interval.low:
            return None
        return None if self.now is not None and found.low > self.now and not self._future(expression) else found

    def _future(self, expression: DateExpression) -> bool:
        """Whether the words before an expression in its clause speak of what is to come."""
        if self.tokens[expression.first].norm.endswith(tuple(cues("due"))):
            return True
        sentence = self.sentence_of[expression.first]
        for n in range(expression.first - 1, max(expression.first - _WINDOW, -1), -1):
            if self.sentence_of[n] != sentence or self.tokens[n].kind == "mark":
                return False
            due = (
                n > 0 and self.tokens[n].norm in cues("due_that") and self.tokens[n - 1].norm in cues("due_on")
            )  # «على أن يبدأ»
            if due or is_future(self.tokens[n].norm):
                return True
        return False

    def _weekday(self, point: Point, expression: DateExpression) -> date | None:
        """Place a bare weekday: the most recent one, today's included; «last» and «next» as they say."""
        if self.now is None or point.weekday is None:
            return None
        back = (self.now.isoweekday() - point.weekday) % 7
        if point.direction == 1 or (point.direction is None and back and self._future(expression)):
            return days_from(self.now, 7 - back)
        if point.direction == -1 and not back:
            back = 7
        return days_from(self.now, -back)

    # -- a date measured from somewhere --------------------------------------------------------------------------------

    def _measured(self, point: Point, expression: DateExpression) -> Placed:
        """Place a point that is measured from now, from the story, or from its own clause."""
        basis: TimeBasis = self.now_basis if point.origin == "now" else "narrative"
        if point.origin == "narrative" and point.unit == "day" and not point.shift and expression.kind != "on":
            days = self.last is not None and self.last.low == self.last.high
            return (None if days and expression.kind == "within" else self.last), basis  # since then, in that period
        if point.origin == "clause":
            base = self._clause_day(expression)
        elif point.origin == "now":
            late = point.counted and not point.shift and self.sentence_of[expression.first] > _LEAD
            base = None if late else self.now  # في اليوم الخامس للحرب: today, in the lead
        else:
            base = self._reached(point, expression)
        found = None if base is None else shifted(point, base)
        if found is not None and self.now is not None and found.low > self.now >= (base or found.low):
            to_come = point.origin == "now" or self._future(expression)
            return (found if to_come else None), basis  # بعد يوم ارتكب فيه: a story does not reach beyond today
        return found, basis

    def _reached(self, point: Point, expression: DateExpression) -> date | None:
        """Find the day that the story has reached; a passing date counts within its own sentence only."""
        fine = point.unit in {"day", "week"}
        sentence = self.sentence_of[expression.first]
        for earlier in reversed(self.done):
            if self.sentence_of[earlier.expression.first] != sentence:
                break
            if earlier.interval is not None and earlier.interval.grain == "day" and not earlier.expression.of_next:
                return _last_day(earlier.interval, fine=fine)
        reached = (self.story if fine else self.told) or self.last
        if reached is None or (point.unit == "month" and reached.grain not in {"day", "month"}):
            return None
        return _last_day(reached, fine=fine)

    def _clause_day(self, expression: DateExpression) -> date | None:
        """Find the day of an expression's sentence as its other dates tell it, else that of the story."""
        sentence = self.sentence_of[expression.first]
        for earlier in reversed(self.done):
            if self.sentence_of[earlier.expression.first] != sentence:
                break
            if earlier.interval is not None and earlier.interval.grain == "day" and not earlier.expression.background:
                return earlier.interval.high
        for later in self.expressions:
            if later.first > expression.first and self.sentence_of[later.first] == sentence:
                found = None if later.of_next or later.start.origin in _NO_BASE else self.place(later)[0]
                if found is not None and found.low == found.high:
                    return found.low
        return None if self.story is None or expression.daytime else _last_day(self.story, fine=True)


def _last_day(interval: Interval, *, fine: bool) -> date | None:
    """Take the last day of an interval; where a day is needed, only of one of a few days."""
    if fine and (interval.grain != "day" or (interval.high - interval.low).days > _FEW_DAYS):
        return None
    return interval.high
