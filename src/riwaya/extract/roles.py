"""Roles: who, what and where fills the frame of a happening.

One walk to the right of a trigger gives each item its role by the preposition before it and by its place; what an
entity cannot be (a city as the agent), it becomes the nearest thing that it can (:mod:`.fitting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY
from riwaya.arabic.prepositions import FROM, IN, NEARBY
from riwaya.extract.beside import Beside
from riwaya.extract.fitting import as_office, fit, is_struck, is_weapon, only_acts
from riwaya.extract.governing import Governing, Walk
from riwaya.extract.happenings import Happening, Part
from riwaya.extract.lexicon.words import compass, cues, kinds, weapon_types
from riwaya.extract.tollparts import PartReader
from riwaya.extract.tolls import TollReader

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.model import (
        Entity,
    )

#: Types of attack with what is fired or laid, not with what carries it.
_FIRED = ("rocket_attack", "bombing_explosive", "shooting_killing")


#: The roles of places.
_WHERE: Final = frozenset(("site", "origin", "destination", "near", "along"))


class Filler:
    """Fills the roles of happenings in one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms
        self.tolls, self.beside = TollReader(items, norms), Beside(items, norms)
        self.parts = PartReader(self.tolls)
        self.governing = Governing(items, self.beside)

    def fill(self, h: Happening, start: int, end: int, *, noun: bool, subject: bool = False) -> list[tuple[int, str]]:
        """Give the items ``[start, end)`` behind a trigger their roles.

        Stops at an event noun that is not part of this happening, and gives its position with what governs it.

        :param noun: the trigger is an event noun, so what touches it is its genitive.
        :param subject: the subject is known already (it stood before the verb).
        """
        walk = Walk(h, start, end, noun=noun, subject=subject)
        n = start
        while n < end and not self._ends(n):
            n = self._step(walk, n)
        if n >= end or self.items[n].k != "E":
            return []
        it = self.items[n]
        touching = walk.key if it.joined else "bare" if walk.touched else "gen"
        return [(n, it.prep or walk.pending or touching)]

    def _ends(self, n: int) -> bool:
        """Whether the walk ends here: at another trigger, a clause of its own, the end of what is told."""
        it = self.items[n]
        return it.k in "rkEP" or (it.k == ";" and it.mark in ".!؟?؛")

    def _step(self, walk: Walk, n: int) -> int:
        """Read what stands at item ``n``, and give where the walk goes on."""
        it = self.items[n]
        kind = it.k
        if kind == "w":
            return self._word(walk, n)
        if kind == "b":
            return self._named_parts(walk.h, n, walk.end) or self.parts.read(walk.h, n, walk.end)
        if kind == ",":
            walk.pending, walk.touched = "", True
        elif kind == "x":
            walk.pending = it.cls
        elif kind == "p" or self._number_of_thing(n, walk.end):
            walk.pending = "apart" if self.beside.apart(n) else it.prep or it.governs
        elif kind in "MGAQ" and not self._passed_over(walk, n):
            self._entity(walk, n)
        return n + 1

    def _word(self, walk: Walk, n: int) -> int:
        """A word that no list knows, as far as it says something: a list, a quality, what governs what follows."""
        h, it = walk.h, self.items[n]
        norm = self.norms[it.a]
        if h.harm and norm in cues("same_number"):
            h.same_number = True
        if h.figures and norm in cues("they_are") and n + 1 < walk.end and self.items[n - 1].k in ",GM":
            return self.parts.read(h, n, walk.end)
        if norm in cues("among_them") and (past := self._named_parts(h, n, walk.end)):
            return past
        if n == h.n + 1 or (n == h.n + 2 and self.items[n - 1].k in "wA"):
            h.modify(norm)
        walk.pending = self._governed_on(it, walk.pending, walk.key)
        return n + 1

    def _entity(self, walk: Walk, n: int) -> None:
        """A name, an adjective that names an actor, counted people: its role by what governs it."""
        it = self.items[n]
        if it.k == "A" and not (it.joined and walk.role == "agent") and self._describes(walk, n):
            self._adjective(walk, n)
        else:
            if walk.pending != "apart" and not self.beside.elsewhere(n):
                self._governed(walk, n)  # else what is joined behind goes on with what stood before
            walk.pending, walk.touched = "", True
        walk.h.hi = max(walk.h.hi, n + 1)

    def _describes(self, walk: Walk, n: int) -> bool:
        """Whether the adjective at ``n`` belongs to the noun before it: nothing governs it itself."""
        return n > 0 and self.items[n - 1].k != "p" and not walk.pending and not self.items[n].prep

    def _governed(self, walk: Walk, n: int) -> None:
        """Give an item the role of what governs it, or, joined by و, that of the one before it."""
        it = self.items[n]
        joined = it.joined or self.beside.joined_in_quotes(n)
        if walk.pending == "plus":
            walk.pending = ""
        free = not (it.prep or walk.pending)
        key = walk.key = self.governing.key(walk, n, joined=joined)
        role = walk.role if joined and free and walk.role else self.governing.role(walk, n, key)
        if joined and free and it.k in "GQ":
            role = self._of_more(walk, n, role)
        walk.people = walk.role if key == FROM and role == "none" and it.k == "M" else "none"
        if free and not joined and only_acts(it) and self._of_weapon(walk, n):
            role = "agent"  # مدفعية قوات الدعم السريع: whose weapon it is
        walk.role = role
        if key == "bare":
            walk.bare += role in ("agent", "victim", "target", "site") or walk.bare == 0
        self.put(walk.h, n, role, key)

    def _of_more(self, walk: Walk, n: int, role: str) -> str:
        """The role of people joined to others, between whom stands whose men those were, or where."""
        h, items = walk.h, self.items
        if role == "none":
            return walk.people  # مقتل 7 عناصر من الشرطة و11 من الجيش
        placed = n + 2 < len(items) and items[n + 1].governs == IN and _is_place(items[n + 2])
        return "victim" if role in _WHERE and h.harm and h.figures and placed else role  # شخصان في حمص وشخص في حماة

    def _named_parts(self, h: Happening, n: int, end: int) -> int:
        """15 بلدة، منها X وY وZ: the places of a list are each where it happened. Gives where they end, 0 for none."""
        items, k = self.items, n + 1
        counted = any(
            items[m].cls == "place" or _is_place(items[m]) or self.beside.is_area(m) for m in range(max(h.n, 0), n)
        )
        if not counted or k >= end or not _is_place(items[k]) or items[k].prep:
            return 0
        while k < end and (_is_place(items[k]) or items[k].k == "," or items[k].joined):
            it = items[k]
            if it.k == ",":
                if k + 1 >= end or not _is_place(items[k + 1]) or items[k + 1].prep:
                    break
            elif _is_place(it) and (it.joined or not it.prep):
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
                h.hi = max(h.hi, k + 1)
            elif it.k != "w" or it.entry is not None:
                break
            k += 1
        return k

    def _passed_over(self, walk: Walk, n: int) -> bool:
        """Another name in brackets (جبهة النصرة سابقا), an adjective before its actor, the number of a thing."""
        kind = self.items[n].k
        if kind == "M":
            return n > walk.start and (self.beside.in_brackets(n) or self.beside.of_source(n))
        return self.beside.with_actor(n) if kind == "A" else kind == "Q" and self._counts_thing(n, walk.end)

    def _governed_on(self, it: Item, pending: str, key: str) -> str:
        """What governs what stands behind a plain word: its own preposition, the one before it, or a joined one."""
        if it.prep or it.cls == "plus":
            return it.prep or it.cls
        if self.norms[it.a] in cues("apart"):
            return "apart"  # المعقل الرئيس لجماعة كذا
        if pending == FROM and self.norms[it.a] in cues("natives"):
            return "natives"  # من أبناء مدينة دوما: where people are from is not where it happened
        if pending and self.norms[it.a] in cues("around"):
            return NEARBY  # في محيط الكنيسة: beside it, not it
        if self.norms[it.a] in compass() and not pending:
            return NEARBY  # جنوب مبنى المحكمة
        if it.joined and key and not pending:
            return key if key not in ("gen", "bare") else ""
        return pending

    def _adjective(self, walk: Walk, n: int) -> None:
        """غارات روسية, قصف سوري: a nisba right behind the event noun (or its adjectives) names the agent."""
        h, it = walk.h, self.items[n]
        if self.beside.objective(n) and "target" in h.slots.values():
            walk.role = "target"
            h.add("target", Part(it.nisba, it.a, it.b, it.pro))
            return
        if walk.role in ("target", "victim") or h.type == "shootdown":
            return
        back = n - 1
        while back > h.n and (self.items[back].k == "A" or (self.items[back].k == "w" and not self.items[back].prep)):
            back -= 1
        previous = self.items[back]
        if previous is h.item and h.item.k == "V" and (walk.has_subject or not self.beside.agrees(n, h.item)):
            h.add("target" if h.slots.get("obj") == "target" else "", Part(it.nisba, it.a, it.b, it.pro))
            return  # تستهدف التواجد الروسي
        flown = previous.k == "M" and is_weapon(previous) and not self._made_there(previous, h)
        if previous is h.item or previous.k == "E" or flown:
            h.add("agent", Part(it.nisba, it.a, it.b, it.pro))

    def _made_there(self, weapon: Item, h: Happening) -> bool:
        """قصفت القوات المدينة بصواريخ إيرانية: behind ب the adjective of what is fired says who made it."""
        entity = weapon.spot.readings.get("weapon")
        fired = entity is not None and weapon_types().get(entity.kind) in _FIRED
        return fired and weapon.prep == BY and h.item.k != "E" and bool(h.agents)

    def _counts_thing(self, n: int, end: int) -> bool:
        """إسقاط ستة صواريخ, تدمرت آلاف المنازل: a number before a thing fills no role itself."""
        it = self.items[n]
        counted = self.items[n + 1] if n + 1 < end else None
        plain = counted is not None and counted.k == "M" and not counted.prep and not counted.joined
        out_of = n > 0 and self.items[n - 1].governs == FROM  # 28 من 32 طائرة
        return it.k == "Q" and not it.prep and not it.joined and plain and not out_of

    def _number_of_thing(self, n: int, end: int) -> bool:
        """بثلاثة صواريخ: the preposition of a number governs the thing that it counts."""
        it = self.items[n]
        counted = self.items[n + 1] if n + 1 < end else None
        return it.k == "Q" and bool(it.prep) and counted is not None and counted.k == "M" and not counted.prep

    def _of_weapon(self, walk: Walk, n: int) -> bool:
        """Whether a weapon that acts (a subject, or what touches an event noun) stands right before item ``n``."""
        before = self.items[n - 1] if n else None
        return before is not None and before.k == "M" and walk.role == "agent" and is_weapon(before)

    def put(self, h: Happening, n: int, role: str, key: str = "") -> None:
        """Give one item a role, as far as it can bear it; what it cannot, it takes the nearest role that it can."""
        it = self.items[n]
        if it.k in "GQ":
            self.tolls.people(h, n, role, key)
            return
        if it.k == "A":
            if role in ("agent", "target"):
                h.add(role, Part(it.nisba, it.a, it.b, it.pro))
            return
        spot = it.spot
        readings: dict[str, Entity] = spot.readings
        if role == "agent" and key == "gen" and h.type == "clash_battle" and _is_city(readings):
            role = "site"  # اشتباكات طرابلس
        hurt = role == "victim" and h.harm == "injured" and key in ("gen", "bare") and is_struck(it)
        role = "target" if hurt else role  # إصابة مبنى بأضرار
        fitted = fit(role, readings, h.type, direct=key in ("gen", "bare"))
        office = as_office(it, self.norms) if role in ("target", "victim") else None
        if office is not None:
            h.add("target", Part(office, it.a, it.b, it.pro))
        if role == "agent" and spot.weapon is not None:
            h.add("weapon", Part(spot.weapon, it.a, it.b, it.pro))
        for slot, entity in fitted:
            h.add(slot, Part(entity, it.a, it.b, it.pro))
            if role == "target" and slot == "site":
                h.struck.append(Part(entity, it.a, it.b, it.pro))
                if "nation" in readings:
                    h.add("target", Part(readings["nation"], it.a, it.b, it.pro))  # استهداف العمق السعودي
        if role == "victim" and h.harm and n and self.norms[self.items[n - 1].a] in cues("part") and only_acts(it):
            self.tolls.members(h, n)
        named = role == "victim" or (role == "target" and h.type == "assassination" and bool(h.harm))
        if named and "actor" in readings and readings["actor"].kind == "person":
            self.tolls.named_victim(h, it, readings["actor"])


def _is_city(readings: dict[str, Entity]) -> bool:
    """Whether a place that may stand for its government is a city and no country."""
    place = readings.get("place")
    return place is not None and place.kind in kinds("large")


def _is_place(it: Item) -> bool:
    return it.k == "M" and "place" in it.spot.readings and "actor" not in it.spot.readings
