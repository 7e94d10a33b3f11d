"""The words of dates as look-ups: months, weekdays, units, particles and traps, from ``calendar/*.tsv``.

A :class:`Tag` is what one folded token may be in a date; :func:`tags` maps every form, with whatever is glued before
it, to its tag. Months of two words (كانون الثاني) stand in :func:`months` under their first word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.letters import fold, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA: Final = Path(__file__).parent.parent / "calendar"
_BEFORE_BARE: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_BEFORE_DEFINITE: Final = ("", "و", "ف", "ب", "ك", "وب", "فب")
#: Roles at which a date is looked for; all other roles only help from the side.
_ANCHORS: Final = frozenset(
    {
        "weekday",
        "unit",
        "definite",
        "deictic",
        "season",
        "definite_season",
        "of_it",
        "eve",
        "moment",
        "same_day",
        "since_then",
        "period",
        "daypart",
    }
)


class Tag(NamedTuple):
    """What a token may be in a date: its role, a number, a name, and the particle glued before it."""

    role: str
    number: int
    name: str
    glue: str


class Month(NamedTuple):
    """A month name of one or two words; ``needs``: beside what it counts ("day": a day number, "named": any cue)."""

    hijri: bool
    number: int
    needs: str
    rest: str
    glue: str


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def _forms(word: str) -> Iterator[tuple[str, str]]:
    """Yield every (form, particle) in which a folded word may stand."""
    if word.startswith("ال"):
        for glue in _BEFORE_DEFINITE:
            yield glue + word, glue
        for glue in ("لل", "ولل", "فلل"):
            yield glue + word[2:], glue
    else:
        for glue in _BEFORE_BARE:
            yield glue + word, glue


def _value(role: str, value: str) -> tuple[int, str]:
    """Split a value such as ``day:2`` or ``now:-1`` into its number and its name."""
    if role in {"unit", "definite"}:
        unit, _, count = value.partition(":")
        return (0 if count == "n" else int(count)), unit
    if role in {"modifier", "demonstrative"}:
        origin, _, shift = value.partition(":")
        return int(shift), origin
    return (int(value), "") if value.lstrip("-").isdigit() else (0, value)


@cache
def tags() -> dict[str, Tag]:
    """Map every form to its tag; a word's own row wins over another word with a particle glued on."""
    table: dict[str, Tag] = {}
    glued: dict[str, Tag] = {}
    rows = [(role, *_value(role, value), word) for role, value, word in _rows("words.tsv")]
    rows += [("weekday", int(number), "", word) for number, word in _rows("weekdays.tsv")]
    for role, number, name, word in rows:
        if role != "deictic_phrase":
            for form, glue in _forms(fold(word)):
                (glued if glue else table).setdefault(form, Tag(role, number, name, glue))
    return glued | table


@cache
def months() -> dict[str, tuple[Month, ...]]:
    """Map the (glued) first word of every month to its months, two-word names before one-word names."""
    table: dict[str, dict[Month, None]] = {}
    for calendar, number, _, name, needs in _rows("months.tsv"):
        first, _, rest = fold_text(name).partition(" ")
        for form, glue in _forms(first):
            table.setdefault(form, {})[Month(calendar == "hijri", int(number), needs, rest, glue)] = None
    return {form: tuple(sorted(found, key=lambda m: (not m.rest, m.glue))) for form, found in table.items()}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Map the first word of each phrase that points at a day from today (أول من أمس) to the rest, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for role, value, phrase in _rows("words.tsv"):
        if role == "deictic_phrase":
            first, *rest = fold_text(phrase).split()
            for form, _ in _forms(first):
                table.setdefault(form, []).append((tuple(rest), int(value)))
    return {form: tuple(sorted(found, key=lambda f: -len(f[0]))) for form, found in table.items()}


@cache
def traps(role: str) -> frozenset[str]:
    """Collect the folded words of one kind of row of ``traps.tsv``, with and without a glued particle."""
    return frozenset(form for name, word in _rows("traps.tsv") if name == role for form, _ in _forms(fold(word)))


@cache
def anchors() -> frozenset[str]:
    """Collect every form at which :func:`riwaya.arabic.dates.find_dates` stops to look."""
    return frozenset((*(form for form, tag in tags().items() if tag.role in _ANCHORS), *months(), *phrases()))


def counts_time(norm: str) -> bool:
    """Whether a folded word is a unit of time (أيام, أسبوع): what it counts is a length or a distance."""
    tag = tags().get(norm)
    return tag is not None and tag.role in {"unit", "definite"}
