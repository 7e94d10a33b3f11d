"""Days and months by their number: the 27th day of a war, the first three months of a year, the 15th of this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates.context import DASHES, LONGEST_MONTH, MONTHS, SLASHES, letters_outside
from riwaya.arabic.dates.expressions import DateExpression, Point
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued
from riwaya.arabic.letters import fold
from riwaya.arabic.numbers import parse_ordinal

if TYPE_CHECKING:
    from riwaya.arabic.dates.context import Context
    from riwaya.arabic.dates.lexicon import Tag

_FIRST: Final = fold("الأولى")
_BEFORE_A_DAY: Final = frozenset(("في", "وفي", "يوم", "بتاريخ", "ال", "من"))
#: «On the fifth day running» tells of no more days than these.
_RUNNING: Final = 31


def day_number(c: Context, i: int) -> tuple[int, int]:
    """(the number, next index) of an ordinal or number at ``i`` that counts days, (0, 0) if there is none."""
    ordinal = parse_ordinal(c.words, i) if i < c.size else None
    if ordinal is not None:
        return ordinal.value, i + ordinal.used
    at = i + (c.norm(i) == "ال")
    digits = at < c.size and c.words[at].kind == "number" and c.norm(at).isdigit()
    dated = c.norm(at + 1) in SLASHES or c.norm(at + 1) in DASHES or c.month(at + 1) is not None
    return (int(c.norm(at)[:6]), at + 1) if digits and not dated else (0, 0)


def read_numbered_day(c: Context, i: int, number: int, end: int) -> DateExpression | None:
    """Read «في اليوم ال27 للحرب», «لليوم الثالث على التوالي»; «اليوم الثامن من أيار» is left to the month."""
    if c.norm(end) == "من" and (c.month(end + 1) is not None or c.tag(end + 1, "definite") is not None):
        return None
    skip = letters_outside(c.norms[i], c.tags[c.norms[i]].glue)
    today = Point(shift=0, unit="day", origin="now", counted=True)
    if c.norm(end) == "علي" and c.norm(end + 1) == "التوالي" and 0 < number <= _RUNNING:
        first = Point(shift=1 - number, unit="day", origin="now")
        return DateExpression(i, end + 2, skip, "throughout", first, Point(shift=0, unit="day", origin="now"))
    return DateExpression(i, end, skip, "on", today)


def read_first_months(c: Context, i: int, tag: Tag, count: int, at: int) -> DateExpression | None:
    """Read «الأشهر الثلاثة الأولى من العام الجاري», whose count ends at ``at``."""
    if tag.name != "month" or not 0 < count < MONTHS or c.norm(at) != _FIRST or c.norm(at + 1) != "من":
        return None
    unit = c.tag(at + 2, "unit", "definite")
    year = c.year(at + 2 + (unit is not None))
    if unit is not None and unit.name != "year":
        return None
    if year is not None:
        start, last = year[0]._replace(month=1), year[1]
    else:
        modifier = c.modifier(at + 3)
        if unit is None or modifier is None:
            return None
        start, last = Point(month=1, unit="year", origin=modifier[0], shift=modifier[1]), modifier[2]
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return build(c, left, last, start, start._replace(month=count))


def read_years(c: Context, i: int, tag: Tag) -> DateExpression | None:
    """Read «الأعوام 2014-2016», «عامي 2014 و2016»."""
    first = c.year(i + 1)
    if first is None or first[0].hijri:
        return None
    second = c.year(first[1] + 1) if c.norm(first[1]) in DASHES or c.norm(first[1]) == "و" else None
    if second is None or (second[0].year or 0) <= (first[0].year or 0):
        return None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return build(c, left, second[1], first[0], second[0])


def read_day_of_this(c: Context, i: int) -> DateExpression | None:
    """Read «في 15 الجاري», «الـ15 من الجاري»: a day of this month."""
    day = c.digits(i, 1, LONGEST_MONTH)
    at = i + 1 + (c.norm(i + 1) == "من")
    modifier = c.modifier(at) if day is not None and c.norm(i - 1) in _BEFORE_A_DAY else None
    if modifier is None or modifier[:2] != ("now", 0):
        return None
    article = c.norm(i - 1) == "ال"
    left = left_of(c, i, fine=True) if not article else Left(i - 1)
    return build(c, left, modifier[2], Point(day=day, unit="month", shift=0, origin="now"))
