"""Sources: whom words name as the one who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.romanise import romanise
from riwaya.extract.happenings import Part
from riwaya.extract.voices import OPENING, Source
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.model import Token

_REACH: Final = 9
_LONGEST_PHRASE: Final = 3
_ROUND: Final = frozenset(("(", ")"))


def governed(items: list[Item], n: int, head: int) -> bool:
    """Whether a preposition behind item ``head`` governs item ``n``."""
    k = n - 1
    while k > head and items[k].k == "w" and not items[k].prep:
        k -= 1
    return k > head and (items[k].k in "px" or (items[k].k == "w" and bool(items[k].prep)))


def named(it: Item) -> Source:
    """Whom a mention names as a source."""
    readings = it.spot.readings
    if "source" in readings:
        return Source((Part(readings["source"], it.a, it.b, it.pro),), (), "unnamed")
    actor = readings.get("actor")
    people = readings.get("object")
    if actor is None and people is not None and people.kind == "people":  # ناشطون, أطباء: people without a name
        speaker = Entity(f"new:{people.id}", "actor", "unnamed_source", people.label_en, people.label_ar, known=False)
        return Source((Part(speaker, it.a, it.b, it.pro),), (), "unnamed")
    if actor is None:
        return Source()
    person = Part(actor, it.a, it.b, it.pro)
    body = readings.get("body")
    if body is None or body.id == actor.id:
        return Source((person,))
    return Source((person, Part(body, it.a, it.b, it.pro)), ((person, "spokesperson"),))


class SourceReader:
    """Finds the sources that stand behind a phrase of saying."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens

    def behind(self, items: list[Item], n: int) -> tuple[int, Source]:
        """The sources named behind a phrase of saying that ends at item ``n``, and where they end."""
        found = Source()
        k = n
        while k < min(len(items), n + _REACH):
            it = items[k]
            if it.k == "M" and not (found.parts and not it.joined and not it.prep):
                if found.parts and it.prep:
                    break
                more = named(it)
                if not more.parts or (found.parts and not it.joined):
                    break
                found = found.joined(more)
            elif self._ends(it, begun=bool(found.parts)):
                break
            k += 1
        return k, found

    def _ends(self, it: Item, *, begun: bool) -> bool:
        """Whether an item ends the words that name the sources."""
        if begun and it.k in ",;cp":
            return True
        if it.k == ";":
            return it.mark not in OPENING and it.mark not in _ROUND
        return it.k in "rckET" or (it.k == "V" and it.cls not in ("say", "relay"))

    def unknown(self, items: list[Item], n: int, last: Source) -> tuple[int, Source]:
        """وفق البيان, بحسب تقرير المنظمة: a source that no list knows: the claimant before, or its words."""
        k = n
        while k < len(items) and k - n < _LONGEST_PHRASE and items[k].k == "w" and not items[k].joined:
            k += 1
        if k == n:
            return n, Source()
        if k - n == 1 and last.parts:
            return k, last._replace(chain=())
        return k, Source((self.words(items, n, k),))

    def words(self, items: list[Item], n: int, k: int) -> Part:
        """An actor of this article only, called by its words."""
        a, b = items[n].a, items[k - 1].b
        words = self.text[self.tokens[a].start : self.tokens[b - 1].end]
        label = romanise(words)
        slug = "".join(c if c.isascii() and c.isalnum() else "-" for c in label.lower())
        key = "new:" + ("-".join(filter(None, slug.split("-"))) or "source")
        return Part(Entity(key, "actor", "organisation", label or words, words, known=False), a, b)
