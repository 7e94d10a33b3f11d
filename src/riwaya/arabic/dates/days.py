"""The day numbers before a month or behind a weekday: one, a list, or a range of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from riwaya.arabic.dates.context import DASHES, LONGEST_MONTH, SLASHES, Context
from riwaya.arabic.numbers import parse_ordinal

#: What may head «النصف الأول من»: its stem, its name in a part, and how many of it there are.
OF_PARTS: Final = (("النصف", "half", 2), ("الاسبوع", "week", 4), ("الثلث", "third", 3), ("الربع", "quarter", 4))
TO: Final = frozenset({"الي", "حتي", "وحتي"})

_ARTICLES: Final = frozenset({"ال", "وال", "بال", "لل", "فال"})
_HEADS: Final = tuple(stem for stem, _, _ in OF_PARTS)


class Days(NamedTuple):
    """Day numbers in order, from the token ``first`` on; ``skip`` letters of it are outside."""

    days: tuple[int, ...]
    first: int
    skip: int


class _Day(NamedTuple):
    value: int
    first: int
    skip: int
    conj: bool


def _day_before(c: Context, k: int) -> _Day | None:
    """Read the day number or ordinal whose last token is ``k``."""
    value = c.digits(k, 1, LONGEST_MONTH) if k >= c.floor else None
    if value is None and c.norm(k) in SLASHES and c.norm(k - 2) == c.norm(k) and k - 2 >= c.floor:
        inside = c.digits(k - 1, 1, LONGEST_MONTH)  # في ال/12/ من الشهر
        return None if inside is None else _Day(inside, k - 2 - (c.norm(k - 3) in _ARTICLES), 0, conj=False)
    if value is None and c.norm(k) == "اول" and k >= c.floor and c.month(k + 1) is not None:
        return _Day(1, k, 0, conj=False)  # أول أبريل
    if value is None:
        return _ordinal_before(c, k)
    article = c.norm(k - 1)
    if article in _ARTICLES and k - 1 >= c.floor:
        return _Day(value, k - 1, 0 if article == "لل" else len(article) - 2, article[0] == "و")
    return _Day(value, k, 0, conj=False)


def _ordinal_before(c: Context, k: int) -> _Day | None:
    for used in (2, 1):
        first = k - used + 1
        if first < c.floor or c.norm(first - 1).endswith(_HEADS):
            continue
        ordinal = parse_ordinal(c.words, first)
        if ordinal is not None and ordinal.used == used and ordinal.gender == "m" and ordinal.value <= LONGEST_MONTH:
            norm = c.norms[first]
            skip = 0 if norm.startswith(("ال", "لل")) else norm.index("ال")
            return _Day(ordinal.value, first, skip, norm[0] == "و")
    return None


def days_before(c: Context, k: int) -> Days | None:
    """Read «28», «28 و29», «3 إلى 5», «الثالث والرابع» ending at token ``k``."""
    last = _day_before(c, k)
    if last is None:
        return None
    days, earliest = [last.value], last
    while True:
        earlier = _joined_day(c, earliest, several=len(days) > 1)
        if earlier is None or earlier.value >= days[0]:
            return Days(tuple(days), earliest.first, earliest.skip)
        days.insert(0, earlier.value)
        earliest = earlier


def _joined_day(c: Context, later: _Day, *, several: bool) -> _Day | None:
    """Read the day number that و, a dash, إلى or (in a list) a comma joins to a later one."""
    joint = later.first - 1
    norm = c.norm(joint)
    if joint < c.floor:
        return None
    if later.conj:
        return _day_before(c, joint)
    if norm == "و" or norm in DASHES or norm in SLASHES or norm in TO or (several and norm == "،"):
        return _day_before(c, joint - 1)
    return None
