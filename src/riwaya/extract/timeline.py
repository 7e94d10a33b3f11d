"""Timeline: date expressions become times, in the order in which the text tells them.

:func:`resolve` walks the expressions of a document with three hands on the clock: the *dateline* (the publication date,
or what the text says of it), the *story* (the last date that the narrative reached, on which «three days later» rests),
and the *last date* told at all (on which «since then» rests). Dates told in passing do not move the story.

A year that is not written comes from the dateline (the most recent fitting date), else, with no publication date, from
the weekdays of the text: the first year after the latest written one in which every weekday fits its date. What
cannot be placed stays without start and end; the publication date never stands in for it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from riwaya.arabic.dates import DateExpression, Point, find_dates
from riwaya.arabic.letters import INVISIBLE, MARKS, TATWEEL
from riwaya.model import Document, Span, TimeBasis, TimeValue, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Grain = Literal["day", "month", "year", "season"]

_PARTS: Final = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "third1": (1, 10), "third2": (11, 20), "third3": (21, 31),
    "half1": (1, 15), "half2": (16, 31), "week1": (1, 7), "week2": (8, 14), "week3": (15, 21), "week4": (22, 28),
}  # fmt: skip
_YEAR_PARTS: Final = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "third1": (1, 4), "third2": (5, 8), "third3": (9, 12),
    "half1": (1, 6), "half2": (7, 12),
    "quarter1": (1, 3), "quarter2": (4, 6), "quarter3": (7, 9), "quarter4": (10, 12),
}  # fmt: skip
_SEASONS: Final = {"21": 3, "22": 6, "23": 9, "24": 12}
_ABSENT: Final = frozenset(MARKS + TATWEEL + INVISIBLE)
#: How far from the text's own «today, Saturday» the publication date may lie.
_DATELINE_SLACK: Final = 3
_WINDOW: Final = 15
_NEAR: Final = 6
_TIE: Final = 6
_LONG: Final = 4


class Interval(NamedTuple):
    """Whole days ``low`` to ``high``, told at a grain."""

    low: date
    high: date
    grain: Grain


class ResolvedDate(NamedTuple):
    """One date expression with its time. ``value.start`` and ``value.end`` are None where it cannot be placed.

    ``first`` and ``last`` are token indices, ``last`` exclusive. ``interval`` is the same time as whole days.
    """

    expression: DateExpression
    first: int
    last: int
    value: TimeValue
    interval: Interval | None

    @property
    def background(self) -> bool:
        """Told in passing: it does not move the story on."""
        return self.expression.background

    @property
    def of_next(self) -> bool:
        """Dates the words that follow it, not its own clause (غداة)."""
        return self.expression.of_next


def resolve(
    document: Document, expressions: Sequence[DateExpression] | None = None, published: str | None = None
) -> tuple[ResolvedDate, ...]:
    """The times of a document in text order.

    :param expressions: what :func:`riwaya.arabic.dates.find_dates` found; None finds them here.
    :param published: ISO date that overrides the article's own.
    """
    found = find_dates(document.tokens) if expressions is None else expressions
    iso = published or document.article.published
    return tuple(_Timeline(document, found, date.fromisoformat(iso[:10]) if iso else None).run())


def resolve_document(document: Document, published: str | None = None) -> tuple[tuple[int, int, TimeValue], ...]:
    """Find and resolve in one step: (first token, last token exclusive, time) of every date, in text order."""
    return tuple((found.first, found.last, found.value) for found in resolve(document, published=published))


# ---------------------------------------------------------------------------------------------------- calendar sums


def _day(year: int, month: int, day: int) -> date | None:
    """The date, or None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + shift
    return total // 12, total % 12 + 1


def _within_month(year: int, month: int, part: str | None) -> Interval | None:
    if part is None:
        return _month(year, month)
    if part not in _PARTS:
        return None
    first, last = _PARTS[part]
    return Interval(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])), "day")


def _within_year(year: int, part: str | None) -> Interval | None:
    if part is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    if part in _SEASONS:
        first = _SEASONS[part]
        last = _add_months(year, first, 2)
        return Interval(date(year, first, 1), _month(*last).high, "season")
    if part not in _YEAR_PARTS:
        return None
    first, last_month = _YEAR_PARTS[part]
    return Interval(date(year, first, 1), _month(year, last_month).high, "month")


def from_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian date by the tabular Islamic calendar; observed months may begin a day or two apart.

    >>> from_hijri(1440, 12, 12)
    datetime.date(2019, 8, 13)
    """
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948439 - 385
    return date.fromordinal(days - 1721425)


def _week(day: date, shift: int) -> Interval:
    """The week around a day, Sunday to Saturday, as the Arabic names of the days count it."""
    sunday = day - timedelta(days=day.isoweekday() % 7) + timedelta(weeks=shift)
    return Interval(sunday, sunday + timedelta(days=6), "day")


def _one(day: date | None) -> Interval | None:
    return None if day is None else Interval(day, day, "day")


# --------------------------------------------------------------------------------------------------------- the walk


class _Timeline:
    """One walk over the expressions of one document."""

    def __init__(self, document: Document, expressions: Sequence[DateExpression], published: date | None) -> None:
        self.document = document
        self.tokens = document.tokens
        self.expressions = expressions
        self.now = published
        self.now_basis: TimeBasis = "dateline"
        self.year: int | None = None
        self.story: Interval | None = None
        self.last: Interval | None = None
        self.done: list[ResolvedDate] = []
        self.sentence_of = self.sentence_index()
        if published is None:
            self.infer_year()
        else:
            self.adjust_dateline(published)

    def sentence_index(self) -> list[int]:
        """The sentence of every token."""
        out = [0] * len(self.tokens)
        for n, sentence in enumerate(self.document.sentences):
            out[sentence.first : sentence.last] = [n] * (sentence.last - sentence.first)
        return out

    def run(self) -> Iterator[ResolvedDate]:
        for expression in self.expressions:
            interval, basis = self.place(expression)
            resolved = ResolvedDate(
                expression, expression.first, expression.last, self.value(expression, interval, basis), interval
            )
            self.done.append(resolved)
            yield resolved
            if interval is not None and not expression.of_next:
                self.last = interval
                if not expression.background and interval.grain in {"day", "month"}:
                    self.story = interval

    # ------------------------------------------------------------------------------------------------ the dateline

    def adjust_dateline(self, published: date) -> None:
        """Follow «today, Saturday» where it says that the text is a day or two older than its page."""
        for expression in self.expressions:
            point = expression.start
            if point.origin == "now" and point.unit == "day" and point.weekday is not None and point.day is None:
                told = _nearest_weekday(published + timedelta(days=point.shift or 0), point.weekday)
                if told is not None:
                    self.now = told - timedelta(days=point.shift or 0)
                return

    def infer_year(self) -> None:
        """Without a publication date: the first year after the latest written one in which every weekday fits."""
        written = [
            year
            for e in self.expressions
            for year in (e.start.year, e.end.year if e.end else None)
            if year and not e.start.hijri
        ]
        pairs: list[tuple[int, int, int]] = []
        ties: list[tuple[int, int]] = []
        for expression in self.expressions:
            point = expression.start
            if point.weekday is None or point.year is not None:
                continue
            if point.month is not None and point.day is not None:
                pairs.append((point.month, point.day, point.weekday))
            elif point.direction is None and point.shift is None and expression.end is None:
                tied = self.tie(expression)
                if tied is not None:
                    pairs.append((*tied, point.weekday))
                    ties.append(tied)
        if not written or not pairs:
            return
        for year in range(max(written) + 1, max(written) + 41):
            days = [(_day(year, month, day), weekday) for month, day, weekday in pairs]
            if all(day is not None and day.isoweekday() == weekday for day, weekday in days):
                self.year, self.now_basis = year, "inferred"
                self.now = max((date(year, *tied) for tied in ties), default=None)
                return

    def tie(self, expression: DateExpression) -> tuple[int, int] | None:
        """(month, day) of the date by which the text tells the weekday's happening again, by the words they share."""
        near = self.content(expression.first - _NEAR, expression.first)
        around = self.content(expression.first - _WINDOW, expression.last + _WINDOW, self.sentence_of[expression.first])
        best: tuple[int, tuple[int, int]] | None = None
        for other in self.expressions:
            point = other.start
            if point.month is None or point.day is None or point.year is not None or other.end is not None:
                continue
            words = self.content(other.first - _WINDOW, other.last + _WINDOW, self.sentence_of[other.first])
            score = len(words & around) + len(words & near)
            if score >= _TIE and (best is None or score >= best[0]):
                best = score, (point.month, point.day)
        return None if best is None else best[1]

    def content(self, first: int, last: int, sentence: int | None = None) -> frozenset[str]:
        """The long words of a window, within one sentence where it is given."""
        return frozenset(
            token.norm
            for n, token in enumerate(self.tokens[max(first, 0) : last], max(first, 0))
            if token.kind == "word" and len(token.norm) >= _LONG and sentence in {None, self.sentence_of[n]}
        )

    # --------------------------------------------------------------------------------------------------- placement

    def place(self, expression: DateExpression) -> tuple[Interval | None, TimeBasis]:
        """Where an expression lies, and how that is known."""
        start, basis = self.point(expression.start, expression)
        if expression.end is None:
            return start, basis
        end, basis = self.point(expression.end, expression)
        if end is None:
            return None, basis
        first = self.not_after(expression.start, end, expression)
        if first is None or first.low > end.high:
            return None, basis
        return Interval(first.low, end.high, first.grain if first.grain == end.grain else "day"), basis

    def not_after(self, point: Point, end: Interval, expression: DateExpression) -> Interval | None:
        """The start of a range: placed by its end where it does not say its own year or week."""
        if point.weekday is not None and point.day is None:
            back = (end.high.isoweekday() - point.weekday) % 7
            return _one(end.high - timedelta(days=back))
        if point.year is None and point.month is not None and point.unit is None:
            for year in (end.high.year, end.high.year - 1):
                found = self.calendar(point, year)
                if found is not None and found.low <= end.high:
                    return found
            return None
        return self.point(point, expression)[0]

    def point(self, point: Point, expression: DateExpression) -> tuple[Interval | None, TimeBasis]:
        if point.hijri:
            return self.hijri(point), "written"
        if point.year is not None:
            return self.calendar(point, point.year), "written"
        if point.unit is not None:
            return self.shifted(point, expression)
        if point.month is not None:
            return self.without_year(point, expression)
        if point.weekday is not None:
            return _one(self.weekday(point, expression)), self.now_basis
        if point.part is not None and point.direction is not None and self.now is not None:
            return self.season(point, self.now), self.now_basis
        return None, "written"

    def calendar(self, point: Point, year: int) -> Interval | None:
        """A point of the Gregorian calendar in a known year."""
        if not 1 <= year <= 9998:  # noqa: PLR2004 - what datetime can hold, with a month to spare
            return None
        if point.month is None:
            return _within_year(year, point.part)
        if point.day is None:
            return _within_month(year, point.month, point.part)
        return _one(_day(year, point.month, point.day))

    def hijri(self, point: Point) -> Interval | None:
        if point.year is None or point.month is None:
            return None
        if point.day is not None:
            return _one(from_hijri(point.year, point.month, point.day))
        year, month = _add_months(point.year, point.month, 1)
        return Interval(
            from_hijri(point.year, point.month, 1), from_hijri(year, month, 1) - timedelta(days=1), "day"
        )

    def season(self, point: Point, now: date) -> Interval | None:
        for year in range(now.year + 1, now.year - 3, -1):
            found = _within_year(year, point.part)
            if found is not None and found.high < now:
                return found
        return None

    def without_year(self, point: Point, expression: DateExpression) -> tuple[Interval | None, TimeBasis]:
        """A day or month whose year is not written."""
        if self.now is None and self.year is not None:
            return self.calendar(point, self.year), "inferred"
        if self.now is None:
            return self.carried(point), "narrative"
        now = self.now
        direction = point.direction
        years = range(now.year + 1, now.year - 9, -1)
        placed = [found for year in years if (found := self.calendar(point, year)) is not None]
        if direction == 1:
            later = [found for found in placed if found.low > now]
            return (later[-1] if later else None), self.now_basis
        if direction == -1:
            earlier = [found for found in placed if found.high < now]
            return (earlier[0] if earlier else None), self.now_basis
        fitting = [f for f in placed if point.weekday is None or f.low.isoweekday() == point.weekday]
        near = [f for f in fitting if -400 < (f.low - now).days <= 60]  # noqa: PLR2004 - about a year back, two months on
        past = [f for f in near if f.low <= now] if near else [f for f in placed if f.low <= now]
        coming = [f for f in near if f.low > now]
        if coming and (point.weekday is not None or self.future(expression)) and not (
            past and (now - past[0].low).days < 300  # noqa: PLR2004 - a past date this near is the one meant
        ):
            return coming[-1], self.now_basis
        if not past:
            past = [f for f in placed if f.low <= now]
        return (past[0] if past else None), self.now_basis

    def carried(self, point: Point) -> Interval | None:
        """The year of the last dated step of the story, where this date follows it in that year."""
        for earlier in reversed(self.done):
            if earlier.interval is not None and not earlier.background and earlier.interval.grain in {"day", "month"}:
                found = self.calendar(point, earlier.interval.low.year)
                return found if found is not None and found.high >= earlier.interval.low else None
        return None

    def future(self, expression: DateExpression) -> bool:
        """Whether the words before an expression in its sentence speak of what is to come."""
        sentence = self.sentence_of[expression.first]
        for n in range(expression.first - 1, max(expression.first - _WINDOW, -1), -1):
            if self.sentence_of[n] != sentence or self.tokens[n].norm in {"،", ","}:
                return False
            if _is_future(self.tokens[n]):
                return True
        return False

    def weekday(self, point: Point, expression: DateExpression) -> date | None:
        """A bare weekday: the most recent one, today's included; «last» and «next» as they say."""
        if self.now is None or point.weekday is None:
            return None
        back = (self.now.isoweekday() - point.weekday) % 7
        ahead = point.direction == 1 or (point.direction is None and back and self.future(expression))
        if ahead:
            return self.now + timedelta(days=(7 - back) or 7)
        if point.direction == -1 and back == 0:
            back = 7
        return self.now - timedelta(days=back)

    def shifted(self, point: Point, expression: DateExpression) -> tuple[Interval | None, TimeBasis]:
        """A point measured from now, from the story, or from its own clause."""
        shift = point.shift or 0
        basis: TimeBasis = self.now_basis if point.origin == "now" else "narrative"
        if point.unit == "day" and shift == 0 and expression.kind in {"since", "until", "before", "after"}:
            if point.origin == "narrative":
                return self.last, basis
        if point.origin == "clause":
            base = self.clause_day(expression)
            return (None if base is None else _one(base + timedelta(days=shift))), basis
        base = self.now if point.origin == "now" else self.story_day(expression, fine=point.unit in {"day", "week"})
        if base is None:
            return None, basis
        if point.unit in {"day", "hour"}:
            days = shift if point.unit == "day" else -(-shift // 24) if shift > 0 else shift // 24
            told = base + timedelta(days=days)
            if point.weekday is not None:
                told = _nearest_weekday(told, point.weekday) or told
            return _one(told), basis
        if point.unit == "week":
            week = _week(base, shift)
            if point.weekday is not None:
                return _one(week.low + timedelta(days=point.weekday % 7)), basis
            return (_one(base + timedelta(weeks=shift)) if point.counted else week), basis
        if point.unit == "month":
            year, month = _add_months(base.year, base.month, shift)
            if point.day is not None:
                return _one(_day(year, month, point.day)), basis
            return _within_month(year, month, point.part), basis
        year = base.year + shift
        return (self.calendar(point, year) if point.month is not None else _within_year(year, point.part)), basis

    def story_day(self, expression: DateExpression, *, fine: bool) -> date | None:
        """The day that the story has reached; a passing date counts within its own sentence only."""
        sentence = self.sentence_of[expression.first]
        for earlier in reversed(self.done):
            if self.sentence_of[earlier.first] != sentence:
                break
            if earlier.interval is not None and earlier.interval.grain == "day" and not earlier.of_next:
                return _fine(earlier.interval, fine=fine)
        if self.story is not None:
            return _fine(self.story, fine=fine)
        return None if self.last is None else _fine(self.last, fine=fine)

    def clause_day(self, expression: DateExpression) -> date | None:
        """The day of the sentence that an expression stands in, as its other dates tell it, else the story's."""
        sentence = self.sentence_of[expression.first]
        for earlier in reversed(self.done):
            if self.sentence_of[earlier.first] != sentence:
                break
            if earlier.interval is not None and earlier.interval.grain == "day":
                return earlier.interval.high
        for later in self.expressions:
            same = self.sentence_of[later.first] == sentence and later.first > expression.first
            if same and not later.of_next and later.start.origin != "narrative":
                found = self.place(later)[0]
                if found is not None and found.low == found.high:
                    return found.low
        return None if self.story is None else _fine(self.story, fine=True)

    # ------------------------------------------------------------------------------------------------------ values

    def value(self, expression: DateExpression, interval: Interval | None, basis: TimeBasis) -> TimeValue:
        """The time as the model knows it."""
        span = self.span(expression)
        text = self.document.article.text[span.start : span.end]
        if interval is None:
            return TimeValue(None, None, expression.kind, "", basis, text, span)
        start, end = _iso(interval.low, interval.grain), _iso(interval.high, interval.grain)
        about = "~" if expression.approximate or expression.kind == "around" or expression.start.hijri else ""
        if expression.kind in {"since", "after"}:
            return TimeValue(start, None, expression.kind, f"{start}{about}/..", basis, text, span)
        if expression.kind in {"until", "before"}:
            return TimeValue(None, end, expression.kind, f"../{end}{about}", basis, text, span)
        edtf = f"{start}{about}" if start == end else f"{start}{about}/{end}{about}"
        if interval.grain == "season" and expression.start.part is not None:
            edtf = f"{interval.low.year:04}-{expression.start.part}{about}"
        return TimeValue(start, end, expression.kind, edtf, basis, text, span)

    def span(self, expression: DateExpression) -> Span:
        """The code points of an expression, without the letters glued before it."""
        text = self.document.article.text
        start, end = self.tokens[expression.first].start, self.tokens[expression.last - 1].end
        for _ in range(expression.skip):
            start += 1
            while start < end and text[start] in _ABSENT:
                start += 1
        return Span(start, end)


def _fine(interval: Interval, *, fine: bool) -> date | None:
    """The last day of an interval; where a day is needed, only of one of a few days."""
    if fine and (interval.grain != "day" or (interval.high - interval.low).days > _DATELINE_SLACK):
        return None
    return interval.high


def _iso(day: date, grain: Grain) -> str:
    if grain == "day":
        return day.isoformat()
    return f"{day.year:04}" if grain == "year" else f"{day.year:04}-{day.month:02}"


def _nearest_weekday(day: date, weekday: int) -> date | None:
    """The nearest such weekday within a few days, the earlier first."""
    for distance in range(_DATELINE_SLACK + 1):
        for sign in (-1, 1):
            if (day + timedelta(days=sign * distance)).isoweekday() == weekday:
                return day + timedelta(days=sign * distance)
    return None


_FUTURE: Final = frozenset({"سوف", "وسوف", "المقرر", "المزمع", "المرتقب", "المنتظر", "المتوقع"})
_NOT_FUTURE: Final = (
    "سيطر", "سيار", "سياس", "سياد", "سيناء", "سيناري", "سيدة", "سيده", "سيرغ", "سيفال", "ستار", "ستوك", "ستيف", "ستراتي",
    "سنوات", "سنوي", "سنجار", "سندات", "سنتين", "سنتان", "ستين", "ستون", "ستمئ", "ستمائ", "سيئ", "سيول", "سيور", "سينما",
)  # fmt: skip


def _is_future(token: Token) -> bool:
    """Whether a word is a future verb (سيعقد، ستبدأ) or says that something is due."""
    norm = token.norm
    if norm in _FUTURE:
        return True
    verb = norm[1:] if norm[0] in "وف" else norm
    return len(verb) > _LONG and verb.startswith(("سي", "ست", "سن")) and not verb.startswith(_NOT_FUTURE)
