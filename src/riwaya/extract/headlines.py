"""Headlines: who says something without a verb (المرصد: مقتل …; إدانة روسية لقصف …)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import act_nouns
from riwaya.extract.names import QUOTES
from riwaya.extract.sources import named, unnumbered
from riwaya.extract.voices import Scope, Source, Voice

if TYPE_CHECKING:
    from riwaya.extract.items import Item

_COLON_WITHIN: Final = 6
#: What happened, and who says it in brackets.
_SHORTEST: Final = 6


def headline(items: list[Item], norms: list[str]) -> list[Scope]:
    """What a line says without a verb of saying, and who: at most one scope."""
    return _colon(items) or _brackets(items) or _act(items, norms)


def _colon(items: list[Item]) -> list[Scope]:
    """المرصد: مقتل خمسة …: who stands before a colon at the beginning says what follows."""
    colon = next((n for n, it in enumerate(items[:_COLON_WITHIN]) if it.k == ";" and it.mark == ":"), -1)
    first = items[0] if items else None
    if first is not None and first.mark in QUOTES and colon > 1:
        first = items[1]  # «وكالة الأناضول»، مساء الجمعة: …
    if colon < 1 or first is None or first.k != "M" or any(it.k not in "MAwT,;" for it in items[1:colon]):
        return []
    source = named(first) if "place" not in first.spot.readings else Source()
    if not source.parts or source.parts[0].entity.kind == "state":
        return []  # سوريا: قتلى …: what it is about
    return [Scope(colon, len(items), Voice(source.parts, source.kind, chain=source.chain), 0, 0, "asserts")]


def _brackets(items: list[Item]) -> list[Scope]:
    """مقتل خمسة في غارة (مسعفون): who stands in brackets at the end of a headline says it."""
    if len(items) < _SHORTEST or items[-1].mark != ")" or items[-3].mark != "(":
        return []
    who = items[-2]
    source = named(who) if who.k == "M" or unnumbered(who) else Source()
    if not source.parts or source.parts[0].entity.kind in ("state", "person") or who.prep:
        return []
    if who.k == "M" and "place" in who.spot.readings:
        return []
    who.k = "z"
    end = len(items) - 3
    return [Scope(0, end, Voice(source.parts, source.kind, chain=source.chain), end, 0, "asserts")]


def _act(items: list[Item], norms: list[str]) -> list[Scope]:
    """إدانة روسية لقصف …, نفي تركي لـ…: a noun of saying at the beginning, with the nisba of who says it."""
    act = act_nouns().get(norms[items[0].a], "") if len(items) > 2 else ""  # noqa: PLR2004  the noun, the nisba, what about
    if not act or items[1].k != "A" or any(it.k == "V" for it in items):
        return []
    who = Part(items[1].nisba, items[1].a, items[1].b, items[1].pro)
    return [Scope(2, len(items), Voice((who,), "named", act, row=""), 0, 0, act)]
