"""Doers: whose a happening is that the text only points back to (القصف, الطائرات, كما استهدفت).

A strike by its name with the article is that of the strike told last, if that had a doer whom we know; so is one by an
aircraft with the article. Not so an attack or a battle, which may be anybody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.letters import fold
from riwaya.extract.completing import OF_ONESELF
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon.words import cues, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told

#: Attacks from afar, which the press calls by one another's names.
_STRIKES: Final = frozenset(("air_strike", "shelling", "rocket_attack", "missile_strike", "drone_strike"))
#: How many sentences a doer is remembered for.
_BY_NAME: Final = 6


class Done(NamedTuple):
    """An attack as a sentence told it: its type, who did it (empty where that was not said), and where in the text."""

    type: str
    agents: tuple[Part, ...]
    sentence: int


class Doers:
    """Remembers who did what in one document, and gives it to what only points back."""

    def __init__(self, view: SentenceView) -> None:
        self.view = view
        self.sentence = 0
        self.done: list[Done] = []

    def complete(self, told: Sequence[Happening], items: list[Item]) -> None:
        """Give the happenings that the next sentence tells the doers that they point back to."""
        self.sentence += 1
        for h in told:
            if h.agents or h.negated:
                continue
            known = self._of() if self._named(h, told, items) else None
            if known is None and h.type in _STRIKES | {"attack_other"} and self._by_known_weapon(h):
                known = self._of()
            for part in known or ():
                if all(part.entity.id != t.entity.id for t in h.targets):
                    h.add("agent", part)

    def remember(self, told: Sequence[Told]) -> None:
        """Keep who did what a sentence told."""
        for t in told:
            h = t.h
            if h.negated or (not h.agents and self._points_back(h)):
                continue
            if h.type in ATTACKS:
                sure = not h.hedge and not t.voice.certainty and t.voice.act in OF_ONESELF
                known = tuple(p for p in h.agents if p.entity.known) if sure else ()
                self.done.append(Done(h.type, known, self.sentence))

    # -- a strike by its name -----------------------------------------------------------------------------------

    def _named(self, h: Happening, told: Sequence[Happening], items: list[Item]) -> bool:
        """Whether a happening names a strike that was told before (القصف, غارات مماثلة)."""
        if h.type not in ATTACKS and h.type not in ("harm_casualties", "property_destruction"):
            return False
        others = {o.n for o in told if o is not h}
        for n in range(h.lo, min(h.hi, len(items))):
            it = items[n]
            if it.k == "E" and n not in others and _is_strike(it) and self._known(n, items):
                return True
        return False

    def _known(self, n: int, items: list[Item]) -> bool:
        it = items[n]
        if it.definite and not it.enc:
            return True
        behind = items[n + 1 : n + 3]
        return any(x.k == "w" and self.view.norms[x.a] in cues("similar") for x in behind)

    def _points_back(self, h: Happening) -> bool:
        return h.item.k == "E" and h.item.definite

    def _of(self) -> tuple[Part, ...] | None:
        """Who did the last attack that this name can mean."""
        for d in reversed(self.done):
            if self.sentence - d.sentence > _BY_NAME:
                return None
            if d.type in _STRIKES or d.type == "attack_other":
                return d.agents
        return None

    # -- a strike by its weapon ---------------------------------------------------------------------------------

    def _by_known_weapon(self, h: Happening) -> bool:
        """الطائرات قصفت, الطيران الحربي: aircraft with the article are those told of before."""
        return any(
            p.entity.kind in kinds("flying") and (ARTICLE in p.pro or self.view.norms[p.a].startswith(ARTICLE))
            for p in h.weapons
        )


def _is_strike(it: Item) -> bool:
    """Whether an event noun names a strike by itself, or may name one that was told."""
    return it.entry is not None and (it.entry.code in _STRIKES or fold(it.entry.lemma) in cues("strike"))
