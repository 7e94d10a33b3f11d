"""Neighbouring expressions that are one: «أمس الثلاثاء», «بين 28 نيسان و5 أيار»; and dates told in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.expressions import DateExpression, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers import WordLike

_APPOSITION: Final = frozenset({"،", ",", "(", "[", "الموافق", "المصادف", "في", "بتاريخ", "اي", "ال", "ل"})
#: What may part a Hijri date from the same day in the other calendar.
_BETWEEN_CALENDARS: Final = (["-"], ["–"], ["/"], ["|"])
_TO: Final = ("الي", "حتي", "-", "–", "وحتي", "لغايه")
_FROM: Final = frozenset({"من", "ومن"})
_CLAUSE_END: Final = frozenset(".؛:!؟?")
_BEFORE_A_DATE: Final = frozenset({"بتاريخ", "تاريخ", "الموافق", "المصادف", "و", "ال"})
_REACH: Final = 14
_WIDEST_GAP: Final = 2


def join(found: Sequence[DateExpression], words: Sequence[WordLike]) -> list[DateExpression]:
    """Merge what belongs together, share a year written once, and mark what is told in passing."""
    merged: list[DateExpression] = []
    for expression in found:
        current = expression
        while merged:
            joined = apposed(merged[-1], current, words) or ranged(merged[-1], current, words)
            if joined is None:
                break
            merged.pop()
            current = joined
        if merged and _shares_year(merged[-1], current, words):
            merged[-1] = merged[-1]._replace(start=merged[-1].start._replace(year=current.start.year))
        merged.append(current)
    return [e._replace(background=True) if is_background(words, e) else e for e in merged]


def _gap(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> list[str]:
    return [word.norm for word in words[a.last : b.first]]


def apposed(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> DateExpression | None:
    """Join «أمس الثلاثاء», «الثلاثاء (20 آب)», «5 رمضان الموافق 10 أيار», «الثلاثاء من الأسبوع الماضي»."""
    if b.first - a.last > _WIDEST_GAP or a.end is not None or b.end is not None or b.skip:
        return None
    gap = _gap(a, b, words)
    if gap == ["من"] and a.start.weekday is not None and b.start.unit == "week" and not b.start.counted:
        return a._replace(last=b.last, start=b.start._replace(weekday=a.start.weekday, part=None))
    two_calendars = a.start.hijri and not b.start.hijri and gap in _BETWEEN_CALENDARS
    if b.kind != "on" or not (two_calendars or all(norm in _APPOSITION for norm in gap)):
        return None
    start = _both(a.start, b.start, comma="،" in gap, bracket="(" in gap)
    if start is None:
        return None
    closes = "(" in gap and b.last < len(words) and words[b.last].norm == ")"
    return a._replace(last=b.last + closes, start=start)


def _both(one: Point, two: Point, *, comma: bool, bracket: bool) -> Point | None:
    """Put together what two points tell of one day; None where they do not belong together."""
    if one.hijri and one.day is not None and two.day is not None and not two.hijri:
        return two
    if two.hijri and one.day is not None:
        return one
    today = one.unit == "day" and one.origin == "now"
    if today and two.unit == "day" and two.origin == "now":  # «اليوم (أمس)»: the editor's own day
        return two if bracket else None
    if two.weekday is not None and two.day is None and one.weekday is None and (one.day is not None or today):
        return None if comma and one.day is not None else one._replace(weekday=two.weekday)
    dated = two.day is not None and one.day is None and one.direction is None
    return two._replace(weekday=one.weekday) if dated and (one.weekday is not None or today) else None


def ranged(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> DateExpression | None:
    """Join «بين 28 نيسان و5 أيار», «من الأحد إلى الثلاثاء», «2011-2018», «الخميس والجمعة» into one range."""
    grain, other = _grain(a.start), _grain(b.start)
    from_on = a.kind == "since" or (a.first > 0 and not a.skip and words[a.first - 1].norm in _FROM)
    if not grain or b.end is not None or (grain != other and not (from_on and {grain, other} == {"day", "month"})):
        return None
    gap = _gap(a, b, words)
    conj = (not gap and b.skip > 0 and words[b.first].norm[0] == "و") or gap == ["و"]
    to = (len(gap) == 1 and gap[0] in _TO) or (not gap and b.kind == "until")
    if a.end is not None:
        more = conj and grain == "weekday" and _consecutive(a.end, b.start)
        return a._replace(last=b.last, end=b.start) if more else None
    opener = words[a.first - 1].norm if a.first and not a.skip else ""
    between = conj and opener in {"بين", "وبين", "فبين"}
    in_a_row = conj and b.kind in {"on", "within"} and _consecutive(a.start, b.start)
    if not (between or to or in_a_row):
        return None
    later_first = grain == "month" and in_a_row and not between and (a.start.month or 0) > (b.start.month or 0)
    if later_first or (grain == "deictic" and (a.start.shift or 0) > (b.start.shift or 0)):
        a, b = a._replace(start=b.start), b._replace(start=a.start)  # «اليوم وأمس», «شهري آذار وشباط»
    first, skip = a.first, a.skip
    if between or (to and opener in _FROM):
        first, skip = a.first - 1, len(opener) - (3 if between else 2)
        wide = words[first - 1].norm if between and first else ""
        if wide in {"ما", "وما", "فما"}:
            first, skip = first - 1, len(wide) - 2
    start = _filled(a.start, b.start)
    return DateExpression(first, b.last, skip, "within", start, b.start, a.approximate or b.approximate)


def _filled(start: Point, end: Point) -> Point:
    """Lend the start of a range what is said once, at its end."""
    if start.month is None and start.day is not None and start.unit is None:
        start = start._replace(month=end.month)
    if start.year is None and start.unit is None and end.year is not None and (start.month or 0) <= (end.month or 0):
        start = start._replace(year=end.year)
    return start._replace(direction=end.direction) if start.direction is None else start


def _grain(point: Point) -> str:
    if point.day is not None:
        return "day"
    if point.weekday is not None:
        return "weekday"
    if point.month is not None:
        return "month"
    if point.unit == "day" and point.origin == "now":
        return "deictic"
    return "year" if point.year is not None else ""


def _consecutive(a: Point, b: Point) -> bool:
    """Whether ``b`` is the weekday, month or year after ``a``; the days named from today come in either order."""
    if a.part is not None or b.part is not None or a.day is not None:
        return False
    if a.unit == "day" and b.unit == "day":
        return abs((a.shift or 0) - (b.shift or 0)) == 1
    if a.weekday is not None and b.weekday is not None:
        return b.weekday == a.weekday % 7 + 1
    if a.month is not None and b.month is not None:
        return b.month == a.month + 1 or (b.month == a.month - 1 and a.year is None)
    return a.year is not None and b.year == a.year + 1


def _shares_year(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> bool:
    """Whether the year written after «5 حزيران 2016» also holds for «3 أيار» right before it."""
    told = a.start.month is not None and b.start.month is not None and a.start.year is None and a.start.unit is None
    if not told or b.start.year is None or b.start.hijri or a.start.hijri:
        return False
    return (b.first == a.last and b.skip > 0) or _gap(a, b, words) == ["و"]


def is_background(words: Sequence[WordLike], expression: DateExpression) -> bool:
    """Whether a date is told in passing: since or until it, in a relative clause, of an older past, naming a thing."""
    if expression.kind in {"since", "until"} or _is_attribute(words, expression):
        return True
    relative, tags = lexicon.traps("relative"), lexicon.tags()
    comma = False
    for k in range(expression.first - 1, max(expression.first - _REACH, -1), -1):
        norm = words[k].norm
        if norm in _CLAUSE_END:
            return False
        if norm in {"،", ","}:
            comma = True
        elif not comma:
            tag = tags.get(norm)
            if norm in relative or (tag is not None and tag.role == "prep" and tag.name == "since"):
                return True
        if _is_older_past(words, k, norm):
            return True
    return False


def _is_older_past(words: Sequence[WordLike], k: int, norm: str) -> bool:
    """Whether «كان قد» stands at ``k``, or a sentence opens with وكان."""
    if norm == "قد":
        return k > 0 and words[k - 1].norm in {"كان", "كانت", "وكان", "وكانت"}
    return norm in {"وكان", "وكانت"} and (k == 0 or words[k - 1].norm in _CLAUSE_END)


def _is_attribute(words: Sequence[WordLike], expression: DateExpression) -> bool:
    """Whether a day and month directly follow a noun that they name («هجوم 7 أكتوبر»)."""
    point, k = expression.start, expression.first - 1
    if point.day is None or point.month is None or point.weekday is not None or expression.skip or k < 0:
        return False
    tag = lexicon.tags().get(words[k].norm)
    return words[k].kind == "word" and tag is None and words[k].norm not in _BEFORE_A_DATE and expression.kind == "on"
