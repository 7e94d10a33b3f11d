"""Dates that are measured from somewhere: today, last month, the same day, the last three days, the eve of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import DASHES, SLASHES, Context, as_origin, letters_outside
from riwaya.arabic.dates.counted import UNITS, WORDS_OF_ABOUT, counted, from_now
from riwaya.arabic.dates.days import days_before
from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Origin, Point, Unit
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued
from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers import parse_number, parse_ordinal

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Tag

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
        return _night(c, i, tag)
    if tag.name == "part":
        return _this_morning(c, i)
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
    number = _day_number(c, i + 1)
    if number:
        return _numbered_day(c, i, number)
    if reference.demonstrative and c.norm(reference.core - 1) == "مثل":
        return None  # «في مثل هذا اليوم من عام 2016»
    today = before not in lexicon.traps("today_after") and after not in lexicon.traps("today_before")
    if not today or (before in {"في", "وفي"} and c.tag(i + 1, "weekday") is None):
        return None
    if reference.demonstrative:
        return build(c, left_or_glued(c, i - 1, 0, fine=True), i + 1, Point(shift=0, unit="day", origin="now"))
    return read_deictic(c, i, 0, i + 1)


def _day_number(c: Context, i: int) -> int:
    """Find the end of an ordinal or number at ``i`` that counts days, 0 if there is none."""
    ordinal = parse_ordinal(c.words, i) if i < c.size else None
    if ordinal is not None:
        return i + ordinal.used
    at = i + (c.norm(i) == "ال")
    digits = at < c.size and c.words[at].kind == "number"
    dated = c.norm(at + 1) in SLASHES or c.norm(at + 1) in DASHES or c.month(at + 1) is not None
    return at + 1 if digits and not dated else 0


def _numbered_day(c: Context, i: int, end: int) -> DateExpression | None:
    """Read «اليوم ال27 للحرب», which nothing here can place; «اليوم الثامن من أيار» is left to the month."""
    if c.norm(end) == "من" and (c.month(end + 1) is not None or c.tag(end + 1, "definite") is not None):
        return None
    if c.norm(end) == "علي" and c.norm(end + 1) == "التوالي":
        end += 2
    skip = letters_outside(c.norms[i], c.tags[c.norms[i]].glue)
    return DateExpression(i, end, skip, "on", NOWHEN)


def _this_morning(c: Context, i: int) -> DateExpression | None:
    """Read هذا الصباح، هذا المساء."""
    before = c.free(i - 1, "demonstrative")
    if before is None or before.name != "now":
        return None
    skip = letters_outside(c.norms[i - 1], before.glue)
    return DateExpression(i - 1, i + 1, skip, "on", Point(shift=0, unit="day", origin="now"))


def _night(c: Context, i: int, tag: Tag) -> DateExpression:
    """Read الليلة، الليلة الماضية."""
    modifier = c.modifier(i + 1)
    origin, shift, last = ("now", 0, i + 1) if modifier is None else modifier
    if shift == -1 and c.norm(i - 1) == "منتصف" and c.norm(i - 2) in {"بعد", "وبعد"}:
        left = Left(i - 2, len(c.norm(i - 2)) - len("بعد"))  # «بعد منتصف الليلة الماضية» is the next day already
        return build(c, left, last, Point(shift=0, unit="day", origin="now"))
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=True)
    return build(c, left, last, Point(shift=shift, unit="day", origin=as_origin(origin)))


# -- the last three days -----------------------------------------------------------------------------------------------


def _span(c: Context, i: int, tag: Tag) -> DateExpression | None:
    """Read الأيام الثلاثة الماضية، الساعات ال48 الأخيرة، العامين الماضيين: from so long ago up to now."""
    count, at = tag.number, i + 1
    if not count:
        at += c.norm(at) == "ال"
        number = parse_number(c.words, at) if at < c.size else None
        if number is not None and isinstance(number.value, int):
            count, at = number.value, at + number.used
    at += c.norm(at) in _FEW_OF
    modifier = c.modifier(at)
    if modifier is None or modifier[0] != "now" or not modifier[1]:
        near = c.norm(i - 1) in WORDS_OF_ABOUT and tag.number
        return counted(c, i, i + 1, UNITS[tag.name], tag.number) if near else None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return from_now(left, modifier[2], UNITS[tag.name], count * modifier[1])
