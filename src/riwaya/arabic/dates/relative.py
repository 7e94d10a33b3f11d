"""Dates that are measured from somewhere: today, last month, the same day, three days later, the eve of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import Context, as_origin, letters_outside
from riwaya.arabic.dates.days import days_before
from riwaya.arabic.dates.daytimes import read_night, read_part
from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Kind, Origin, Point, Unit
from riwaya.arabic.dates.numbered import day_number, read_first_months, read_numbered_day, read_years
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued
from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers import parse_number

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Tag

_UNITS: Final[dict[str, Unit]] = {"day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour"}
_WORDS_OF_ABOUT: Final = frozenset(
    fold_text("نحو حوالي قرابة زهاء أكثر أقل أزيد من عن على ما يزيد يقارب يقرب يناهز يربو").split()
)
_FEW: Final = frozenset(fold_text("قليلة عدة معدودة تقريبا").split())
_FEW_OF: Final = frozenset(fold_text("القليلة المعدودة").split())
_FROM: Final = frozenset(fold_text("من على").split())
_ONE: Final = frozenset(fold_text("واحد واحدة").split())
_WIDEST_COUNT: Final = 4
_DAYS_OF: Final[dict[Unit, int]] = {"day": 1, "week": 7}
#: Fewer hours are a length, not a time.
_HALF_DAY: Final = 12


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
    return _period(c, i, _UNITS[tag.name], reference)


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
            return _counted(c, i, i + 1, unit, 1) if c.norm(i - 1) in _WORDS_OF_ABOUT else None
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
        near = c.norm(i - 1) in _WORDS_OF_ABOUT and tag.number
        return _counted(c, i, i + 1, _UNITS[tag.name], tag.number) if near else None
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
    return _from_now(left, modifier[2], _UNITS[tag.name], count * modifier[1])


def _from_now(left: Left, last: int, unit: Unit, shift: int) -> DateExpression:
    """Make the stretch between now and so many units away; without a number it cannot be placed."""
    kind: Kind = left.kind if left.kind == "throughout" else "within"
    if not shift:
        return DateExpression(left.first, last, left.skip, kind, NOWHEN, None, approximate=True)
    far = Point(shift=shift, unit=unit, origin="now", counted=True)
    near = Point(shift=0, unit="day", origin="now")
    start, end = (far, near) if shift < 0 else (near, far)
    return DateExpression(left.first, last, left.skip, kind, start, end, left.approximate)


# -- three days later --------------------------------------------------------------------------------------------------


def read_unit(c: Context, i: int) -> DateExpression | None:
    """Read عام 2016؛ بعد ثلاثة أيام، قبل أسبوع، منذ أربعة أشهر؛ ال24 ساعة الماضية؛ بعد ذلك بيومين."""
    tag = c.tags[c.norms[i]]
    unit = _UNITS[tag.name]
    if unit == "year" and tag.number:
        years = read_years(c, i, tag) if tag.number > 1 else None
        if years is not None:
            return years
        year = c.year(i + 1)
        if year is not None:
            left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=False)
            return build(c, left, year[1], year[0]._replace(part=left.part))
    if tag.glue and tag.glue[-1] != "ب":
        return None
    if unit == "day" and tag.number == 1 and (c.tag(i + 1, "deictic") or c.norm(i + 1) in lexicon.phrases()):
        return None  # «منذ يوم أمس الأول»: the day is named behind
    count, first = _count_before(c, i, tag)
    if count is None:
        return None
    modifier = c.modifier(i + 1)
    if modifier is not None and modifier[0] == "now" and modifier[1] and first < i:
        left = left_of(c, first - (c.norm(first - 1) == "ال"), fine=False)
        return _from_now(left, modifier[2], unit, count * modifier[1])
    return _counted(c, first, i + 1, unit, count)


def _count_before(c: Context, i: int, tag: Tag) -> tuple[int | None, int]:
    """(how many units, first index) for the unit word at ``i``; 0 for an untold plural (أيام)."""
    for k in range(max(i - _WIDEST_COUNT, c.floor), i):
        number = parse_number(c.words, k)
        if number is not None and k + number.used == i:
            return (number.value if isinstance(number.value, int) and number.kind != "vague" else 0), k
    if tag.number == 0 and not tag.glue:
        return 0, i
    return (tag.number or None), i


def _counted(c: Context, first: int, last: int, unit: Unit, count: int) -> DateExpression | None:
    """Read a count of units after قبل، بعد، منذ, or after «بعد ذلك ب»."""
    last += count == 1 and c.norm(last) in _ONE
    half = c.norm(last) == "ونصف"
    last += half or c.norm(last) == "فقط"
    vague = half or c.norm(last) in _FEW
    last += c.norm(last) in _FEW
    k = first - 1
    if unit == "hour" and c.norm(k) == "ال":
        k -= 1  # خلال ال24 ساعة
    if first < c.size and c.norms[first].startswith(("ب", "وب")) and k >= c.floor:
        return _afterwards(c, k, last, unit, count)
    while k >= c.floor and c.norm(k) in _WORDS_OF_ABOUT:
        k, vague = k - 1, True
    found = c.free(k, "prep")
    if found is not None and found.name == "during" and unit == "hour" and count >= _HALF_DAY:
        return _from_now(Left(k, letters_outside(c.norms[k], found.glue)), last, unit, -count)  # خلال 24 ساعة: the last
    if found is None or found.name not in {"before", "after", "since"} or unit == "hour":
        return None
    again = c.tag(k - 1, "unit")
    if found.name == "after" and again is not None and again.name == unit and count == 1:
        return None  # يوما بعد يوم
    origin: Origin = "narrative" if found.name == "after" else "now"
    if found.name != "since" and c.norm(last) in _FROM:
        if c.norm(last + 1) != "ذلك":
            return _distance(c, k, last + 1, found, 0 if vague else count * _DAYS_OF.get(unit, 0))
        origin, last = "narrative", last + 2
    shift = count if found.name == "after" else -count
    start = Point(shift=shift, unit=unit, origin=origin, counted=True) if count else NOWHEN
    kind = _counted_kind(found.name, unit, vague=vague or not count)
    skip = letters_outside(c.norms[k], found.glue)
    return DateExpression(k, last, skip, kind, start, None, vague or kind == "around")


def _distance(c: Context, k: int, last: int, side: Tag, days: int) -> DateExpression | None:
    """Read «بعد يومين من مقتله»: the distance between two happenings, told in days, dates the one behind it."""
    if not days or last >= c.size or c.words[last].kind != "word":
        return None  # «بعد نحو شهر من القصف» dates nothing
    start = Point(shift=-days if side.name == "after" else days, unit="day", origin="clause")
    return DateExpression(k, last, letters_outside(c.norms[k], side.glue), "on", start, of_next=True)


def _counted_kind(preposition: str, unit: Unit, *, vague: bool) -> Kind:
    if preposition == "since":
        return "since"
    if vague or unit == "week":
        return "around"
    return "on" if unit == "day" else "within"


def _afterwards(c: Context, k: int, last: int, unit: Unit, count: int) -> DateExpression | None:
    """Read «بعد ذلك بيومين», «بعدها بأسبوع»: the words before the counted unit end at ``k``."""
    found = c.tag(k, "afterwards")
    if found is None and c.norm(k) == "ذلك":
        k -= 1
        found = c.tag(k, "prep")
    if found is None or (found.role == "prep" and found.name not in {"before", "after"}) or not count or unit == "hour":
        return None
    sign = -1 if found.name == "before" or found.number < 0 else 1
    start = Point(shift=sign * count, unit=unit, origin="narrative", counted=True)
    kind = _counted_kind("after", unit, vague=False)
    return DateExpression(k, last, letters_outside(c.norms[k], found.glue), kind, start, None, kind == "around")
