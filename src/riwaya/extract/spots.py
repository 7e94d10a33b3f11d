"""Spots: mentions while they are still being read.

A spot keeps one reading a class, since the role decides later whether دمشق is the city or the government;
:func:`mention` gives the public view of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from riwaya.arabic.clitics import (
    ARTICLE,
    NEAR,
    TO_THE,
)
from riwaya.arabic.letters import fold_text
from riwaya.model import (
    Entity,
    Mention,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class Spot(NamedTuple):
    """A mention over tokens ``[a, b)``; ``pro`` is what is glued before it; ``readings`` one entity a class.

    ``head`` is the token where its place or actor head begins (مدينة), which is ``a`` where there is none.
    """

    a: int
    b: int
    pro: str
    readings: dict[str, Entity]
    head: int
    title: bool = False
    weapon: Entity | None = None

    @property
    def entity(self) -> Entity:
        """The first reading: actor before place before object before weapon."""
        return next(iter(self.readings.values()))


def mention(spot: Spot, tokens: Sequence[Token], text: str, entity: Entity | None = None) -> Mention:
    """The public mention of a spot, read as ``entity`` (by default its first reading)."""
    start, end = tokens[spot.a].start, tokens[spot.b - 1].end
    if spot.pro and ARTICLE not in spot.pro and spot.pro not in (TO_THE, NEAR):
        start += _clitic_length(text, start, len(spot.pro)) if not tokens[spot.a].norm.startswith(TO_THE) else 0
    chosen = entity or spot.entity
    return Mention(start, end, text[start:end], chosen, tuple(e for e in spot.readings.values() if e is not chosen))


def _clitic_length(text: str, start: int, letters: int) -> int:
    at = start
    while letters:
        letters -= bool(fold_text(text[at]))
        at += 1
    return at - start
