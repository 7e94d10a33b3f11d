"""From items to happenings: which words tell of an event, and who, what and where fill its roles.

A sentence is cut into clauses at its finite verbs. Each clause yields happenings; verbs that only carry an event noun
(شنّ غارات) and words that join a toll to its cause (أسفر عن مقتل) make one happening of several triggers. Which word
does what stands in the lexicon (class and frame); this module is the machinery.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.prepositions import FROM, WITH
from riwaya.extract.lexicon.words import acting_groups, cues, default_roles, kinds, modifiers, weapon_types
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.items import Counted, Item

#: Event types, the more telling first: where several triggers make one happening, the first of these names it.
_TELLING: Final = (
    "chemical_attack", "suicide_attack", "assassination", "execution_torture", "drone_strike", "air_strike",
    "missile_strike", "rocket_attack", "shelling", "bombing_explosive", "shooting_killing", "clash_battle", "shootdown",
    "property_destruction", "attack_other", "harm_casualties", "escalation",
)  # fmt: skip
ATTACKS: Final = frozenset(_TELLING) - {"harm_casualties", "escalation", "shootdown"}
_CUSTODY: Final = frozenset(("arrest", "abduction", "capture_of_person"))


_NARROWS_SHELLING: Final = frozenset(
    ("rocket_attack", "air_strike", "drone_strike", "missile_strike", "chemical_attack")
)


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

    def take(self, etype: str) -> None:
        """Let another trigger of the same happening speak for its type."""
        self.types.append(etype)
        known = [t for t in self.types if t in _TELLING]
        if self.type in _TELLING and known:
            self.type = min(known, key=_TELLING.index)

    def modify(self, norm: str) -> None:
        """Let an adjective tell the type (جوي, مدفعي, انتحاري), where the noun's own type is wide enough."""
        etype = modifiers().get(norm.removeprefix(ARTICLE))
        if etype == "suicide_attack" and self.type == "bombing_explosive":
            self.type = etype
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
            narrows = self.type == "shelling" and etype in _NARROWS_SHELLING
            if self.type == "attack_other" or narrows or (carried and self.type == "rocket_attack"):
                self.type = etype
                return

    def add(self, role: str, part: Part) -> None:
        """Put an entity into a role, once."""
        if role == "agent":
            bucket = self.agents
        elif role == "target":
            bucket = self.targets
        elif role == "weapon":
            bucket = self.weapons
        elif role in ("site", "origin", "destination", "near", "along", "venue"):
            if all(p.entity.id != part.entity.id for p, _ in self.places):
                self.places.append((part, role))
            return
        else:
            return
        if all(p.entity.id != part.entity.id for p in bucket):
            bucket.append(part)

    def absorb(self, other: Happening) -> None:
        """Take over what another trigger of the same happening found."""
        base = len(self.figures)
        for part in other.agents:
            self.add("agent", part)
        for part in other.targets:
            self.add("target", part)
        for part, role in other.places:
            self.add(role, part)
        for part in other.weapons:
            self.add("weapon", part)
        self.figures += [f._replace(part_of=None if f.part_of is None else f.part_of + base) for f in other.figures]
        self.lo, self.hi = min(self.lo, other.lo), max(self.hi, other.hi)
        self.rows += [r for r in other.rows if r not in self.rows]
        self.negated = self.negated or other.negated
        self.hedge = self.hedge or other.hedge
        self.take(other.type)

    @property
    def bare(self) -> bool:
        """Nothing is known of it: a back reference (القصف) rather than a statement."""
        return not (self.agents or self.targets or self.places or self.figures)


class Clause(NamedTuple):
    """Items ``[start, end)`` with the finite verb at ``head`` (-1 for a clause without one)."""

    start: int
    end: int
    head: int


def clauses(items: list[Item]) -> list[Clause]:
    """Cut a sentence at its finite verbs; a subject before its verb stays with it."""
    verbs = [n for n, it in enumerate(items) if it.k == "V" and it.entry is not None and it.entry.cls != "aux"]
    if not verbs:
        return [Clause(0, len(items), -1)] if items else []
    starts: list[int] = []
    floor = 0
    for v in verbs:
        starts.append(_clause_start(items, v, floor))
        floor = v + 1
    out = []
    if starts[0] > 0 and any(it.k in "EG" for it in items[: starts[0]]):
        out.append(Clause(0, starts[0], -1))
    elif starts:
        starts[0] = 0 if starts[0] <= 3 or not out else starts[0]  # noqa: PLR2004
    for n, v in enumerate(verbs):
        out.append(Clause(starts[n], starts[n + 1] if n + 1 < len(verbs) else len(items), v))
    return out


def _clause_start(items: list[Item], v: int, floor: int) -> int:
    """Where the clause of the verb at ``v`` begins, not before ``floor``."""
    if items[v].joined:
        return v
    n = v - 1
    while n >= floor:
        it = items[n]
        if it.k in "rck" or (it.k == ";" and it.mark not in ('"', "“", "”", "«", "»", "(", ")", "-", "–", "'")):
            return n
        if it.k == ",":
            if n - 1 >= floor and items[n - 1].k == "T":
                n -= 1
                continue
            if n + 1 < v and items[n + 1].k in "xp" and any(x.k == "E" for x in items[n + 2 : v]):
                return _after_verb(
                    items, v, floor
                )  # ، جراء غارة نفذتها: a phrase of the clause before, and its relative clause
            return n + 1
        if it.k in "nhf" and n == v - 1:
            n -= 1
            continue
        n -= 1
    return floor if floor == 0 else _after_verb(items, v, floor)


def _after_verb(items: list[Item], v: int, floor: int) -> int:
    """No mark between two verbs: the later clause takes particles right before its verb only."""
    n = v
    while n - 1 >= floor and items[n - 1].k in "nhf":
        n -= 1
    return n


class Filler:
    """Fills the roles of happenings in one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms
        self.last_role = ""

    # -- one walk to the right ---------------------------------------------------------------------------------------

    def fill(self, h: Happening, start: int, end: int, *, noun: bool, subject: bool = False) -> list[tuple[int, str]]:
        """Give the items ``[start, end)`` behind a trigger their roles.

        Stops at an event noun that is not part of this happening, and gives its position with what governs it.

        :param noun: the trigger is an event noun, so what touches it is its genitive.
        :param subject: the subject is known already (it stood before the verb).
        """
        items, key, pending = self.items, "", ""
        self.last_role = ""
        seen_bare, touched = (1 if subject else 0), not noun
        nested: list[tuple[int, str]] = []
        n = start
        while n < end:
            it = items[n]
            kind = it.k
            if kind == "w" and self.norms[it.a] in cues("same_number") and h.harm:
                h.same_number = True
            if kind == "z" or (kind == "M" and n > start and items[n - 1].mark == "("):
                n += 1  # a phrase of saying, or another name in brackets (جبهة النصرة سابقا)
                continue
            if kind == "p":
                pending = it.entry.value if it.entry else ""
            elif kind == "x":
                pending = it.entry.cls if it.entry else ""
            elif kind == "b":
                n = self.parts(h, n, end)
                continue
            elif kind == "w":
                if n == h.n + 1 or (n == h.n + 2 and items[n - 1].k in "wA"):
                    h.modify(self.norms[it.a])
                if it.prep:
                    pending = it.prep
                elif it.joined and key and not pending:
                    pending = key if key not in ("gen", "bare") else ""
                touched = (touched and not noun) or touched
            elif kind == ",":
                pending = ""
                touched = True
            elif kind in "rck":
                if kind != "c":
                    break
            elif kind in "MGAQ":
                if (
                    kind == "A"
                    and not (it.joined and self.last_role == "agent")
                    and n > 0
                    and items[n - 1].k != "p"
                    and not pending
                    and not it.prep
                ):
                    self._adjective(h, n)
                else:
                    key, seen_bare = self._place(h, n, pending, key, seen_bare, touched=touched)
                    pending = ""
                    touched = True
                h.hi = max(h.hi, n + 1)
            elif kind == "E":
                governed = it.prep or pending or (key if it.joined else ("gen" if not touched else "bare"))
                nested.append((n, governed))
                break
            elif kind == "P" or (kind == ";" and it.mark in ".!؟?؛"):
                break
            n += 1
        return nested

    def _adjective(self, h: Happening, n: int) -> None:
        """غارات روسية, قصف سوري: a nisba right behind the event noun (or its adjectives) names the agent."""
        if self.last_role in ("target", "victim") or h.type == "shootdown":
            return
        it = self.items[n]
        back = n - 1
        while back > h.n and (self.items[back].k == "A" or (self.items[back].k == "w" and not self.items[back].prep)):
            back -= 1
        previous = self.items[back]
        subject = (
            previous.k == "w" and not previous.prep and not previous.joined and h.item.k == "V" and back == h.n + 1
        )
        if subject or previous is h.item or previous.k == "E" or (previous.k == "M" and _weapon(previous)):
            h.add("agent", Part(it.nisba, it.a, it.b, it.pro))

    def _place(self, h: Happening, n: int, pending: str, key: str, seen_bare: int, *, touched: bool) -> tuple[str, int]:
        it = self.items[n]
        own = it.prep or pending
        if own:
            key = own
        elif it.joined and key:
            pass
        elif not touched:
            key = "gen"
        else:
            key = "bare"
        role = self.last_role if it.joined and not own and self.last_role else self._role(h, it, key, seen_bare)
        self.last_role = role
        if key == "bare" or (key == "subj"):
            seen_bare += role in ("agent", "victim", "target", "site") or seen_bare == 0
        self.put(h, n, role, key)
        return key, seen_bare

    def _role(self, h: Happening, it: Item, key: str, seen_bare: int) -> str:
        slots = h.slots
        if key == "bare":
            first = slots.get("subj", "agent")
            acting = it.k == "G" and it.people.group in acting_groups() and "victim" not in slots.values()
            if seen_bare == 0 and (first != "agent" or acting or _can_act(it)):
                return first
            return slots.get("obj", "none")
        if key == "gen":
            return slots.get("gen", "agent")
        if key in slots:
            return slots[key]
        if key == WITH and h.type == "harm_casualties":
            return "victim"
        if key == TO:
            if h.item.k != "E":
                return "none"
            strikes = (
                slots.get("gen") == "agent"
                and it.k == "M"
                and "actor" in it.spot.readings
                and "place" not in it.spot.readings
            )
            return "agent" if strikes and not h.agents and h.type in ATTACKS else slots.get("obj", "none")
        return default_roles().get(key, "none")

    def put(self, h: Happening, n: int, role: str, key: str = "") -> None:
        """Give one item a role, as far as it can bear it; what it cannot, it takes the nearest role that it can."""
        it = self.items[n]
        if it.k in "GQ":
            self._people(h, n, role, key)
            return
        if it.k == "A":
            if role in ("agent", "target"):
                h.add(role, Part(it.nisba, it.a, it.b, it.pro))
            return
        spot = it.spot
        readings: dict[str, Entity] = spot.readings
        fitted = fit(role, readings, h.type)
        if role == "target" and fitted and fitted[0][0] == "target" and fitted[0][1].kind in kinds("held"):
            owner = self._owner(n)
            if owner is not None:
                h.add("target", owner)
                return
        if role == "agent" and spot.weapon is not None:
            h.add("weapon", Part(spot.weapon, it.a, it.b, it.pro))
        for slot, entity in fitted:
            h.add(slot, Part(entity, it.a, it.b, it.pro))
        if role == "victim" and "actor" in readings and readings["actor"].kind == "person":
            self._named_victim(h, it, readings["actor"])

    def _owner(self, n: int) -> Part | None:
        """مواقع للجيش, مقرات التنظيم: what is struck is the body that the positions belong to."""
        for k in (n + 1, n + 2):
            if k >= len(self.items):
                return None
            it = self.items[k]
            if it.k == "M" and "actor" in it.spot.readings and (it.prep in ("", TO)) and not it.joined:
                actor = it.spot.readings["actor"]
                if actor.kind not in ("person", "state", "ngo", "un_body"):
                    return Part(actor, it.a, it.b, it.pro)
            if it.k not in "wA" or it.prep or it.joined:
                return None
        return None

    def _named_victim(self, h: Happening, it: Item, person: Entity) -> None:
        from riwaya.extract.items import Counted  # noqa: PLC0415

        kind = h.harm or "killed"
        if h.figures and h.figures[-1].b == it.a and h.figures[-1].people.low == 1:
            h.add("target", Part(person, it.a, it.b, it.pro))
            return
        count = Counted(1, 1, False, False, False, "people", "", None, "")  # noqa: FBT003
        h.figures.append(Figure(kind, count, it.a, it.b, h.whole))
        h.add("target", Part(person, it.a, it.b, it.pro))

    # -- people and tolls ----------------------------------------------------------------------------------------------

    def _people(self, h: Happening, n: int, role: str, key: str) -> None:
        it = self.items[n]
        count = it.people
        if it.k == "Q" and not self._stands_alone(n):
            return
        if count.harm:
            if self._joint(h, it, count):
                return
            self.figure(h, n, count.harm)
        elif role == "victim" and h.harm:
            self.figure(h, n, h.harm)
            if h.type in _CUSTODY and count.spot is not None:
                h.add("target", Part(count.spot.readings.get("object") or count.spot.entity, it.a, it.b, it.pro))
        elif role == "target" and h.type in ("assassination", "execution_torture") and h.harm:
            self.figure(h, n, h.harm)
            if count.spot is not None:
                h.add("target", Part(count.spot.readings.get("object") or count.spot.entity, it.a, it.b, it.pro))
        elif role in ("target", "agent") and count.spot is not None and key != FROM:
            entity = count.spot.readings.get("object") or count.spot.entity
            if role == "target":
                h.add("target", Part(entity, it.a, it.b, it.pro))
        plural = it.entry is not None and it.entry.number == "p"
        owner = self._affiliation(n) if role == "agent" else None
        if owner is not None:
            h.add("agent", owner)
        elif role == "agent" and count.group in acting_groups() and key != FROM and (plural or not count.bare):
            h.add(
                "agent",
                Part(as_actor(it), it.a, it.b, it.pro),
            )

    def _stands_alone(self, n: int) -> bool:
        """A number without a noun counts people only where no other noun follows it."""
        if n + 1 >= len(self.items):
            return True
        after = self.items[n + 1]
        return not (after.k in "MA" and not after.prep) and not (
            after.k == "w" and not after.prep and not after.joined and not after.pro
        )

    def _joint(self, h: Happening, it: Item, count: Counted) -> bool:
        """عشرات القتلى والجرحى: one number over the dead and the wounded."""
        if not (it.joined and count.low is None and count.bare and h.figures):
            return False
        last = h.figures[-1]
        if last.kind == count.harm or last.b != it.a or last.people.low is None or not last.people.approximate:
            return False
        h.figures[-1] = last._replace(kind="killed_or_injured")
        return True

    def figure(self, h: Happening, n: int, kind: str, part_of: int | None = None) -> None:
        """Add the counted people at ``n`` as a harm figure."""
        it = self.items[n]
        count = it.people
        if it.k == "Q" and ((count.low is None and count.high is None) or not self._stands_alone(n)):
            return
        h.figures.append(
            Figure(kind, count, it.a, it.b, part_of if part_of is not None else h.whole, self._affiliation(n))
        )
        h.hi = max(h.hi, n + 1)
        if it.entry is not None and it.entry.row not in h.rows:
            h.rows.append(it.entry.row)

    def _affiliation(self, n: int) -> Part | None:
        """20 عنصرا من قوات النظام: the body that the counted people belong to."""
        for k in (n + 1, n + 2):
            if k >= len(self.items) or self.items[k].k in ",;EVxb":
                return None
            it = self.items[k]
            if it.k == "M" and "actor" in it.spot.readings:
                return Part(it.spot.readings["actor"], it.a, it.b, it.pro)
        return None

    def parts(self, h: Happening, n: int, end: int) -> int:
        """بينهم: the counted people that follow are part of the figure before. Gives where they end."""
        items = self.items
        marker = items[n]
        kind = h.figures[-1].kind if h.figures else (h.harm or "killed")
        whole = self._whole(h)
        k = n + 1
        if marker.entry is not None and marker.entry.cls == "part1":
            return k
        while k < end:
            it = items[k]
            if it.k in "GQ":
                count = it.people
                self.figure(h, k, count.harm or kind, whole)
            elif it.k == "M" and "actor" in it.spot.readings and it.spot.readings["actor"].kind == "person":
                before = h.whole
                h.whole = whole
                self._named_victim(h, it, it.spot.readings["actor"])
                h.targets = [t for t in h.targets if t.entity.kind != "person"]
                h.whole = before
                k += 1
                break
            elif it.k == "M" and "object" in it.spot.readings and h.targets and not h.figures:
                h.add("target", Part(it.spot.readings["object"], it.a, it.b, it.pro))
            elif it.k in ",;xEVrckbP" or (it.k == "p" and h.figures and items[k - 1].k in "GQ"):
                break
            k += 1
        h.hi = max(h.hi, k)
        return k

    def _whole(self, h: Happening) -> int | None:
        wholes = [i for i, f in enumerate(h.figures) if f.part_of is None]
        return wholes[-1] if wholes else None


def as_actor(it: Item) -> Entity:
    """People without a name who act or speak (مسلحون, المتظاهرون): an actor of this article only."""
    group = it.people.group
    label = acting_groups().get(group, group.replace("_", " "))
    words = it.entry.lemma if it.entry is not None else group
    return Entity(f"new:{label.replace(' ', '-')}", "actor", "collective", label, words, known=False)


def _as_thing(weapon: Entity) -> Entity:
    """A weapon that is itself what is hit or brought down."""
    return msgspec.structs.replace(weapon, id=f"new:{weapon.id}", cls="object", kind="thing", known=False)


def _can_act(it: Item) -> bool:
    if it.k == "M":
        readings = it.spot.readings
        return "actor" in readings or "source" in readings or "weapon" in readings or "office" in readings
    return it.k in "EA" or (it.k == "G" and it.people.group in acting_groups() and it.people.low is None)


def _weapon(it: Item) -> bool:
    readings = it.spot.readings
    return "weapon" in readings or (readings.get("object") is not None and readings["object"].kind in kinds("machine"))


def fit(role: str, readings: Mapping[str, Entity], etype: str) -> list[tuple[str, Entity]]:
    """What an entity with these readings becomes when the grammar asks for ``role``."""
    actor, place, thing, weapon = (readings.get(c) for c in ("actor", "place", "object", "weapon"))
    if role == "agent":
        if actor is not None:
            return [("agent", actor)]
        if weapon is not None:
            return [("weapon", weapon)]
        return [("site", place)] if place is not None and place.kind not in ("country",) else []
    if role in ("target", "victim"):
        if place is not None and (actor is None or actor.kind in ("state", "government")):
            out = [("site", place)]
            return [*out, ("target", place)] if place.kind in kinds("facility") and role == "target" else out
        if role == "victim":
            return []
        if actor is not None:
            return [("target", actor)]
        if thing is not None:
            return [("target", thing)]
        if weapon is not None and etype in ("shootdown", "property_destruction", "clash_battle"):
            return [("target", _as_thing(weapon))]
        return [("weapon", weapon)] if weapon is not None else []
    if role in ("site", "origin", "destination", "near", "along", "venue"):
        if place is not None:
            return [(role, place)]
        if thing is not None and etype in ATTACKS and role == "site" and thing.kind not in ("people", "thing"):
            return [("target", thing)]
        return []
    if role == "weapon":
        if weapon is not None:
            return [("weapon", weapon)]
        return [("site", place)] if place is not None else []
    return []
