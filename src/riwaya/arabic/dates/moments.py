"""Dates that point back at a moment of the story: since then, that day, the morrow of what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates.context import letters_outside
from riwaya.arabic.dates.expressions import DateExpression, Kind, Point
from riwaya.arabic.dates.numbered import day_number

if TYPE_CHECKING:
    from riwaya.arabic.dates.context import Context

_MOMENT_KINDS: Final[dict[str, Kind]] = {"since": "since", "until": "until", "before": "before", "after": "after"}


def read_moment(c: Context, i: int) -> DateExpression | None:
    """Read منذ ذلك الحين، حتى ذلك التاريخ، في ذلك التاريخ."""
    if c.norm(i - 1) not in {"ذلك", "ذاك"}:
        return None
    found = c.free(i - 2, "prep")
    if found is None or (found.name not in _MOMENT_KINDS and not c.norms[i].endswith("التاريخ")):
        return None
    start = Point(shift=0, unit="day", origin="narrative")
    skip = letters_outside(c.norms[i - 2], found.glue)
    return DateExpression(i - 2, i + 1, skip, _MOMENT_KINDS.get(found.name, "on"), start)


def read_same_day(c: Context, i: int) -> DateExpression | None:
    """Read يومها، يومذاك; not دخلت الحرب يومها ال42."""
    if day_number(c, i + 1)[0]:
        return None
    skip = letters_outside(c.norms[i], c.tags[c.norms[i]].glue)
    return DateExpression(i, i + 1, skip, "on", Point(shift=0, unit="day", origin="narrative"))


def read_since_then(c: Context, i: int) -> DateExpression:
    """Read مذاك، مذاك الحين: since then, in one word."""
    skip = letters_outside(c.norms[i], c.tags[c.norms[i]].glue)
    last = i + 1 + (c.tag(i + 1, "moment") is not None)
    return DateExpression(i, last, skip, "since", Point(shift=0, unit="day", origin="narrative"))


def read_eve(c: Context, i: int) -> DateExpression | None:
    """Read غداة and عشية: they date the happening that follows them, a day before or after that of the clause."""
    if i + 1 >= c.size or c.words[i + 1].kind != "word" or c.tag(i + 1, "weekday", "unit", "deictic") is not None:
        return None
    tag = c.tags[c.norms[i]]
    start = Point(shift=-tag.number, unit="day", origin="clause")
    return DateExpression(i, i + 1, letters_outside(c.norms[i], tag.glue), "on", start, of_next=True)


def read_period(c: Context, i: int) -> DateExpression | None:
    """Read في الفترة ذاتها، خلال تلك المدة: the time that was told last, however long."""
    before, modifier = c.free(i - 1, "demonstrative"), c.modifier(i + 1)
    same = modifier is not None and modifier[:2] == ("narrative", 0)
    if not same and (before is None or before.name != "narrative"):
        return None
    first = i - (before is not None)
    found = c.free(first - 1, "prep")
    if found is None or found.name not in {"in", "during", "throughout"}:
        return None
    start = Point(shift=0, unit="day", origin="narrative")
    last = modifier[2] if modifier is not None and same else i + 1
    return DateExpression(first - 1, last, letters_outside(c.norms[first - 1], found.glue), "within", start)
