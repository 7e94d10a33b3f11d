"""Parts of a day: this morning, last night, and those that do not say of which day (ليلا، منذ الصباح، خلال الليل)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates.context import as_origin, letters_outside
from riwaya.arabic.dates.expressions import DateExpression, Kind, Point
from riwaya.arabic.dates.sides import Left, build, left_or_glued

if TYPE_CHECKING:
    from riwaya.arabic.dates.context import Context
    from riwaya.arabic.dates.lexicon import Tag

_OF_THE_CLAUSE: Final = Point(shift=0, unit="day", origin="clause")
#: What may stand before «the night» or «the dawn» without saying of which day.
_SIDES: Final[dict[str, Kind]] = {"since": "since", "during": "on", "throughout": "on", "in": "on", "at": "on"}
_HOURS: Final = frozenset(("ساعات",))
_ADVERB: Final = "ا"


def read_part(c: Context, i: int) -> DateExpression | None:
    """Read هذا الصباح; منذ ساعات الصباح، خلال الليل، عند الفجر as a part of the day that their clause tells."""
    k = i - 1 - (c.norm(i - 1) in _HOURS)
    before = c.free(k, "demonstrative", "prep")
    if before is None or c.tags[c.norms[i]].glue:
        return None
    skip = letters_outside(c.norms[k], before.glue)
    if before.role == "demonstrative":
        today = Point(shift=0, unit="day", origin="now")
        return DateExpression(k, i + 1, skip, "on", today) if before.name == "now" else None
    if before.name not in _SIDES or c.modifier(i + 1) is not None:
        return None
    return DateExpression(k, i + 1, skip, _SIDES[before.name], _OF_THE_CLAUSE, daytime=True)


def read_adverb(c: Context, i: int) -> DateExpression | None:
    """Read ليلا، فجرا likewise, standing alone; not ليلا ونهارا."""
    tag = c.tags[c.norms[i]]
    if tag.glue or not c.norms[i].endswith(_ADVERB) or c.tag(i + 1, "daypart", "weekday", "deictic") is not None:
        return None
    return DateExpression(i, i + 1, 0, "on", _OF_THE_CLAUSE, daytime=True)


def read_night(c: Context, i: int, tag: Tag) -> DateExpression:
    """Read الليلة، الليلة الماضية."""
    modifier = c.modifier(i + 1)
    origin, shift, last = ("now", 0, i + 1) if modifier is None else modifier
    if shift == -1 and c.norm(i - 1) == "منتصف" and c.norm(i - 2) in {"بعد", "وبعد"}:
        left = Left(i - 2, len(c.norm(i - 2)) - len("بعد"))  # «بعد منتصف الليلة الماضية» is the next day already
        return build(c, left, last, Point(shift=0, unit="day", origin="now"))
    left = left_or_glued(c, i, letters_outside(c.norms[i], tag.glue), fine=True)
    return build(c, left, last, Point(shift=shift, unit="day", origin=as_origin(origin)))
