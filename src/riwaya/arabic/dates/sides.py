"""The two sides of a date: edges and prepositions before its core, the year after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.context import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    SLASHES,
    Context,
    as_origin,
    letters_outside,
)
from riwaya.arabic.dates.days import OF_PARTS, TO
from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Kind, Point
from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers import parse_ordinal

if TYPE_CHECKING:
    from riwaya.arabic.dates.lexicon import Tag

_KIND_OF: Final[dict[str, Kind]] = {
    "since": "since",
    "until": "until",
    "before": "before",
    "after": "after",
    "throughout": "throughout",
}
_STARTING: Final = frozenset(fold_text("ابتداء اعتبارا بدءا انطلاقا وابتداء واعتبارا وبدءا").split())


class Left(NamedTuple):
    """What stands before the core of an expression, from ``first`` on; ``skip`` letters of it are outside."""

    first: int
    skip: int = 0
    kind: Kind | None = None
    part: str | None = None
    approximate: bool = False


# -- to the left -------------------------------------------------------------------------------------------------------


class _Walk:
    """Takes words to the left of a core, one kind after the other; a glued particle ends the walk."""

    def __init__(self, c: Context, at: int) -> None:
        self.c, self.at = c, at
        self.skip = 0
        self.sealed = False

    def take(self, tag: Tag | None) -> bool:
        if tag is None or self.sealed:
            return False
        self.at -= 1
        self.skip = letters_outside(self.c.norms[self.at], tag.glue)
        self.sealed = bool(tag.glue)
        return True

    def day_parts(self) -> bool:
        """Take يوم and the parts of a day; whether one of the latter stood there."""
        part = False
        while True:
            found = self.c.free(self.at - 1, "daypart", "eve")
            if found is not None and found.role == "eve" and found.number > 0:
                found = None
            if self.take(found):
                part = True
            elif not self.take(_day_unit(self.c.free(self.at - 1, "unit"))):
                return part and self._middle()

    def _middle(self) -> bool:
        """Take منتصف of a night, and قبل or بعد of noon."""
        name = self.c.tags[self.c.norms[self.at]].name
        if name in {"night", "noon"}:
            edge = self.c.free(self.at - 1, "edge")
            self.take(edge if edge is not None and edge.name == "mid" else None)
            side = self.c.free(self.at - 1, "prep")
            self.take(side if side is not None and side.name in {"before", "after"} else None)
        return True

    def edges(self) -> str | None:
        """Take شهر or عام and an edge word; the part that the latter names."""
        unit = self.c.free(self.at - 1, "unit")
        self.take(unit if unit is not None and unit.name in {"month", "year"} and unit.number else None)
        edge = self.c.free(self.at - 1, "edge")
        if edge is not None and self.take(edge):
            return edge.name
        return None if self.sealed else self._half()

    def _half(self) -> str | None:
        """Take «النصف الأول من», «الأسبوع الثاني من»."""
        k = self.at - 1
        ordinal = parse_ordinal(self.c.words, k - 1) if self.c.norm(k) == "من" and k - 2 >= self.c.floor else None
        if ordinal is None or ordinal.used != 1:
            return None
        head = self.c.norm(k - 2)
        for stem, name, most in OF_PARTS:
            if head.endswith(stem) and ordinal.value <= most:
                self.at, self.skip = k - 2, len(head) - len(stem)
                self.sealed = self.skip > 0
                return f"{name}{ordinal.value}"
        return None

    def about(self) -> bool:
        found = self.c.free(self.at - 1, "prep")
        return found is not None and found.name == "about" and self.take(found)

    def preposition(self, *, fine: bool) -> Kind | None:
        """Take the preposition that says how the time bears on the clause; في is part of a coarse date only."""
        k = self.at - 1
        if self.sealed or k < self.c.floor:
            return None
        if self.c.norm(k) == "من" and self.c.norm(k - 1) in _STARTING:
            self.at, self.skip = k - 1, int(self.c.norm(k - 1)[0] == "و")
            return "since"
        found = self.c.free(k, "prep")
        if found is None:
            return None
        kind = _KIND_OF.get(found.name)
        if kind is None and found.name != "during" and (found.name != "in" or fine):
            return None
        self.take(found)
        before = {"غايه": "الي", "مدي": "علي", "مدار": "علي"}.get(self.c.norm(k))
        if before is not None and self.c.norm(k - 1)[-len(before) :] == before:
            self.at, self.skip = k - 1, len(self.c.norm(k - 1)) - len(before)
        return kind


def _day_unit(found: Tag | None) -> Tag | None:
    return found if found is not None and found.name == "day" and found.number else None


def left_of(c: Context, at: int, *, fine: bool) -> Left:
    """Read what stands before the core at ``at``; a ``fine`` core is a day."""
    walk = _Walk(c, at)
    part = None
    of_day = walk.day_parts() if fine else False
    if not fine:
        part = walk.edges()
    approximate = walk.about()
    kind = walk.preposition(fine=fine)
    if of_day and kind in {"before", "after"}:  # «بعد ظهر الثلاثاء» is still Tuesday
        kind = None
    return Left(walk.at, walk.skip, kind, part, approximate)


def left_or_glued(c: Context, at: int, skip: int, *, fine: bool) -> Left:
    """Read likewise, unless a glued particle already closes the expression."""
    glue = c.tags.get(c.norms[at])
    sealed = skip or (glue is not None and glue.glue)
    return Left(at, skip) if sealed else left_of(c, at, fine=fine)


# -- to the right ------------------------------------------------------------------------------------------------------


def year_after(c: Context, i: int, *, day: bool = False) -> tuple[Point, int]:
    """(what is told of the year, next index) right after a month or a season."""
    comma = day and c.norm(i) in {"،", ","} and c.digits(i + 1, FIRST_YEAR, LAST_YEAR) is not None
    dash = day and c.norm(i) in DASHES and c.glued(i) and c.glued(i + 1)
    slash = (dash or c.norm(i) in SLASHES) and c.digits(i + 1, FIRST_YEAR, LAST_YEAR) is not None
    year = c.year(i + 1 if comma or slash else i)
    if year is not None:
        return year
    modifier = c.modifier(i)
    if modifier is not None:
        return (Point(direction=modifier[1]), modifier[2]) if modifier[0] == "now" else (NOWHEN, i)
    return _year_word(c, i + (c.norm(i) == "من")) or (NOWHEN, i)


def _year_word(c: Context, i: int) -> tuple[Point, int] | None:
    """Read «عام 2016», «العام الماضي», «ذلك العام» at ``i``."""
    demonstrative = c.tag(i, "demonstrative")
    at = i + (demonstrative is not None)
    unit = c.tag(at, "unit", "definite")
    if unit is None or unit.name != "year" or unit.number != 1:
        return None
    year = c.year(at + 1)
    if year is not None:
        return year
    modifier = c.modifier(at + 1)
    if modifier is not None:
        return Point(unit="year", origin=modifier[0], shift=modifier[1]), modifier[2]
    if demonstrative is None:
        return None
    return Point(unit="year", origin=as_origin(demonstrative.name), shift=0), at + 1


# -- putting it together -----------------------------------------------------------------------------------------------


def is_fine(point: Point) -> bool:
    """Whether a point names a day."""
    return point.day is not None or point.weekday is not None or point.unit == "day"


def build(c: Context, left: Left, last: int, start: Point, end: Point | None = None) -> DateExpression:
    """Make the expression whose kind follows from what stands before it and how fine it is."""
    fine = is_fine(start) and end is None
    kind: Kind = left.kind or ("around" if left.approximate else "on" if fine else "within")
    first, skip = left.first, left.skip
    if end is not None and not skip and left.kind is None:
        first, skip = _opener(c, first, last)
    if kind == "since" and _punctual(c, first):
        first, skip, kind = first + 1, 0, "on" if fine else "within"
    return DateExpression(first, last, skip, kind, start, end, left.approximate)


def _opener(c: Context, first: int, last: int) -> tuple[int, int]:
    """(first index, skip) of a range with its بين, ما بين, or من … إلى."""
    before = c.norm(first - 1) if first - 1 >= c.floor else ""
    if before in {"بين", "وبين", "فبين"}:
        wide = c.norm(first - 2) if first - 2 >= c.floor else ""
        if wide in {"ما", "وما", "فما"}:
            return first - 2, len(wide) - 2
        return first - 1, len(before) - 3
    if before in {"من", "ومن"} and not TO.isdisjoint(c.norms[first:last]):
        return first - 1, len(before) - 2
    return first, 0


def _punctual(c: Context, i: int) -> bool:
    """Whether منذ at ``i`` follows something that happens at a point (an agreement): it then dates that point."""
    if c.tag(i, "prep") is None:
        return False
    nouns = lexicon.traps("punctual")
    for k in range(i - 1, max(i - 5, -1), -1):
        if c.words[k].kind != "word":
            return False
        if c.norms[k] in nouns:
            return True
    return False
