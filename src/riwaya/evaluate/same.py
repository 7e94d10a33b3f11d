"""When two names, two dates or two lists of names are the same.

Names of actors and places are compared as a reader would: spelling, articles and the words of a kind (city, province)
do not part them. A state, its government and its forces are one side here (sides.tsv), which the graph keeps apart.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FOLDER: Final = Path(__file__).parent
_VARIANTS: Final = (
    ("defense", "defence"),
    ("unidentified", "unknown"),
    ("neighbourhood", "neighborhood"),
    ("hmeimim", "khmeimim"),
    ("kkhmeimim", "khmeimim"),
)
_COMPASS: Final = re.compile(r"\b(north|south|east|west|northwest|northeast|southwest|southeast)ern\b")
_ARTICLES: Final = re.compile(r"\b(al|el|ash|ad|ar|an|as|at)\b")
_KINDS_OF_PLACE: Final = frozenset(
    (
        *("the", "of", "a", "an", "and", "in"),
        *("city", "town", "village", "governorate", "province", "region", "area", "district"),
    )
)
_SHORTEST_SKELETON: Final = 3
_ALIKE: Final = 0.8
_CONTAINING: Final = 0.5


def rows(file: str) -> Iterator[list[str]]:
    """The rows of a table of this folder, without its header."""
    with (_FOLDER / file).open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        yield from reader


@cache
def spelled(name: str) -> str:
    """A name without accents, brackets, marks and the spellings that vary.

    >>> spelled("Hay'at Tahrir al-Sham (HTS)"), spelled("Southern Idlib countryside")
    ('hayat tahrir al sham', 'south idlib countryside')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\(.*?\)", " ", plain).replace("'", "").replace("`", "")
    plain = re.sub(r"[^a-z0-9 ]", " ", plain)
    for one, other in _VARIANTS:
        plain = plain.replace(one, other)
    return " ".join(_COMPASS.sub(r"\1", plain).split())


@cache
def _sides() -> dict[str, str]:
    return {spelled(name): side for side, name in rows("sides.tsv")}


@cache
def _skeleton(name: str) -> str:
    """The consonants of a romanised name: what is left when every way to spell its vowels is gone."""
    joined = _ARTICLES.sub(" ", name).replace(" ", "")
    return re.sub(r"[aeiouyhw]", "", re.sub(r"(.)\1", r"\1", joined))


def same_actor(one: str, other: str) -> float:
    """1 where two names mean one actor, else 0.

    >>> same_actor("Damascus", "Syrian government forces"), same_actor("Hamas", "Hezbollah")
    (1.0, 0.0)
    """
    first, second = spelled(one), spelled(other)
    if first == second:
        return 1.0
    sides = _sides()
    if first in sides or second in sides:
        return float(sides.get(first) == sides.get(second))
    bones = _skeleton(first)
    told = len(bones) >= _SHORTEST_SKELETON and bones == _skeleton(second)
    return float(told or _alike(first, second))


@cache
def same_place(one: str, other: str) -> float:
    """1 where two names mean one place, 0.5 where one holds the other by its words, else 0.

    >>> same_place("Idlib city", "Idlib"), same_place("Idlib", "southern Idlib countryside"), same_place("Homs", "Hama")
    (1.0, 0.5, 0.0)
    """
    first, second = spelled(one), spelled(other)
    mine, theirs = ([w for w in name.split() if w not in _KINDS_OF_PLACE] for name in (first, second))
    told = len(_skeleton(first)) >= _SHORTEST_SKELETON and _skeleton(" ".join(mine)) == _skeleton(" ".join(theirs))
    if first == second or (mine and mine == theirs) or told:
        return 1.0
    inside = mine and theirs and (set(mine) < set(theirs) or set(theirs) < set(mine))
    return _CONTAINING if inside else 0.0


@cache
def _alike(one: str, other: str) -> bool:
    first, second = (" ".join(sorted(name.split())) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


def shared(one: Sequence[str], other: Sequence[str], same: Callable[[str, str], float]) -> float:
    """How many names two lists share: each name of one takes the best that is left of the other."""
    left, hits = list(other), 0.0
    for name in one:
        best = max(left, key=lambda candidate: same(name, candidate), default=None)
        if best is not None and same(name, best):
            hits += same(name, best)
            left.remove(best)
    return hits


def same_date(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Whether two times agree at the precision of the coarser; a time without a first day is no time here.

    >>> same_date(("2019-04-06", "2019-04-06"), ("2019-04", "2019-04")), same_date((None, None), ("2019", "2019"))
    (True, False)
    """
    (start, end), (wanted, until) = one, other
    if not start or not wanted:
        return not start and not wanted
    return _agree(start, wanted) and (not until or not end or _agree(end, until))


def _agree(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
