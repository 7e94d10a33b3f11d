"""The dateline: the day from which a text says «today» and «Tuesday», and the year of its dates without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.extract.intervals import Interval, calendar_day, days_from, nearest_weekday
from riwaya.extract.lexicon.words import cues
from riwaya.model import TimeBasis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.dates import DateExpression
    from riwaya.model import Document

#: How many words on either side tell one happening again, how many of them before the weekday count twice, how many
#: shared ones make a tie, and how long a word must be to count.
_WINDOW: Final = 15
_NEAR: Final = 6
_TIE: Final = 6
_LONG: Final = 4
_YEARS_AHEAD: Final = 40
#: Dates looked through for one that a weekday may repeat: more than any article has, so that a long text stays linear.
_MOST_DATES: Final = 400
#: Where a printed dateline stands: among the first lines and dates, a few words in; what follows it; how far from the
#: day of publication it may lie.
_TOP_LINES: Final = 5
_TITLE_LINES: Final = 2
_FIRST_DATES: Final = 5
_LONGEST_PLACE: Final = 4
_CLOSING: Final = frozenset("(-–—:|/")
_IN: Final = frozenset({"في", "يوم", "منذ", "حتي", "بتاريخ"})
_LATE: Final = 2
#: A line that says when a page was published: where it says so, how long it may be before the date; a word that is
#: only a sign (م, ص) has no more letters than this.
_FIRST_WORDS: Final = 3
_LONGEST_LINE: Final = 10
_SHORT: Final = 2


class Dateline(NamedTuple):
    """The day of the text, if known; else at least the year of its dates, if that is."""

    now: date | None
    year: int | None
    basis: TimeBasis


def find_dateline(
    document: Document, expressions: Sequence[DateExpression], published: date | None, sentence_of: Sequence[int]
) -> Dateline:
    """Find the dateline: the publication date as the text corrects it, else what its weekdays allow."""
    published = published or next(
        (day for e in expressions[:_FIRST_DATES] if (day := _written(e)) and _stands_apart(document, e, sentence_of)),
        None,
    )
    if published is not None:
        return Dateline(_corrected(published, expressions), None, "dateline")
    return _inferred(document, expressions, sentence_of)


def is_heading(
    document: Document,
    expression: DateExpression,
    interval: Interval | None,
    now: date | None,
    sentence_of: Sequence[int],
) -> bool:
    """Whether a date is the dateline itself, as printed above or before the text: it dates the text, no happening.

    :param interval: where the date lies.
    :param now: the day of the text, if known: «7 October 2024» opening a sentence is the dateline only on that day.
    """
    day = _written(expression)
    if day is None and interval is not None and _day_and_month(expression):
        return (
            now is not None
            and abs((interval.low - now).days) <= _LATE
            and _stands_apart(document, expression, sentence_of)
        )
    if day is None or now is None or abs((day - now).days) > _LATE:
        return False
    opens = expression.first == document.sentences[sentence_of[expression.first]].first
    bare = opens and expression.start.weekday is None and sentence_of[expression.first] < _TITLE_LINES
    return bare or _stands_apart(document, expression, sentence_of)


def _written(expression: DateExpression) -> date | None:
    """The day of an expression that is written out in full."""
    point = expression.start
    if expression.end is not None or expression.kind != "on" or point.hijri or point.unit is not None:
        return None
    if point.year is None or point.month is None or point.day is None:
        return None
    return calendar_day(point.year, point.month, point.day)


def _day_and_month(expression: DateExpression) -> bool:
    """Whether an expression is a day and month whose year is left out (دمشق – 7 أيار)."""
    point = expression.start
    return expression.end is None and expression.kind == "on" and None not in (point.day, point.month)


def _on_top(expression: DateExpression, sentence_of: Sequence[int]) -> bool:
    return sentence_of[expression.first] < _TOP_LINES


def _stands_apart(document: Document, expression: DateExpression, sentence_of: Sequence[int]) -> bool:
    """Whether a date stands by itself on one of the first lines, or between a place and an agency."""
    sentence = document.sentences[sentence_of[expression.first]]
    if not _on_top(expression, sentence_of):
        return False
    between = document.tokens[sentence.first : expression.first]
    rest = document.tokens[expression.last : sentence.last]
    if all(token.kind != "word" or len(token.norm) <= _SHORT for token in rest):
        said = max((n for n, token in enumerate(between[:_FIRST_WORDS]) if token.norm in cues("published")), default=-1)
        behind = between[said + 1].norm if said + 1 < len(between) else ":"
        if said >= 0 and (behind in _CLOSING or (behind in _IN and said + 2 == len(between))):
            return len(between) <= _LONGEST_LINE  # تاريخ النشر: 08:45 – 2023/08/16; not نشر الجيش قواته في …
        if len(between) <= _LONGEST_PLACE and not any(token.norm in _IN for token in between):
            return True  # 2023-08-16 10:15
    if expression.first - sentence.first > _LONGEST_PLACE:
        return False
    if any(token.norm in _IN for token in between):
        return False
    after = document.tokens[expression.last : expression.last + 1]
    return expression.last >= sentence.last or (bool(after) and after[0].norm in _CLOSING)


def _corrected(published: date, expressions: Sequence[DateExpression]) -> date:
    """Follow «today, Saturday» where it says that the text is a day or two older than its page."""
    for expression in expressions:
        point = expression.start
        if point.origin == "now" and point.unit == "day" and point.weekday is not None and point.day is None:
            shift = point.shift or 0
            day = days_from(published, shift)
            told = None if day is None else nearest_weekday(day, point.weekday)
            return (None if told is None else days_from(told, -shift)) or published
    return published


def _inferred(document: Document, expressions: Sequence[DateExpression], sentence_of: Sequence[int]) -> Dateline:
    """Take the first year after the latest written one in which every weekday fits its date."""
    written = [p.year for e in expressions for p in (e.start, e.end) if p is not None and p.year and not p.hijri]
    dated: list[tuple[int, int, int]] = []
    ties: list[tuple[int, int]] = []
    for expression in expressions:
        point = expression.start
        if point.weekday is None or point.year is not None:
            continue
        if point.month is not None and point.day is not None:
            dated.append((point.month, point.day, point.weekday))
        elif point.direction is None and point.unit is None and expression.end is None:
            tied = _tie(document, expressions[:_MOST_DATES], expression, sentence_of)
            if tied is not None:
                dated.append((*tied, point.weekday))
                ties.append(tied)
    year = _fitting_year(max(written), dated) if written and dated else None
    now = None if year is None else max((date(year, *tied) for tied in ties), default=None)
    return Dateline(now, year, "inferred")


def _fitting_year(after: int, dated: Sequence[tuple[int, int, int]]) -> int | None:
    """Find the first year after ``after`` in which each (month, day) falls on its weekday.

    >>> _fitting_year(2018, [(8, 20, 2)])
    2019
    """
    for year in range(after + 1, after + 1 + _YEARS_AHEAD):
        days = [(calendar_day(year, month, day), weekday) for month, day, weekday in dated]
        if all(day is not None and day.isoweekday() == weekday for day, weekday in days):
            return year
    return None


def _tie(
    document: Document, expressions: Sequence[DateExpression], weekday: DateExpression, sentence_of: Sequence[int]
) -> tuple[int, int] | None:
    """(month, day) of the date by which the text tells the weekday's happening again, by the words they share."""
    near = _content(document, weekday.first - _NEAR, weekday.first)
    around = _content(document, weekday.first - _WINDOW, weekday.last + _WINDOW, sentence_of, weekday.first)
    best, tied = _TIE, None
    for other in expressions:
        point = other.start
        if point.month is None or point.day is None or point.year is not None or other.end is not None:
            continue
        words = _content(document, other.first - _WINDOW, other.last + _WINDOW, sentence_of, other.first)
        score = len(words & around) + len(words & near)
        if score >= best:
            best, tied = score, (point.month, point.day)
    return tied


def _content(
    document: Document, first: int, last: int, sentence_of: Sequence[int] = (), within: int = 0
) -> frozenset[str]:
    """Collect the long words of a window, within the sentence of one token if sentences are given."""
    first = max(first, 0)
    if sentence_of:
        sentence = document.sentences[sentence_of[within]]
        first, last = max(first, sentence.first), min(last, sentence.last)
    return frozenset([t.norm for t in document.tokens[first:last] if len(t.norm) >= _LONG and t.kind == "word"])
