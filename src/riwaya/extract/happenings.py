"""Happenings: what one sentence tells of one event, gathered from one or more triggers.

A happening is still being read: roles fill up, and a trigger that tells of the same event is absorbed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    ARTICLE,
)
from riwaya.arabic.letters import fold
from riwaya.extract.items import Counted
from riwaya.extract.lexicon.words import (
    cues,
    modifiers,
    weapon_types,
)
from riwaya.model import (
    Entity,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.items import Item


#: Event types, the more telling first: where several triggers make one happening, the first of these names it.
_TELLING: Final = (
    "chemical_attack", "suicide_attack", "assassination", "execution_torture", "drone_strike", "air_strike",
    "missile_strike", "rocket_attack", "shelling", "bombing_explosive", "shooting_killing", "clash_battle", "shootdown",
    "property_destruction", "attack_other", "harm_casualties", "escalation",
)  # fmt: skip

ATTACKS: Final = frozenset(_TELLING) - {"harm_casualties", "escalation", "shootdown"}

#: Types that take people into custody.
CUSTODY: Final = frozenset(("arrest", "abduction", "capture_of_person"))

#: Weapons that carry men and do not fall on a target.
_FLOWN: Final = frozenset(("aircraft", "helicopter"))

#: Weapons whose words also mean what is used against crowds (الغاز المسيل للدموع).
_NOT_ALWAYS_WEAPONS: Final = frozenset(("chemical",))

#: What a harm that is counted without a word of an event tells of; others are casualties.
OF_HARM: Final = {
    "detained": "arrest", "captured": "abduction", "displaced": "displacement_flight",
}  # fmt: skip

_NARROWS_SHELLING: Final = frozenset(
    ("rocket_attack", "air_strike", "drone_strike", "missile_strike", "chemical_attack")
)


#: Types of movement, and harm that strikes the body of whom it strikes.
_MOVES: Final = frozenset(("advance", "deployment_reinforcement", "aid_delivery"))
_STRUCK: Final = frozenset(("killed", "injured", "killed_or_injured"))


#: Adjectives that make another event of a noun that is told already by itself (تفجير انتحاري, مجزرة كيماوية).
_RENAMED: Final = frozenset((("suicide_attack", "bombing_explosive"), ("chemical_attack", "shooting_killing")))


class Part(NamedTuple):
    """An entity in a role, with the tokens that name it."""

    entity: Entity
    a: int
    b: int
    pro: str = ""


class Figure(NamedTuple):
    """A counted harm: kind, the count, its tokens, the index of its whole among the happening's figures."""

    kind: str
    people: Counted
    a: int
    b: int
    part_of: int | None = None
    affiliation: Part | None = None


class Happening:
    """One happening as a sentence tells it; merged from one or more triggers."""

    __slots__ = (
        *("agents", "clause", "figures", "harm", "hedge", "hi", "item", "lo", "n", "negated", "places", "rows", "rule"),
        *(
            "same_number",
            "slots",
            "status",
            "struck",
            "subject_shared",
            "targets",
            "type",
            "types",
            "under",
            "verb",
            "weapons",
        ),
        "whole",
    )

    def __init__(self, item: Item, n: int, etype: str, slots: Mapping[str, str]) -> None:
        self.item, self.n, self.type, self.slots = item, n, etype, slots
        self.lo, self.hi = n, n + 1
        self.types: list[str] = [etype]
        self.agents: list[Part] = []
        self.targets: list[Part] = []
        self.places: list[tuple[Part, str]] = []
        self.weapons: list[Part] = []
        self.figures: list[Figure] = []
        self.rows: list[str] = [item.entry.row] if item.entry else []
        self.harm = item.entry.harm if item.entry else ""
        self.rule = ""
        self.clause = -1
        self.negated = ""
        self.hedge = ""
        self.status = ""
        self.under = ""
        self.subject_shared = False
        self.whole: int | None = None
        self.verb = n
        self.same_number = False
        self.struck: list[Part] = []

    def take(self, etype: str) -> None:
        """Let another trigger of the same happening speak for its type."""
        self.types.append(etype)
        known = [t for t in self.types if t in _TELLING]
        if self.type in _TELLING and known:
            self.type = min(known, key=_TELLING.index)

    def modify(self, norm: str) -> None:
        """Let an adjective tell the type (جوي, مدفعي, انتحاري), where the noun's own type is wide enough."""
        etype = modifiers().get(norm.removeprefix(ARTICLE))
        if (etype, self.type) in _RENAMED:
            self.type = etype or self.type
        if etype is not None and (
            self.type == "attack_other" or (self.type == "shelling" and etype in _NARROWS_SHELLING)
        ):
            self.take(etype)
            self.type = etype

    def arm(self) -> None:
        """Let the weapon tell the type of an attack whose words do not."""
        carried = "weapon" in (self.slots.get("subj"), self.slots.get("obj"), self.slots.get("gen"))
        for part in self.weapons:
            etype = weapon_types().get(part.entity.kind)
            if etype is None:
                continue
            if self.slots.get("subj") == "weapon" and part.entity.kind in _FLOWN and self.type == "rocket_attack":
                self.type = "shootdown"  # سقوط طائرة
                return
            narrows = self.type == "shelling" and etype in _NARROWS_SHELLING
            struck = self.type == "harm_casualties" and part.entity.kind not in _NOT_ALWAYS_WEAPONS  # قتلوا بصاروخ
            if self.type == "attack_other" or struck or narrows or (carried and self.type == "rocket_attack"):
                self.type = etype
                return

    def meet(self) -> None:
        """المعارك ضد القوات الموالية لفلان: who fights whom are both sides of a clash."""
        if self.one_sided:
            return
        sides = [p for p in self.targets if p.entity.cls == "actor" and p.entity.kind != "person"]
        for f in self.figures:
            if sides and f.affiliation is not None:
                self.add("agent", f.affiliation)
        self.targets = [p for p in self.targets if p not in sides]
        for part in sides:
            self.add("agent", part)

    def add(self, role: str, part: Part) -> None:
        """Put an entity into a role, once."""
        if role == "agent":
            bucket = self.agents
        elif role == "target":
            for agent in self.agents:
                if agent.entity.id == part.entity.id:
                    return  # تقصف قواتها …: nobody strikes himself
            bucket = self.targets
        elif role == "weapon":
            bucket = self.weapons
        elif role in ("site", "origin", "destination", "near", "along", "venue"):
            for place, _ in self.places:
                if place.entity.id == part.entity.id:
                    return
            self.places.append((part, role))
            return
        else:
            return
        for known in bucket:
            if known.entity.id == part.entity.id:
                return
        bucket.append(part)

    def absorb(self, other: Happening) -> None:
        """Take over what another trigger of the same happening found."""
        for part in other.agents:
            self.add("agent", part)
        for part in other.targets:
            self.add("target", part)
        for part, role in other.places:
            self.add(role, part)
        for part in other.weapons:
            self.add("weapon", part)
        self.struck += [p for p in other.struck if p not in self.struck]
        self._count(other.figures)
        self.lo, self.hi = min(self.lo, other.lo), max(self.hi, other.hi)
        self.rows += [r for r in other.rows if r not in self.rows]
        self.negated = self.negated or other.negated
        self.hedge = self.hedge or other.hedge
        self.take(other.type)

    def _count(self, figures: list[Figure]) -> None:
        """Take over figures, each people once, and the wholes that their parts belong to."""
        at: dict[int, int] = {}
        for k, f in enumerate(figures):
            known = next((i for i, mine in enumerate(self.figures) if mine.a == f.a), -1)
            at[k] = known if known >= 0 else len(self.figures)
            if known < 0:
                self.figures.append(f._replace(part_of=None if f.part_of is None else at.get(f.part_of)))

    def only_harm(self) -> bool:
        """وصول 5 قتلى إلى المستشفى: whether a movement only tells of the dead and the hurt."""
        return self.type in _MOVES and any(f.kind in _STRUCK for f in self.figures)

    @property
    def one_sided(self) -> bool:
        """كمين لعناصر الحركة: one side laid it for the other."""
        return self.item.entry is not None and fold(self.item.entry.lemma) in cues("one_sided")

    @property
    def bare(self) -> bool:
        """Nothing is known of it: a back reference (القصف) rather than a statement."""
        return not (self.agents or self.targets or self.places or self.figures)
