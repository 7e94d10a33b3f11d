"""Doers: whose a happening is that the text only points back to (القصف, الطائرات, كما استهدفت).

A strike by its name with the article is that of the strike told last, if that had a doer whom we know; so is one by an
aircraft with the article. Not so an attack or a battle, which may be anybody's. A joined verb without a subject at the
head of a sentence goes on with who did what the sentence before told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.letters import fold
from riwaya.extract.completing import OF_ONESELF
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.items import words_of
from riwaya.extract.lexicon.words import cues, modifiers, weapon_types
from riwaya.extract.spots import named_feminine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told

#: Attacks from afar, which the press calls by one another's names.
_STRIKES: Final = frozenset(("air_strike", "shelling", "rocket_attack", "missile_strike", "drone_strike"))
_FROM_THE_AIR: Final = frozenset(("air_strike", "drone_strike"))
#: How many sentences a doer is remembered for.
_BY_NAME: Final = 6
#: How many sentences the kind of a strike is remembered for.
_AS_TOLD: Final = 3
#: How many items behind its words may say that it is a habit.
_HABIT_REACH: Final = 6


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
        self.last: list[Part] = []

    def complete(self, told: Sequence[Happening], items: list[Item]) -> None:
        """Give the happenings that the next sentence tells the doers that they point back to."""
        self.sentence += 1
        for h in told:
            self._as_told(h, told, items)
            if h.agents or h.negated:
                continue
            if h.subject_shared and self._opens(h, items):
                self._go_on(h)
                continue
            known = self._of() if self._named(h, told, items) and not self._habit(h, items) else None
            if known is None and h.type in _STRIKES | {"attack_other"} and self._by_known_weapon(h):
                known = self._of()
            for part in known or ():
                if all(part.entity.id != t.entity.id for t in h.targets):
                    h.add("agent", part)

    def remember(self, told: Sequence[Told]) -> None:
        """Keep who did what a sentence told."""
        self.last = [p for t in told for p in t.h.agents]
        for t in told:
            h = t.h
            if h.negated or (not h.agents and self._points_back(h)):
                continue
            if h.type in ATTACKS:
                sure = not h.hedge and not t.voice.certainty and t.voice.act in OF_ONESELF
                known = tuple(p for p in h.agents if p.entity.known) if sure else ()
                self.done.append(Done(h.type, known, self.sentence))

    def _as_told(self, h: Happening, told: Sequence[Happening], items: list[Item]) -> None:
        """القصف behind an air strike is that strike, where it has no day of its own and is no habit."""
        if h.type != "shelling" or h.weapons or not self._named(h, told, items):
            return
        if self._habit(h, items) or any(it.k == "T" for it in items):
            return
        nouns = (it for it in items[h.lo : h.hi] if it.k == "E")
        behind = (norm for it in nouns for norm in self.view.norms[it.b : it.b + 1])
        if any(norm.removeprefix(ARTICLE) in modifiers() for norm in behind):
            return  # القصف المدفعي: its adjective says of which kind it was
        last = next((d for d in reversed(self.done) if d.type in _STRIKES), None)
        if last is None or self.sentence - last.sentence > _AS_TOLD:
            return
        if not h.agents or {p.entity.id for p in h.agents} & {p.entity.id for p in last.agents}:
            h.type = last.type

    # -- a verb that goes on ------------------------------------------------------------------------------------

    def _opens(self, h: Happening, items: list[Item]) -> bool:
        """وقصفت, كما استهدفت: whether a joined verb opens the sentence."""
        n = h.verb
        if n > 1 or items[n].k != "V":
            return False
        return items[n].joined if n == 0 else self.view.norms[items[0].a] in cues("likewise")

    def _go_on(self, h: Happening) -> None:
        """Give a verb without a subject the last doer whom its gender can mean."""
        verb = self.view.items[h.verb].entry
        gender = verb.gender if verb is not None else ""
        for part in reversed(self.last):
            feminine = named_feminine(self.view.norms[part.a][len(part.pro) :], part.entity)
            if gender in ("", "f" if feminine else "m"):
                h.add("agent", part)
                return

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

    def _habit(self, h: Happening, items: list[Item]) -> bool:
        """بشكل يومي: what is done again and again is told of nobody's one strike."""
        behind = items[h.lo : h.hi + _HABIT_REACH]
        return not cues("habit").isdisjoint(words_of(behind, self.view.norms))

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
            weapon_types().get(p.entity.kind) in _FROM_THE_AIR
            and (ARTICLE in p.pro or self.view.norms[p.a].startswith(ARTICLE))
            for p in h.weapons
        )


def _is_strike(it: Item) -> bool:
    """Whether an event noun names a strike by itself, or may name one that was told."""
    return it.entry is not None and (it.entry.code in _STRIKES or fold(it.entry.lemma) in cues("strike"))
