"""Looking around in a sequence of words: what stands at an index, and what it may be in a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates import lexicon
from riwaya.arabic.dates.expressions import DateExpression, Origin, Point
from riwaya.arabic.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.dates.lexicon import Month, Tag
    from riwaya.arabic.numbers import WordLike

FIRST_YEAR: Final = 1850
LAST_YEAR: Final = 2100
FIRST_HIJRI: Final = 1300
LAST_HIJRI: Final = 1499
MONTHS: Final = 12
LONGEST_MONTH: Final = 31
DASHES: Final = frozenset("-–—‑")
SLASHES: Final = frozenset("/\\")
_COMMON_ERA: Final = frozenset({"م", "ميلادي", "ميلاديه"})
_HIJRI_ERA: Final = frozenset({"ه", "هجري", "هجريه"})


def letters_outside(norm: str, glue: str) -> int:
    """Count the letters before a word that stand outside the expression; ``لل`` cannot be parted from its word."""
    return 0 if "لل" in glue or not norm.startswith(glue) else len(glue)


def as_origin(name: str) -> Origin:
    """Read the origin of a modifier row."""
    return "now" if name == "now" else "narrative"


class Context:
    """One sequence of words, with the expressions found in it so far; nothing before ``floor`` is free any more."""

    def __init__(self, words: Sequence[WordLike]) -> None:
        """Start with nothing found."""
        self.words = words
        self.norms = [word.norm for word in words]
        self.size = len(self.norms)
        self.tags = lexicon.tags()
        self.months = lexicon.months()
        self.floor = 0
        self.found: list[DateExpression] = []

    def norm(self, i: int) -> str:
        """Fetch the folded form at ``i``, empty outside the text."""
        return self.norms[i] if 0 <= i < self.size else ""

    def tag(self, i: int, *roles: str) -> Tag | None:
        """Fetch the tag of token ``i`` if it is of one of the roles."""
        if not 0 <= i < self.size:
            return None
        found = self.tags.get(self.norms[i])
        return found if found is not None and found.role in roles else None

    def free(self, i: int, *roles: str) -> Tag | None:
        """Fetch the tag of token ``i`` likewise, if no earlier expression has taken it."""
        return self.tag(i, *roles) if i >= self.floor else None

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before without a space."""
        return 0 < i < self.size and self.words[i - 1].end == self.words[i].start

    def digits(self, i: int, low: int, high: int) -> int | None:
        """Read the plain whole number at ``i`` if it lies within the bounds."""
        if not 0 <= i < self.size or self.words[i].kind != "number" or not self.norms[i].isdigit():
            return None
        value = int(self.norms[i]) if len(self.norms[i]) <= len("2000") else 0
        return value if low <= value <= high else None

    def modifier(self, i: int) -> tuple[Origin, int, int] | None:
        """(origin, shift, next index) of الماضي، الجاري، نفسه، قبل الماضي … at ``i``."""
        found = self.tag(i, "modifier")
        if found is not None and not found.glue:
            return as_origin(found.name), found.number, i + 1
        at = i + 1 if self.norm(i) == "ما" else i
        if self.norm(at) == "قبل":
            found = self.tag(at + 1, "modifier")
            if found is not None and found.name == "now" and found.number == -1:
                return "now", -2, at + 2
        return None

    def month(self, i: int) -> tuple[Month, int] | None:
        """(month, next index) of a month name at ``i``, alone or doubled: أيار/مايو، أيار (مايو)."""
        plain = self._one_month(i)
        if plain is None:
            return None
        month, at = plain
        bracket = self.norm(at) == "("
        gap = at + 1 if bracket or self.norm(at) in SLASHES or self.norm(at) in DASHES else at
        twin = self._one_month(gap)
        if twin is not None and not twin[0].glue and twin[0].number == month.number and twin[0].hijri == month.hijri:
            return month._replace(needs=""), twin[1] + (bracket and self.norm(twin[1]) == ")")
        return month, at

    def _one_month(self, i: int) -> tuple[Month, int] | None:
        for month in self.months.get(self.norm(i), ()):
            if not month.rest:
                return month, i + 1
            if self.norm(i + 1) == month.rest:
                return month, i + 2
        return None

    def year(self, i: int) -> tuple[Point, int] | None:
        """(the year, next index) of «2016», «2016م», «1440 هـ», «ألفين وستة عشر» at ``i``."""
        value, end = self.digits(i, FIRST_HIJRI, LAST_YEAR), i + 1
        if value is None:
            number = parse_number(self.words, i) if i < self.size and self.words[i].kind == "word" else None
            if number is None or not isinstance(number.value, int) or not FIRST_YEAR <= number.value <= LAST_YEAR:
                return None
            value, end = number.value, i + number.used
        hijri = value <= LAST_HIJRI
        if not hijri and value < FIRST_YEAR:
            return None
        if self.norm(end) in (_HIJRI_ERA if hijri else _COMMON_ERA):
            end += 1
        return Point(year=value, hijri=hijri), end
