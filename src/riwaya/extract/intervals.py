"""Sums on the calendar: points of time as whole days, with the grain at which they were told.

Part of a month: مطلع is its days 1–10, منتصف 11–20, نهاية 21 to the end. The same words of a year have no such measure:
«مطلع 2016» begins in January and ends some time in 2016 (``2016-01/2016``). A week runs from Sunday, as the Arabic
names of the days count it. Winter belongs to the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from riwaya.arabic.dates import Point

_HOURS: Final = 24

Grain = Literal["day", "month", "year", "season"]

_MONTH_PARTS: Final = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "third1": (1, 10), "third2": (11, 20), "third3": (21, 31),
    "half1": (1, 15), "half2": (16, 31), "week1": (1, 7), "week2": (8, 14), "week3": (15, 21), "week4": (22, 28),
}  # fmt: skip
_YEAR_PARTS: Final = {
    "third1": (1, 4), "third2": (5, 8), "third3": (9, 12), "half1": (1, 6), "half2": (7, 12),
    "quarter1": (1, 3), "quarter2": (4, 6), "quarter3": (7, 9), "quarter4": (10, 12),
}  # fmt: skip
#: The beginning of a year is known to begin in January, its end to end in December; how far they reach is not.
_YEAR_EDGES: Final[dict[str, tuple[Grain, Grain]]] = {
    "early": ("month", "year"),
    "mid": ("year", "year"),
    "late": ("year", "month"),
}
_SEASONS: Final = {"21": 3, "22": 6, "23": 9, "24": 12}
_MONTHS: Final = 12
#: Years that leave room for a shift within what a date can hold.
_YEARS: Final = range(1, 9990)
_NEAR: Final = 3
#: Days of the tabular Islamic calendar before its first one, as a proleptic Gregorian ordinal.
_HIJRI_EPOCH: Final = 227014


class Interval(NamedTuple):
    """Whole days ``low`` to ``high``; the grain is that of the start, and of the end where ``end_grain`` is None."""

    low: date
    high: date
    grain: Grain
    end_grain: Grain | None = None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Make the date, or None where no calendar has it.

    >>> calendar_day(2019, 2, 31)
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def days_from(day: date, days: int) -> date | None:
    """Count days on or back, or None where that leaves the calendar.

    >>> days_from(date(2019, 8, 20), -1).isoformat()
    '2019-08-19'
    """
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if date.min.toordinal() <= ordinal <= date.max.toordinal() else None


def one_day(day: date | None) -> Interval | None:
    """Make an interval of one day."""
    return None if day is None else Interval(day, day, "day")


def shift_month(year: int, month: int, shift: int) -> tuple[int, int]:
    """Count months on or back.

    >>> shift_month(2019, 2, -3)
    (2018, 11)
    """
    total = year * _MONTHS + month - 1 + shift
    return total // _MONTHS, total % _MONTHS + 1


@lru_cache(maxsize=1 << 10)
def month_interval(year: int, month: int, part: str | None = None) -> Interval | None:
    """Make the interval of a month or of a part of one."""
    last = monthrange(year, month)[1] if year in _YEARS else 0
    if not last:
        return None
    if part is None:
        return Interval(date(year, month, 1), date(year, month, last), "month")
    if part not in _MONTH_PARTS:
        return None
    first, until = _MONTH_PARTS[part]
    return Interval(date(year, month, first), date(year, month, min(until, last)), "day")


def year_interval(year: int, part: str | None = None) -> Interval | None:
    """Make the interval of a year, of a season, or of a part of a year."""
    if year not in _YEARS:
        return None
    if part is None:
        return Interval(date(year, 1, 1), date(year, 12, 31), "year")
    if part in _SEASONS:
        first = _SEASONS[part]
        last = month_interval(*shift_month(year, first, 2))
        return None if last is None else Interval(date(year, first, 1), last.high, "season")
    if part in _YEAR_EDGES:
        return Interval(date(year, 1, 1), date(year, 12, 31), *_YEAR_EDGES[part])
    if part not in _YEAR_PARTS:
        return None
    first, until = _YEAR_PARTS[part]
    return Interval(date(year, first, 1), date(year, until, monthrange(year, until)[1]), "month")


def in_year(point: Point, year: int) -> Interval | None:
    """Place a point of the Gregorian calendar in a known year; None for a date that cannot be."""
    if point.month is None:
        return year_interval(year, point.part)
    if point.day is None:
        return month_interval(year, point.month, point.part)
    return one_day(calendar_day(year, point.month, point.day))


def week_interval(day: date, shift: int) -> Interval | None:
    """Make the interval of the week around a day, or of one before or after it."""
    sunday = days_from(day, shift * 7 - day.isoweekday() % 7)
    saturday = None if sunday is None else days_from(sunday, 6)
    return None if sunday is None or saturday is None else Interval(sunday, saturday, "day")


def nearest_weekday(day: date, weekday: int) -> date | None:
    """Find the nearest such weekday within a few days, the earlier first."""
    for distance in range(_NEAR + 1):
        for sign in (-1, 1):
            found = days_from(day, sign * distance)
            if found is not None and found.isoweekday() == weekday:
                return found
    return None


def from_hijri(year: int, month: int, day: int) -> date:
    """Convert a Hijri date by the tabular calendar; a month that was seen may begin a day before or after.

    >>> from_hijri(1440, 12, 12).isoformat()
    '2019-08-14'
    """
    days = (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (month - 1) - (month - 1) // 2 + day
    return date.fromordinal(days + _HIJRI_EPOCH)


def hijri_interval(year: int, month: int, day: int | None) -> Interval | None:
    """Make the interval of a Hijri day or month: as months begin when they are seen, one day wider than the table."""
    if year not in _YEARS[:-1000]:
        return None
    first = from_hijri(year, month, day or 1)
    last = first if day is not None else from_hijri(*shift_month(year, month, 1), 1) - timedelta(days=1)
    return Interval(first - timedelta(days=1), last, "day")


def hijri_year(day: date) -> int:
    """Find the Hijri year that a day lies in, or the one after it near its turn."""
    return (day.toordinal() - _HIJRI_EPOCH) * 30 // 10631 + 1


def iso(day: date, grain: Grain) -> str:
    """Write a day at a grain.

    >>> iso(date(2019, 4, 21), "month")
    '2019-04'
    """
    if grain == "day":
        return day.isoformat()
    return f"{day.year:04}" if grain == "year" else f"{day.year:04}-{day.month:02}"


def season(point: Point, now: date) -> Interval | None:
    """Place «last summer» or «next winter»."""
    years = (year_interval(year, point.part) for year in range(now.year - 2, now.year + 2))
    seasons = [found for found in years if found is not None]
    if point.direction == 1:
        return next((found for found in seasons if found.low > now), None)
    if point.direction == 0:
        return next((found for found in reversed(seasons) if found.low <= now), None)
    return next((found for found in reversed(seasons) if found.high < now), None)


def shifted(point: Point, base: date) -> Interval | None:
    """Count a point's units from a day."""
    shift = point.shift or 0
    if point.unit == "month":
        year, month = shift_month(base.year, base.month, shift)
        return in_year(point._replace(month=month), year)
    if point.unit == "year":
        return in_year(point, base.year + shift)
    if point.unit == "week" and not point.counted:
        week = week_interval(base, shift)
        if week is None or point.weekday is None:
            return week
        return one_day(days_from(week.low, point.weekday % 7))
    days = {"week": shift * 7, "hour": shift // _HOURS}.get(point.unit or "", shift)
    told = days_from(base, days)
    if told is not None and point.weekday is not None:
        told = nearest_weekday(told, point.weekday) or told
    return one_day(told)
