"""What is compared of a claim, whoever made it: a person's gold, or a row of the claims table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.publish.rows import ClaimRow

#: The roles of a place where the thing happened; a destination never reached is not compared.
_HAPPENED: Final = frozenset((None, "site", "origin", "near", "along"))
_PLAIN: Final = frozenset((None, "", "asserts", "reports", "says"))


class NamedCell(msgspec.Struct, frozen=True):
    """An entity in a claim: gold may give only its name, the claims table gives it whole."""

    label_en: str = ""
    label_ar: str = ""
    text: str = ""
    role: str | None = None

    @property
    def name(self) -> str:
        """Its English label, or what there is instead."""
        return self.label_en or self.label_ar or self.text


class FigureCell(msgspec.Struct, frozen=True):
    """A harm figure as gold and as the claims table write it."""

    kind: str
    min: int | None = None
    max: int | None = None
    exclusive_min: bool | None = False


class ClaimCell(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a row that are compared; the others of the claims table are passed over."""

    event_type: str
    event_type_alt: list[str] | str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    speech_act: str | None = None
    polarity: str | None = None
    claimants: list[str | NamedCell] | None = None
    agents: list[str | NamedCell] | None = None
    targets: list[str | NamedCell] | None = None
    places: list[str | NamedCell] | None = None
    date_start: str | None = None
    date_end: str | None = None
    date: str | None = None
    casualties: tuple[FigureCell, ...] | None = None
    optional: bool = False
    extraction_confidence: float | None = None


class Figure(msgspec.Struct, frozen=True, order=True):
    """How many came to which harm; compared with its bounds or without them."""

    kind: str
    low: int
    high: int
    exclusive: bool

    @property
    def plain(self) -> tuple[str, int]:
        """Kind and number, without the bounds."""
        return self.kind, self.low


class Statement(msgspec.Struct, frozen=True):
    """One claim, as far as it is compared. ``high`` of a figure is -1 where nothing bounds it above."""

    start: int
    end: int
    types: tuple[str, ...]
    act: str | None
    denied: bool
    claimants: tuple[str, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    date: tuple[str | None, str | None]
    figures: tuple[Figure, ...]
    optional: bool = False
    confidence: float | None = None

    @property
    def type(self) -> str:
        """The event type; the others of ``types`` count as right too."""
        return self.types[0]

    @property
    def stance(self) -> tuple[str | None, bool]:
        """What its claimant does in saying it, and whether it is denied."""
        return self.act, self.denied


def statement(cell: ClaimCell, text: str, where: str, *, strict: bool) -> Statement:
    """One claim against the text that it is about.

    :param strict: a claim that does not fit the text is an error (gold); else it can match nothing (a prediction).
    :raises InputError: the claim does not fit its text.
    """
    start, end = _located(cell, text)
    if start < 0 and strict:
        mend = "give start and end in code points of the text, or a quote that stands in it"
        raise InputError(f"a claim does not fit its text: {cell.quote!r}", where=where, mend=mend)
    alternatives = [cell.event_type_alt] if isinstance(cell.event_type_alt, str) else cell.event_type_alt or []
    return Statement(
        start=start,
        end=end,
        types=tuple(dict.fromkeys((cell.event_type, *alternatives))),
        act=None if cell.speech_act in _PLAIN else cell.speech_act,
        denied=cell.polarity == "denied",
        claimants=_names(cell.claimants),
        agents=_names(cell.agents),
        targets=_names(cell.targets),
        places=_names(cell.places, places=True),
        date=_date(cell),
        figures=tuple(_figures(cell.casualties or ())),
        optional=cell.optional,
        confidence=cell.extraction_confidence,
    )


def from_rows(rows: Iterable[ClaimRow], text: str) -> tuple[Statement, ...]:
    """The claims table of one article."""
    encoded = (msgspec.to_builtins(row) for row in rows)
    return tuple(statement(msgspec.convert(row, ClaimCell), text, "the claims table", strict=False) for row in encoded)


def _located(cell: ClaimCell, text: str) -> tuple[int, int]:
    """Where the evidence stands; (-1, -1) where it does not fit the text."""
    if cell.start is not None and cell.end is not None:
        fits = 0 <= cell.start < cell.end <= len(text)
        fits = fits and (not cell.quote or text[cell.start : cell.end] == cell.quote)
        return (cell.start, cell.end) if fits else (-1, -1)
    start = text.find(cell.quote) if cell.quote else -1
    return (-1, -1) if start < 0 or cell.quote is None else (start, start + len(cell.quote))


def _names(cells: list[str | NamedCell] | None, *, places: bool = False) -> tuple[str, ...]:
    kept = [c for c in cells or () if not places or isinstance(c, str) or c.role in _HAPPENED]
    return tuple(cell if isinstance(cell, str) else cell.name for cell in kept)


def _date(cell: ClaimCell) -> tuple[str | None, str | None]:
    """The first and the last day; one of them alone stands for both, as in the tables of the project."""
    if cell.date_start is None and cell.date_end is None and cell.date:
        start, mark, end = cell.date.partition("/")
        return start, end if mark else start
    return cell.date_start, cell.date_end or cell.date_start


def _figures(cells: Iterable[FigureCell]) -> Iterable[Figure]:
    for cell in cells:
        if cell.min is not None:
            yield Figure(cell.kind, cell.min, -1 if cell.max is None else cell.max, bool(cell.exclusive_min))
