"""Dates that name a place on the calendar: months, weekdays, seasons, years, numbers with slashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import (
    DASHES,
    FIRST_HIJRI,
    FIRST_YEAR,
    LAST_HIJRI,
    LAST_YEAR,
    LONGEST_MONTH,
    MONTHS,
    SLASHES,
    Context,
    letters_outside,
)
from riwaya.arabic.dates.days import Days, days_before
from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Point
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued, year_after

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Month, Tag

_DAY_AND_MONTH: Final = 2
_DAY_MONTH_YEAR: Final = 3
_BEFORE_SHORT: Final = frozenset({"يوم", "في", "وفي", "بتاريخ", "تاريخ"})
_QUOTES: Final = frozenset('"“”«»')
_TO: Final = frozenset({"الي", "حتي", "وحتي"})


def read_month(c: Context, i: int) -> DateExpression | None:
    """Read an expression around the month name at ``i``."""
    named = c.month(i)
    if named is None:
        return None
    month, at = named
    day = c.digits(at, 1, LONGEST_MONTH) if c.norm(at + 1) in {",", "،"} else None
    year_behind = c.digits(at + 2, FIRST_YEAR, LAST_YEAR) if day is not None else None
    if year_behind is not None and not month.glue and not month.hijri and at == i + 1:
        return build(c, Left(i), at + 3, Point(year=year_behind, month=month.number, day=day))  # أغسطس 16, 2023
    of_month = None if month.glue else _month_word(c, i - 1)
    told = None if month.glue or (of_month is not None and of_month.glue) else _days(c, i, of_month)
    if told is not None and c.norm(told.first - 1) in lexicon.traps("named_after") and not told.skip:
        return None
    if told is not None and c.norm(told.first - 1) in _QUOTES and c.norm(at) in _QUOTES:
        return None  # موقع "26 سبتمبر"
    if told is not None and c.norm(told.first - 1) == "اليوم" and c.norm(told.first - 3) == "مثل":
        return None  # في مثل هذا اليوم 21 آب
    core, skip = i, letters_outside(c.norms[i], month.glue)
    if told is not None:
        core, skip = told.first, told.skip
    elif of_month is not None:
        core, skip = i - 1, letters_outside(c.norms[i - 1], of_month.glue)
    year, at = year_after(c, at, day=told is not None)
    sealed = bool(skip or month.glue or (told is None and of_month is not None and of_month.glue))
    left = Left(core, skip) if sealed else left_of(c, core, fine=told is not None)
    if told is None and of_month is None and not _evident(c, i, at, month, year, left):
        return None
    hijri = month.hijri or year.hijri
    days = told.days if told is not None else (None,)
    start = year._replace(month=month.number, day=days[0], part=left.part, hijri=hijri)
    return build(c, left, at, start, start._replace(day=days[-1]) if len(days) > 1 else None)


def _month_word(c: Context, k: int) -> Tag | None:
    """Fetch شهر or شهري at ``k``."""
    found = c.free(k, "unit")
    return found if found is not None and found.name == "month" and found.number else None


def _days(c: Context, i: int, of_month: Tag | None) -> Days | None:
    """Read the day numbers before a month, past شهر and من."""
    k = i - 1 - (of_month is not None)
    dash = c.norm(k) in DASHES and c.glued(k) and c.glued(k + 1)  # 25-أيار-2020
    return days_before(c, k - 1 if c.norm(k) == "من" or c.norm(k) in SLASHES or dash else k)


def _evident(c: Context, i: int, at: int, month: Month, year: Point, left: Left) -> bool:
    """Whether a month name without a day is one: مارس is also a verb, folded آب a father, «حرب تموز» a name."""
    follows = bool(c.found) and c.found[-1].last == i and c.found[-1].start.month is not None
    if follows and month.glue == "و":
        return not month.needs
    cued = left.first < i
    if month.needs == "day":
        firm = left.part is not None or left.kind in {"since", "throughout"} or c.norm(left.first)[-4:] == "خلال"
        closed = at >= c.size or c.words[at].kind == "mark" or year != NOWHEN
        return cued and (firm or closed)
    if cued or year != NOWHEN:
        return True
    between = c.free(i - 1, "prep")
    ranged = between is not None and between.name in {"between", "from", "to"}
    return ranged or (c.norm(at) in _TO and c.month(at + 1) is not None) or (not month.needs and at > i + 2)


def read_weekday(c: Context, i: int) -> DateExpression | None:
    """Read الثلاثاء with its day part and «last»; two weekdays that share a night or an adjective."""
    tag = c.tags[c.norms[i]]
    if _is_no_weekday(c, i):
        return None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=True)
    start, end, at = Point(weekday=tag.number), None, i + 1
    night = any(c.tag(k, "daypart") is not None for k in range(left.first, i))
    gap = at + (c.norm(at) in DASHES or c.norm(at) in SLASHES or c.norm(at) == "علي") if night else at
    other = c.tag(gap, "weekday")
    if other is not None and other.number == tag.number % 7 + 1 and (night or other.glue == "و"):
        end, at = Point(weekday=other.number), gap + 1
    closing = {"(": ")", "/": "/"}.get(c.norm(i - 1))
    bracketed = closing is not None and c.norm(at) == closing and c.modifier(at + 1) is not None
    modifier = c.modifier(at + bracketed)
    if modifier is not None:
        start, at = start._replace(direction=modifier[1]), modifier[2]
        end = end._replace(direction=modifier[1]) if end is not None else None
        left = left._replace(first=i - 1) if bracketed else left
    late = c.tag(at, "daypart")
    if late is not None and not late.glue and c.tag(at + 1, "weekday", "deictic", "definite") is None:
        at += 1
    return build(c, left, at, start, end)


def _is_no_weekday(c: Context, i: int) -> bool:
    """Whether a weekday is part of a name or a habit: صلاة الجمعة، أيام الجمعة، الثلاثاء الأسود."""
    before = c.norm(i - 1)
    if before in lexicon.traps("weekday_after"):
        following = c.tag(i + 1, "weekday")
        return not (before == "ايام" and following is not None and following.glue == "و")
    return c.norm(i + 1) in lexicon.traps("weekday_before")


def read_season(c: Context, i: int) -> DateExpression | None:
    """Read خريف 2016، صيف العام الماضي، الصيف الماضي."""
    tag = c.tags[c.norms[i]]
    year, last = year_after(c, i + 1)
    if year == NOWHEN or (tag.role == "definite_season" and year.direction is None):
        return None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return build(c, left, last, year._replace(part=str(tag.number)))


def read_numeric(c: Context, i: int) -> DateExpression | None:
    """Read 12/05/2019، 2019-05-12، 12.05.2019; 20/8 only after a weekday, يوم, في or بتاريخ."""
    parts, last = _slashed(c, i)
    point = _numeric_point(parts)
    if point is None:
        return None
    if len(parts) == _DAY_AND_MONTH and not (
        c.norm(i + 1) in SLASHES and (c.norm(i - 1) in _BEFORE_SHORT or c.tag(i - 1, "weekday") is not None)
    ):
        return None
    if c.norm(last) in {"م", "ه"} and c.glued(last):
        point, last = point._replace(hijri=c.norm(last) == "ه"), last + 1
    elif point.year is not None and point.year <= LAST_HIJRI:
        point = point._replace(hijri=True)
    return build(c, left_of(c, i, fine=True), last, point)


def _slashed(c: Context, i: int) -> tuple[list[int], int]:
    """(numbers, next index) of two or three numbers run together by slashes, dashes or stops."""
    mark = c.norm(i + 1)
    if "." in c.norms[i] and mark == "." and c.digits(i + 2, FIRST_YEAR, LAST_YEAR) is not None and c.glued(i + 2):
        parts, last = [*c.norms[i].split("."), c.norms[i + 2]], i + 3
    elif mark in SLASHES and c.norm(i + 3) == mark and c.digits(i + 4, FIRST_HIJRI, LAST_YEAR) is not None:
        parts, last = [c.norms[i], c.norms[i + 2], c.norms[i + 4]], i + 5
    elif (mark in SLASHES or mark in DASHES) and c.glued(i + 1) and c.glued(i + 2):
        parts, last = [c.norms[i], c.norms[i + 2]], i + 3
        if c.norm(i + 3) == mark and c.glued(i + 3) and c.glued(i + 4):
            parts, last = [*parts, c.norms[i + 4]], i + 5
    else:
        return [], i
    return [int(p) for p in parts if p.isdigit() and len(p) <= len("2000")], last


def _numeric_point(numbers: list[int]) -> Point | None:
    """Order day-month(-year), year-month-day, or month-day-year where only that is possible."""
    if len(numbers) == _DAY_AND_MONTH:
        day, month, year = *numbers, None
    elif len(numbers) == _DAY_MONTH_YEAR:
        day, month, year = numbers if numbers[0] <= LONGEST_MONTH else reversed(numbers)
        if month > MONTHS >= day:
            day, month = month, day
    else:
        return None
    possible = 1 <= month <= MONTHS and day <= LONGEST_MONTH and (year is None or year >= FIRST_HIJRI)
    return Point(year=year, month=month, day=day) if possible else None


def read_year(c: Context, i: int) -> DateExpression | None:
    """Read a bare year after a preposition, an edge word, or another year."""
    year = c.year(i) if len(c.norms[i]) == len("2000") else None
    if year is None or year[0].hijri or _is_count(c, i, year[1]):
        return None
    k = i - 1
    joined = c.norm(k) == "و" and c.glued(i)
    if (joined or c.norm(k) in DASHES) and c.found and c.found[-1].last == k:
        earlier = c.found[-1].start
        if earlier.year is None or earlier.year >= (year[0].year or 0):
            return None
        return DateExpression(k if joined else i, year[1], int(joined), "within", year[0])
    before = c.free(k, "prep", "edge")
    if before is None or (before.name in {"to", "from", "about"} and not _in_range(c, i, year[1])):
        return None
    left = left_of(c, i, fine=False)
    return build(c, left, year[1], year[0]._replace(part=left.part))


def _in_range(c: Context, i: int, last: int) -> bool:
    """Whether the year at ``i`` opens «من 2011 إلى 2018» or closes it."""
    opens = c.norm(last) in _TO and c.digits(last + 1, FIRST_YEAR, LAST_YEAR) is not None
    return opens or (bool(c.found) and c.found[-1].last == i - 1 and c.found[-1].start.year is not None)


def _is_count(c: Context, i: int, last: int) -> bool:
    """Whether four digits count the noun after them («في 2000 موقع», «خلال 1900 يوما»)."""
    if last >= c.size or c.words[last].kind != "word":
        return False
    after = c.norms[last]
    counted = len(after) > len("كما") and after.endswith("ا")
    return c.norms[i].endswith("00") or counted or c.tag(last, "unit") is not None


def read_of_it(c: Context, i: int) -> DateExpression | None:
    """Read «في العشرين منه»: a day of the month last told."""
    told = days_before(c, i - 1)
    if told is None or (c.tag(told.first - 1, "prep") is None and not told.skip):
        return None
    left = Left(told.first, told.skip) if told.skip else left_of(c, told.first, fine=True)
    start = Point(day=told.days[0], unit="month", shift=0, origin="narrative")
    return build(c, left, i + 1, start, start._replace(day=told.days[-1]) if len(told.days) > 1 else None)
