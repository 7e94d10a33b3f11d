"""The words of numbers as look-ups, from ``numerals/*.tsv``: every form with whatever may be glued before it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, cast

from riwaya.arabic.letters import fold, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA: Final = Path(__file__).parent.parent / "numerals"
#: What may stand glued before a numeral: the folded prefix, whether it makes definite.
_PREFIXES: Final = (
    *((prefix, False) for prefix in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")),
    *((prefix, True) for prefix in ("ال", "وال", "فال", "بال", "لل", "كال", "وبال", "ولل")),
)
_BEFORE_BOUND: Final = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
#: Folded words that only look like a proclitic and a numeral: لستُ, and the weekdays.
_NOT_NUMERALS: Final = ("لست", "وست", "الاثنين", "والاثنين", "بالاثنين", "للاثنين", "الثلاثا", "الاربعا")

Gender = Literal["m", "f"]
BoundEffect = Literal["above", "at_least", "about", "below", "at_most", "several"]
#: By first word: the words that follow it and what the phrase does, the longest first.
Phrases = dict[str, tuple[tuple[tuple[str, ...], BoundEffect], ...]]


class WordLike(Protocol):
    """What a word must offer to be read here; ``letters.Word`` and ``model.Token`` both do."""

    @property
    def start(self) -> int:
        """First code point of the word in its text."""

    @property
    def end(self) -> int:
        """One past its last code point."""

    @property
    def norm(self) -> str:
        """The folded form."""

    @property
    def kind(self) -> Literal["word", "number", "mark"]:
        """Word, number or mark."""


class Numeral(NamedTuple):
    """What one word is in a number. ``value`` counts quarters where the role is ``fraction``."""

    role: str
    value: int
    conj: bool
    definite: bool


class OrdinalWord(NamedTuple):
    """What one word is in an ordinal."""

    role: str
    value: int
    conj: bool
    definite: bool
    gender: Gender


class Bounds(NamedTuple):
    """Bound phrases: before a number (or in its place), after the counted noun, and every word one may start with."""

    before: Phrases
    after: Phrases
    starts: frozenset[str]


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


@cache
def numerals() -> dict[str, Numeral]:
    """Every form of every cardinal word."""
    table: dict[str, Numeral] = {}
    rows = list(_rows("words.tsv"))
    for prefix, definite in _PREFIXES:
        for role, value, word in rows:
            number = int(float(value) * 4) if role == "fraction" else int(value)
            table.setdefault(prefix + fold(word), Numeral(role, number, prefix[:1] == "و", definite))
    for form in _NOT_NUMERALS:
        table.pop(form, None)
    return table


@cache
def ordinals() -> dict[str, tuple[OrdinalWord, ...]]:
    """Every form of every ordinal word; without the article only the عشر of the teens."""
    table: dict[str, list[OrdinalWord]] = {}
    for role, value, word, gender in _rows("ordinals.tsv"):
        for prefix, definite in _PREFIXES:
            if definite or role == "teen":
                found = OrdinalWord(role, int(value), prefix[:1] == "و", definite, cast("Gender", gender))
                table.setdefault(prefix + fold(word), []).append(found)
    return {form: tuple(found) for form, found in table.items()}


@cache
def bounds() -> Bounds:
    """Every bound phrase."""
    before: dict[str, list[tuple[tuple[str, ...], BoundEffect]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], BoundEffect]]] = {}
    for place, effect, phrase in _rows("bounds.tsv"):
        first, *rest = fold_text(phrase).split()
        for prefix in ("",) if place == "after" else _BEFORE_BOUND:
            entry = tuple(rest), cast("BoundEffect", effect)
            (after if place == "after" else before).setdefault(prefix + first, []).append(entry)
    openers = {prefix + word for prefix in ("", "و", "ف", "ب", "ل") for word in ("بين", "ما", "من")}
    return Bounds(_longest_first(before), _longest_first(after), frozenset(before) | openers)


def _longest_first(table: dict[str, list[tuple[tuple[str, ...], BoundEffect]]]) -> Phrases:
    return {form: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for form, found in table.items()}


@cache
def labels() -> frozenset[str]:
    """Nouns whose number is a name (القرار 2254), with what may be glued before them."""
    nouns = [fold(word) for (word,) in _rows("labels.tsv")]
    glued = {prefix + noun for noun in nouns for prefix in ("", "و", "ب", "ف", "ل")}
    return frozenset(glued | {"لل" + noun[2:] for noun in nouns if noun.startswith("ال")})
