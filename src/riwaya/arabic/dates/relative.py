"""Dates that are measured from somewhere: today, last month, the same day, the last three days, the eve of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import Context, as_origin, letters_outside
from riwaya.arabic.dates.counted import UNITS, WORDS_OF_ABOUT, counted, from_now
from riwaya.arabic.dates.days import days_before
from riwaya.arabic.dates.daytimes import read_night, read_part
from riwaya.arabic.dates.expressions import DateExpression, Origin, Point, Unit
from riwaya.arabic.dates.numbered import day_number, read_first_months, read_numbered_day, read_years
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued
from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers import parse_number

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Tag

_FROM: Final = frozenset(fold_text("من على").split())
_FEW_OF: Final = frozenset(fold_text("القليلة المعدودة").split())


class _Reference(NamedTuple):
    """What a definite unit is measured from: «هذا الشهر», «الشهر الماضي», «ذات اليوم»."""

    core: int
    glue: str
    origin: Origin | None
    shift: int
    last: int
    demonstrative: bool


def read_deictic(c: Context, i: int, shift: int, last: int) -> DateExpression | None:
    """Read أمس، غدا، أول من أمس; not أمسّ الحاجة, which is written alike."""
    if c.norm(last) in lexicon.traps("deictic_before"):
        return None
    if not shift and last - i > 1 and c.norm(last) in _FROM:
        return None  # «قبل ساعات من الهجوم»
    tag = c.tags.get(c.norms[i])
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue) if tag is not None else 0, fine=True)
    late = c.tag(last, "daypart")
    if late is not None and not late.glue and c.tag(last + 1, "weekday", "deictic", "definite") is None:
        last += 1
    return build(c, left, last, Point(shift=shift, unit="day", origin="now"))


# -- the month, this week, the same day --------------------------------------------------------------------------------


def read_definite(c: Context, i: int) -> DateExpression | None:
    """Read الشهر الماضي، هذا الأسبوع، اليوم نفسه، الأيام الثلاثة الماضية، ال28 من الشهر ذاته، مطلع العام."""
    tag = c.tags[c.norms[i]]
    if tag.name == "night":
        return read_night(c, i, tag)
    if tag.name == "part":
        return read_part(c, i)
    if tag.number != 1:
        return _span(c, i, tag)
    reference = _reference(c, i, tag)
    if tag.name == "day":
        return _day(c, i, reference)
    if tag.name == "month":
        numbered = _day_of_month(c, reference)
        if numbered is not None:
            return numbered
    return _period(c, i, UNITS[tag.name], reference)


def _reference(c: Context, i: int, tag: Tag) -> _Reference:
    before = c.free(i - 1, "demonstrative") if not tag.glue else None
    core, glue = (i, tag.glue) if before is None else (i - 1, before.glue)
    modifier = c.modifier(i + 1)
    if modifier is not None:
        return _Reference(core, glue, *modifier, before is not None)
    origin = None if before is None else as_origin(before.name)
    return _Reference(core, glue, origin, 0, i + 1, before is not None)


def _left(c: Context, reference: _Reference) -> Left:
    skip = letters_outside(c.norms[reference.core], reference.glue)
    return Left(reference.core, skip) if reference.glue else left_of(c, reference.core, fine=False)


def _period(c: Context, i: int, unit: Unit, reference: _Reference) -> DateExpression | None:
    """Read a week, month or year: named by a modifier, a number of its own, or an edge (مطلع العام)."""
    if unit == "year":
        if c.norm(i - 1) in lexicon.traps("adjective_year"):
            return None
        year = c.year(i + 1) or c.year(reference.last)  # «العام 2017», «العام الماضي 2017»
        if year is not None:
            left = _left(c, reference)
            return build(c, left, year[1], year[0]._replace(part=left.part))
    left = _left(c, reference)
    origin = reference.origin
    if origin is None:
        if left.part is None or left.part[-1].isdigit():
            return counted(c, i, i + 1, unit, 1) if c.norm(i - 1) in WORDS_OF_ABOUT else None
        origin = "now"
    return build(c, left, reference.last, Point(part=left.part, unit=unit, shift=reference.shift, origin=origin))


def _day_of_month(c: Context, reference: _Reference) -> DateExpression | None:
    """Read «ال28 من الشهر ذاته», «في 5 الشهر الجاري»."""
    if reference.glue:
        return None
    k = reference.core - 1
    of = c.norm(k) == "من"
    told = days_before(c, k - 1 if of else k) if of or reference.origin is not None else None
    if told is None:
        return None
    left = Left(told.first, told.skip) if told.skip else left_of(c, told.first, fine=True)
    origin: Origin = reference.origin or "narrative"
    start = Point(day=told.days[0], unit="month", shift=reference.shift, origin=origin)
    end = start._replace(day=told.days[-1]) if len(told.days) > 1 else None
    return build(c, left, reference.last, start, end)


def _day(c: Context, i: int, reference: _Reference) -> DateExpression | None:
    """Read اليوم in its three lives: today, the day in the story, the numbered day of a war."""
    if c.norm(i + 1) in lexicon.traps("today_before"):
        return None  # «اليوم الأخير من النزاع»
    if reference.origin == "narrative" or (reference.origin == "now" and reference.shift):
        point = Point(shift=reference.shift, unit="day", origin=reference.origin)
        return build(c, _left(c, reference), reference.last, point)
    before, after = c.norm(i - 1), c.norm(i + 1)
    number, end = day_number(c, i + 1)
    if number:
        return read_numbered_day(c, i, number, end)
    if reference.demonstrative and c.norm(reference.core - 1) == "مثل":
        return None  # «في مثل هذا اليوم من عام 2016»
    today = before not in lexicon.traps("today_after") and after not in lexicon.traps("today_before")
    if not today or (before in {"في", "وفي"} and c.tag(i + 1, "weekday") is None):
        return None
    if reference.demonstrative:
        return build(c, left_or_glued(c, i - 1, 0, fine=True), i + 1, Point(shift=0, unit="day", origin="now"))
    return read_deictic(c, i, 0, i + 1)


# -- the last three days -----------------------------------------------------------------------------------------------


def _span(c: Context, i: int, tag: Tag) -> DateExpression | None:
    """Read الأيام الثلاثة الماضية، الساعات ال48 الأخيرة، العامين الماضيين: from so long ago up to now."""
    count, at = tag.number, i + 1
    if not count:
        at += c.norm(at) == "ال"
        number = parse_number(c.words, at) if at < c.size else None
        if number is not None and isinstance(number.value, int):
            count, at = number.value, at + number.used
    first = read_years(c, i, tag) if tag.name == "year" else read_first_months(c, i, tag, count, at)
    if first is not None:
        return first
    at += c.norm(at) in _FEW_OF
    modifier = c.modifier(at)
    if modifier is None or modifier[0] != "now" or not modifier[1]:
        near = c.norm(i - 1) in WORDS_OF_ABOUT and tag.number
        return counted(c, i, i + 1, UNITS[tag.name], tag.number) if near else None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return from_now(left, modifier[2], UNITS[tag.name], count * modifier[1])
