"""Things that were struck, called by what they are and whose: أهداف عسكرية إسرائيلية, مستودع أسلحة لحزب الله.

The grammar gives the bare thing (a depot); a reader wants to know whose depot. What stands right behind the thing
makes its label; a name only where the gazetteer knows it, so that no private name and no word mistaken for one
hides in a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import cues, qualities
from riwaya.extract.names import QUOTES, slug
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.wordforms import WordForms

#: How many words may stand between a thing and whose it is.
_REACH: Final = 4


class ThingReader:
    """Says what the things of one document's claims are, and whose."""

    def __init__(self, norms: Sequence[str], forms: WordForms) -> None:
        self.norms, self.forms = norms, forms
        self.made: dict[str, Entity] = {}
        self.last: dict[str, Entity] = {}

    def all(self, parts: Sequence[Part], items: Sequence[Item]) -> list[Part]:
        """What was struck, each thing by its full label; whose it is stands in the label and is no other target."""
        out = [self._described(p, items) if p.entity.cls == "object" else p for p in parts]
        return [p for p in out if not any(q is not p and q.a <= p.a and p.b <= q.b for q in out)]

    def _described(self, part: Part, items: Sequence[Item]) -> Part:
        n = next((k for k, it in enumerate(items) if it.a == part.a), -1)
        if n < 0 or part.entity.kind == "people":
            return part
        made = self._made(part.entity, n, items)
        if made is not None:
            return Part(made[0], part.a, max(part.b, made[1]), part.pro)
        again = self.last.get(self._word(items[n])) if ARTICLE in self.norms[part.a][:3] else None
        return part._replace(entity=again) if again is not None else part

    def _word(self, it: Item) -> str:
        """The first word of a thing, without what is glued before it."""
        return self.norms[it.a][len(it.pro) :].removeprefix(ARTICLE)

    def remember(self, items: Sequence[Item]) -> None:
        """Keep the things of a sentence by their first word: رتل تركي … الرتل."""
        for n, it in enumerate(items):
            thing = it.spot.readings.get("object") if it.k == "M" else None
            if thing is not None and thing.kind != "people" and (made := self._made(thing, n, items)) is not None:
                self.last[self._word(it)] = made[0]

    def _made(self, thing: Entity, n: int, items: Sequence[Item]) -> tuple[Entity, int] | None:
        """The thing at item ``n`` as what stands behind it calls it, and where that ends."""
        words, end, owner = self._behind(n, items)
        if not words and owner is None:
            return (thing, end) if end > items[n].b else None
        label = " ".join((*words, thing.label_en))
        arabic = thing.label_ar
        if owner is not None:
            person = owner.kind == "person"
            label = f"{label} of {owner.label_en}" if person else f"{self.forms.short.owner(owner)} {label}"
            arabic = f"{arabic} ({owner.label_ar})"
        key = f"new:{slug(label)}"
        if key not in self.made:
            within = owner.id if owner is not None and owner.known else None
            self.made[key] = Entity(key, "object", thing.kind, label, arabic, known=False, within=within)
        return self.made[key], end

    def _behind(self, n: int, items: Sequence[Item]) -> tuple[list[str], int, Entity | None]:
        """The English of the adjectives behind item ``n``, where what describes it ends, and whose it is."""
        words: list[str] = []
        end = items[n].b
        mine = False
        for k in range(n + 1, min(n + 1 + _REACH, len(items))):
            it = items[k]
            if it.k == ";" and it.mark in QUOTES:
                continue  # مواقع «قسد»
            if it.joined:
                break
            if it.k == "A" and not it.prep:
                return words, it.b, it.nisba
            if it.k == "M":
                owner = it.spot.readings.get("actor")
                touches = k == n + 1 or (k == n + 2 and items[n + 1].k == ";")
                whose = it.prep == TO or (not it.prep and (mine or touches))
                if owner is None or not whose or not owner.known:
                    break
                if owner.kind == "collective":
                    return words, it.b, None  # منازل الفلسطينيين: homes of people are homes
                return words, it.b, owner
            if it.k != "w" or it.prep:
                break
            norm = self.norms[it.a]
            quality = qualities().get(norm.removeprefix(ARTICLE))
            if quality is not None:
                words.insert(0, quality)
                end = it.b
            elif norm in cues("belongs_to"):
                mine = True
            else:
                break
        return words, end, None
