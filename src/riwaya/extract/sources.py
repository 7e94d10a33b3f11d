"""Sources: whom words name as the one who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import ABOUT, IN, ON
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import cues, definite_cues, kinds
from riwaya.extract.names import QUOTES
from riwaya.extract.peoplewords import as_actor
from riwaya.extract.unlisted import BodyReader
from riwaya.extract.voices import OPENING, Source
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.wordforms import WordForms
    from riwaya.model import Token

_REACH: Final = 9
_LONGEST_PHRASE: Final = 3
_ROUND: Final = frozenset(("(", ")"))


def governed(items: list[Item], n: int, head: int) -> bool:
    """Whether a preposition behind item ``head`` governs item ``n``."""
    k = n - 1
    while k > head and ((items[k].k == "w" and not items[k].prep) or items[k].mark in QUOTES):
        k -= 1
    return k > head and (items[k].k in "px" or (items[k].k == "w" and bool(items[k].prep)))


def named(it: Item) -> Source:
    """Whom a mention, or people without a name, name as a source."""
    if it.k == "G":
        spot = it.people.spot
        speaker = spot.readings.get("source") if spot is not None else None
        return Source((Part(speaker or as_actor(it), it.a, it.b, it.pro),), (), "unnamed")
    readings = it.spot.readings
    if "source" in readings:
        return Source((Part(readings["source"], it.a, it.b, it.pro),), (), "unnamed")
    actor = readings.get("actor")
    people = readings.get("object")
    if actor is None and people is not None and people.kind == "people":  # ناشطون, أطباء: people without a name
        speaker = Entity(f"new:{people.id}", "actor", "unnamed_source", people.label_en, people.label_ar, known=False)
        return Source((Part(speaker, it.a, it.b, it.pro),), (), "unnamed")
    place = readings.get("place")
    if actor is None and place is not None and place.kind in kinds("speaking"):  # مستشفى كذا, مطار كذا
        key = f"new:{place.id.removeprefix('new:')}"
        speaker = Entity(key, "actor", "organisation", place.label_en, place.label_ar, known=False)
        return Source((Part(speaker, it.a, it.b, it.pro),))
    if actor is None:
        return Source()
    person = Part(actor, it.a, it.b, it.pro)
    body = readings.get("body")
    if body is None or body.id == actor.id:
        return Source((person,))
    return Source((person, Part(body, it.a, it.b, it.pro)), ((person, "spokesperson"),))


def unnumbered(it: Item) -> bool:
    """Whether an item is people told without a number or a harm, who may be a subject (مسلحون, مسؤول محلي)."""
    return it.k == "G" and not it.people.harm and it.people.low in (None, 1, 2) and it.people.spot is not None


class SourceReader:
    """Finds the sources that stand behind a phrase of saying."""

    def __init__(self, text: str, tokens: Sequence[Token], norms: list[str], forms: WordForms) -> None:
        self.norms = norms
        self.bodies = BodyReader(text, tokens, norms, forms)

    def behind(self, items: list[Item], n: int) -> tuple[int, Source]:
        """The sources named behind a phrase of saying that ends at item ``n``, and where they end."""
        found, relayed = Source(), False
        body = self.bodies.read(items, n) if n < len(items) else None
        if body is not None and body.end > n + 1:
            return body.end, body.source  # بحسب نقابة الصحفيين
        k = n
        while k < min(len(items), n + _REACH):
            it = items[k]
            if k > n and self._channel(items, k):
                k += 1
                continue
            more = named(it) if it.k == "M" or unnumbered(it) else Source()
            if more.parts:
                if found.parts and (it.prep or not it.joined):
                    break
                found = found.joined(more)
            elif relayed and found.parts and it.governs == ABOUT:  # وفق ما نقلت وكالة عن مصدر
                stop, source = self.behind(items, k + 1)
                if source.parts:
                    return stop, source._replace(chain=(*source.chain, (found.parts[0], "relay")))
                break
            elif self._ends(it, begun=bool(found.parts)):
                break
            relayed = relayed or it.cls == "relay"
            k += 1
        return k, found

    def _channel(self, items: list[Item], k: int) -> bool:
        """بيان نشر على موقع كذا: where somebody says it, not who."""
        return items[k].k == "M" and items[k - 1].k == "p" and items[k - 1].governs in (IN, ON)

    def _ends(self, it: Item, *, begun: bool) -> bool:
        """Whether an item ends the words that name the sources."""
        if begun and it.k in ",;cpM":
            return True
        if it.k == ";":
            return it.mark not in OPENING and it.mark not in _ROUND
        if it.k == "T":
            return begun  # وفق ما أعلنته الخميس وزارة الدفاع
        return it.k in "rckEM" or (it.k == "V" and (begun or it.cls not in ("say", "relay")))

    def unknown(self, items: list[Item], n: int, last: Source) -> tuple[int, Source]:
        """وفق البيان, بحسب تقرير المنظمة: a source that no list knows: the claimant before, or its words."""
        body = self.bodies.read(items, n) if n < len(items) else None
        if body is not None and not (items[n].definite and body.end == n + 1 and last.parts):
            return body.end, body.source
        k = n
        while k < len(items) and k - n < _LONGEST_PHRASE and items[k].k == "w" and not items[k].joined:
            k += 1
        if k == n or self.norms[items[n].a] in cues("own_words"):
            return n, Source()
        own = k - n == 1 or (k - n == 2 and self.norms[items[n + 1].a] in cues("to_self"))  # noqa: PLR2004  بيان لها
        if own and last.parts:
            return k, last._replace(chain=())
        if not own and self.norms[items[n].a] in definite_cues("document"):
            whose = self.bodies.read(items, n + 1)  # بيان الخلية الأمنية: whose it is
            return (whose.end, whose.source) if whose is not None else (k, Source((self.bodies.part(items, n + 1, k),)))
        return k, Source((self.bodies.part(items, n, n + 1 if own else k),))
