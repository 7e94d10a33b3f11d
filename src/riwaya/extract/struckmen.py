"""Men who were struck: the body whose men they were, or the nation's soldiers (مقتل جنديين تركيين)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.endings import uninflected
from riwaya.extract.happenings import Figure, Happening, Part
from riwaya.extract.names import slug
from riwaya.extract.peoplewords import as_victim
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.wordforms import WordForms

#: Harm that strikes the body of whom it strikes; what is no body with men of its own; people who are nobody's men.
_STRUCK: Final = frozenset(("killed", "injured", "killed_or_injured"))
_NOT_A_SIDE: Final = frozenset(("person", "state"))
_NO_BODY: Final = frozenset(("civilians", "children", "women", "journalists"))
#: Types that are done to people, and groups that are told as those to whom.
_AT_PEOPLE: Final = frozenset(("shooting_killing", "execution_torture"))
_SHOT_AT: Final = frozenset(("medics", "prisoners", "protesters"))
#: Groups that a nation's adjective makes the men of that nation's arms.
_IN_ARMS: Final = frozenset(("soldiers", "police", "officers"))


class MenReader:
    """Says whose men the people of one document's tolls were."""

    def __init__(self, norms: Sequence[str], forms: WordForms) -> None:
        self.norms, self.forms = norms, forms

    def struck(self, h: Happening, agents: Sequence[Part], items: Sequence[Item]) -> list[Part]:
        """Where nothing else was struck, the body whose people were; in a clash it is a side."""
        if h.type == "clash_battle":
            return []
        for f in h.figures:
            if f.part_of is not None or f.kind not in _STRUCK or f.people.group in _NO_BODY:
                continue
            side = f.affiliation or self._nation(f)
            if side is None or side.entity.kind in _NOT_A_SIDE:
                continue
            if all(p.entity.id != side.entity.id for p in agents):
                return [side]
        return self._shot(h, items)

    def _shot(self, h: Happening, items: Sequence[Item]) -> list[Part]:
        """قتل متظاهران برصاص: at whom it was shot, by their group."""
        first = h.figures[0].a if h.figures and h.type in _AT_PEOPLE else -1
        it = next((it for it in items if it.a == first and it.k == "G"), None)
        if it is None or it.people.harm or it.people.group not in _SHOT_AT:
            return []
        return [Part(as_victim(it), it.a, it.b, it.pro)]

    def _nation(self, f: Figure) -> Part | None:
        """مقتل خمسة جنود أتراك: the nation's adjective right behind armed men."""
        if f.people.group not in _IN_ARMS or f.b >= len(self.norms):
            return None
        word = self.norms[f.b].removeprefix(ARTICLE)
        known = self.forms.adjectives
        nation = next((known[w] for w in uninflected(word) if w in known), None)
        if nation is None or nation.kind != "state":
            return None
        group = f.people.group
        label = f"{self.forms.short.demonym(nation.id)} {group}"
        words = " ".join(self.norms[f.b - 1 : f.b + 1])
        return Part(Entity(f"new:{slug(label)}", "object", "people", label, words, known=False), f.b - 1, f.b + 1)
