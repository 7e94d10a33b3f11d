"""Spots: mentions while they are still being read.

A spot keeps one reading a class, since the role decides later whether دمشق is the city or the government;
:func:`mention` gives the public view of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    ARTICLE,
    NEAR,
    TO_THE,
)
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.letters import fold_text
from riwaya.extract.lexicon.words import name_words
from riwaya.model import (
    Entity,
    Mention,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The ending of sound feminine plurals (قوات).
_PLURAL: Final = "ات"


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


def named_feminine(norm: str, body: Entity) -> bool:
    """Whether the first word of a body's name asks for a feminine verb and pronoun (القوات, إسرائيل)."""
    word = norm.removeprefix(ARTICLE)
    feminine = is_feminine(word) or word.endswith(_PLURAL) or word in name_words("feminine")
    return feminine or (body.kind == "state" and word not in name_words("masculine"))


def mention(spot: Spot, tokens: Sequence[Token], text: str) -> Mention:
    """The public mention of a spot, read as its first reading."""
    chosen, *others = spot.readings.values()
    start, end = _span(spot.a, spot.b, spot.pro, tokens, text)
    return Mention(start, end, text[start:end], chosen, tuple([e for e in others if e is not chosen]))


def mention_of(entity: Entity, a: int, b: int, pro: str, tokens: Sequence[Token], text: str) -> Mention:
    """The public mention of an entity over tokens ``[a, b)`` with the letters ``pro`` glued before it."""
    start, end = _span(a, b, pro, tokens, text)
    return Mention(start, end, text[start:end], entity)


def _span(a: int, b: int, pro: str, tokens: Sequence[Token], text: str) -> tuple[int, int]:
    first = tokens[a]
    start, end = first.start, tokens[b - 1].end
    if pro and ARTICLE not in pro and pro not in (TO_THE, NEAR) and not first.norm.startswith(TO_THE):
        start += _clitic_length(text, start, len(pro))
    return start, end


def _clitic_length(text: str, start: int, letters: int) -> int:
    at = start
    while letters:
        letters -= bool(fold_text(text[at]))
        at += 1
    return at - start
