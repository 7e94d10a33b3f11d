"""Counted units of time: three days later, since two months, the last 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import Context, letters_outside
from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Kind, Origin, Point, Unit
from riwaya.arabic.dates.numbered import read_years
from riwaya.arabic.dates.sides import Left, build, left_of, left_or_glued
from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers import parse_number

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Tag

#: Units of time by the name of their tag.
UNITS: Final[dict[str, Unit]] = {"day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour"}
#: Words round a number that is not exact.
WORDS_OF_ABOUT: Final = frozenset(
    fold_text("نحو حوالي قرابة زهاء أكثر أقل أزيد من عن على ما يزيد يقارب يقرب يناهز يربو").split()
)
_FROM: Final = frozenset(fold_text("من على").split())
_ONE: Final = frozenset(fold_text("واحد واحدة").split())
_DAYS_OF: Final[dict[Unit, int]] = {"day": 1, "week": 7}
_FEW: Final = frozenset(fold_text("قليلة عدة معدودة تقريبا").split())
_SEVERAL: Final = frozenset(fold_text("عدة بضع بضعة").split())
_WIDEST_COUNT: Final = 4
#: Fewer hours are a length, not a time.
_HALF_DAY: Final = 12


def read_unit(c: Context, i: int) -> DateExpression | None:
    """Read عام 2016؛ بعد ثلاثة أيام، قبل أسبوع، منذ أربعة أشهر؛ ال24 ساعة الماضية؛ بعد ذلك بيومين."""
    tag = c.tags[c.norms[i]]
    unit = UNITS[tag.name]
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
        return from_now(left, modifier[2], unit, count * modifier[1])
    return counted(c, first, i + 1, unit, count)


def _count_before(c: Context, i: int, tag: Tag) -> tuple[int | None, int]:
    """(how many units, first index) for the unit word at ``i``; 0 for an untold plural (أيام)."""
    for k in range(max(i - _WIDEST_COUNT, c.floor), i):
        number = parse_number(c.words, k)
        if number is not None and k + number.used == i:
            return (number.value if isinstance(number.value, int) and number.kind != "vague" else 0), k
    if tag.number == 0 and not tag.glue:
        return 0, i - (c.norm(i - 1) in _SEVERAL)
    return (tag.number or None), i


def counted(c: Context, first: int, last: int, unit: Unit, count: int) -> DateExpression | None:
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
    while k >= c.floor and c.norm(k) in WORDS_OF_ABOUT:
        k, vague = k - 1, True
    found = c.free(k, "prep")
    if found is not None and found.name == "during" and unit == "hour" and count >= _HALF_DAY:
        return from_now(Left(k, letters_outside(c.norms[k], found.glue)), last, unit, -count)  # خلال 24 ساعة: the last
    if found is None or found.name not in {"before", "after", "since"} or unit == "hour":
        return None
    again = c.tag(k - 1, "unit")
    if found.name == "after" and again is not None and again.name == unit and count == 1:
        return None  # يوما بعد يوم
    origin: Origin = "narrative" if found.name == "after" else "now"
    by = c.norm(last) == "من" and c.norm(last + 1) == "قبل"  # خطف قبل أيام من قبل مسلحين
    if found.name != "since" and c.norm(last) in _FROM and not by:
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


def from_now(left: Left, last: int, unit: Unit, shift: int) -> DateExpression:
    """Make the stretch between now and so many units away; without a number it cannot be placed."""
    kind: Kind = left.kind if left.kind == "throughout" else "within"
    if not shift:
        return DateExpression(left.first, last, left.skip, kind, NOWHEN, None, approximate=True)
    far = Point(shift=shift, unit=unit, origin="now", counted=True)
    near = Point(shift=0, unit="day", origin="now")
    start, end = (far, near) if shift < 0 else (near, far)
    return DateExpression(left.first, last, left.skip, kind, start, end, left.approximate)
