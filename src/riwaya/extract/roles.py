"""Roles: who, what and where fills the frame of a happening.

One walk to the right of a trigger gives each item its role by the preposition before it and by its place; what an
entity cannot be (a city as the agent), it becomes the nearest thing that it can (:mod:`.fitting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    TO,
)
from riwaya.arabic.prepositions import FROM, IN, NEARBY, ON, WITH
from riwaya.extract.beside import Beside
from riwaya.extract.fitting import can_act, counted_body, fit, is_weapon, only_acts
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon.words import (
    acting_groups,
    cues,
    default_roles,
    kinds,
)
from riwaya.extract.tolls import TollReader

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.model import (
        Entity,
    )


#: The roles of places.
_WHERE: Final = frozenset(("site", "origin", "destination", "near", "along"))


class Filler:
    """Fills the roles of happenings in one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms
        self.tolls, self.beside = TollReader(items), Beside(items, norms)
        self.last_role, self.people_role, self.has_subject = "", "none", False

    def fill(self, h: Happening, start: int, end: int, *, noun: bool, subject: bool = False) -> list[tuple[int, str]]:
        """Give the items ``[start, end)`` behind a trigger their roles.

        Stops at an event noun that is not part of this happening, and gives its position with what governs it.

        :param noun: the trigger is an event noun, so what touches it is its genitive.
        :param subject: the subject is known already (it stood before the verb).
        """
        items, key, pending = self.items, "", ""
        self.last_role, self.people_role, self.has_subject = "", "none", subject
        seen_bare, touched = (1 if subject else 0), not noun
        nested: list[tuple[int, str]] = []
        n = start
        while n < end:
            it = items[n]
            kind = it.k
            if kind == "w" and self.norms[it.a] in cues("same_number") and h.harm:
                h.same_number = True
            if (kind in "zMA" and self._passed_over(n, start)) or self.beside.counts_thing(n, end):
                n += 1
                continue
            if kind == "p" or self.beside.number_of_thing(n, end):
                pending = "apart" if self.beside.apart(n) else (it.prep or (it.entry.value if it.entry else ""))
            elif kind == "x":
                pending = it.entry.cls if it.entry else ""
            elif kind == "b":
                n = self._named_parts(h, n, end) or self.tolls.parts(h, n, end)
                continue
            elif kind == "w" and self.norms[it.a] in cues("among_them") and (past := self._named_parts(h, n, end)):
                n = past
                continue
            elif kind == "w":
                if n == h.n + 1 or (n == h.n + 2 and items[n - 1].k in "wA"):
                    h.modify(self.norms[it.a])
                pending = self._governed_on(it, pending, key)
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

    def _named_parts(self, h: Happening, n: int, end: int) -> int:
        """15 بلدة، منها X وY وZ: the places of a list are each where it happened. Gives where they end, 0 for none."""
        items, k = self.items, n + 1
        counted = any(items[m].cls == "place" or _is_place(items[m]) for m in range(max(h.n, 0), n))
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

    def _passed_over(self, n: int, start: int) -> bool:
        """A phrase of saying, another name in brackets (جبهة النصرة سابقا), an adjective before its actor."""
        kind = self.items[n].k
        if kind == "M":
            return n > start and (self.beside.in_brackets(n) or self.beside.of_source(n))
        return kind == "z" or self.beside.with_actor(n)

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
        if it.joined and key and not pending:
            return key if key not in ("gen", "bare") else ""
        return pending

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
        ) and not self.has_subject
        if subject or previous is h.item or previous.k == "E" or (previous.k == "M" and is_weapon(previous)):
            h.add("agent", Part(it.nisba, it.a, it.b, it.pro))

    def _place(self, h: Happening, n: int, pending: str, key: str, seen_bare: int, *, touched: bool) -> tuple[str, int]:
        it = self.items[n]
        if pending == "apart":
            return key, seen_bare  # what is joined behind goes on with what stood before
        own = it.prep or (pending if pending != "plus" else "")
        joined = it.joined or self.beside.joined_in_quotes(n)
        if own:
            key = own
        elif joined and key:
            pass
        elif not touched:
            key = "gen"
        else:
            key = "bare"
        if key == FROM and self.beside.measured(it):
            key = NEARBY  # على بعد 50 كلم من المدينة, إلى الجنوب من المدينة
        elif (key == FROM and self.beside.area_of(it)) or (key == "bare" and self.beside.stands_in(it)):
            key = IN  # في مناطق متفرقة من سوريا, على طريق مطار طرابلس
        role = self.last_role if joined and not own and self.last_role else self._role(h, it, key, seen_bare)
        if joined and not own and it.k in "GQ":
            if role == "none":
                role = self.people_role  # مقتل 7 عناصر من الشرطة و11 من الجيش: whose they were stands between
            elif role in _WHERE and h.harm and h.figures and self.beside.at_a_place(n + 1):
                role = "victim"  # قتل شخصان في حمص وشخص في دير الزور
        self.people_role = self.last_role if key == FROM and role == "none" and it.k == "M" else "none"
        if not own and not joined and only_acts(it) and self._of_weapon(n):
            role = "agent"  # مدفعية قوات الدعم السريع: whose weapon it is
        self.last_role = role
        if key in {"bare", "subj"}:
            seen_bare += role in ("agent", "victim", "target", "site") or seen_bare == 0
        self.put(h, n, role, key)
        return key, seen_bare

    def _of_weapon(self, n: int) -> bool:
        """Whether a weapon that acts (a subject, or what touches an event noun) stands right before item ``n``."""
        before = self.items[n - 1] if n else None
        return before is not None and before.k == "M" and self.last_role == "agent" and is_weapon(before)

    def _role(self, h: Happening, it: Item, key: str, seen_bare: int) -> str:  # noqa: PLR0911  a list of cases
        slots = h.slots
        if key == "bare":
            first = slots.get("subj", "agent")
            people = it.k == "G" and (it.people.group in acting_groups() or counted_body(it) is not None)
            acting = people and "victim" not in slots.values()
            if seen_bare == 0 and (first != "agent" or acting or (can_act(it) and not self.beside.possessor(it))):
                return first
            return slots.get("obj", "none")
        if key == "gen":
            role = slots.get("gen", "agent")
            if role == "target" and it.k == "M" and is_weapon(it) and self.beside.owned_weapon(it):
                return "agent"  # استهداف طيران قوات النظام منازل
            if role == "target" and only_acts(it) and self.beside.object_behind(it):
                return "agent"  # استهداف الاحتلال مقر الحزب
            return "agent" if role == "site" and only_acts(it) else role
        if key == FROM and self.beside.whose_people(it):
            return self.last_role if self.last_role in ("agent", "target") else "none"
        if key == FROM and h.item.cls == "harm":
            return "none"
        if key == FROM and h.type in ATTACKS and h.item.k == "E" and only_acts(it):
            return "agent"  # القصف من قوات الدعم السريع
        if key in slots:
            return slots[key]
        if key == WITH and h.type == "harm_casualties":
            return "victim"
        if key == TO and (owned := self.beside.belongs(it)) >= 0:
            before = self.items[owned]
            mine = h.type == "aid_delivery" or (before.k == "M" and is_weapon(before) and self.last_role == "agent")
            return "agent" if mine else slots.get(ON, "none") if self.beside.upon(h, owned) else "none"
        if key == TO and self.beside.part_of(it):
            return "site"  # المناطق الشرقية لمدينة رفح
        if key == TO:
            if h.item.k != "E" and slots.get("subj") == "agent" and self.beside.of_band(it):
                return "agent"
            if h.item.k != "E":
                return (
                    "target"
                    if slots.get("obj") == "target" and not h.targets and self.beside.of_unknown(it)
                    else "none"
                )
            if it.k == "M" and h.type in ATTACKS and "actor" not in it.spot.readings and is_weapon(it):
                return "weapon"  # قصف لطائرات مجهولة: what struck, not what was struck
            strikes = (
                slots.get("gen") == "agent"
                and it.k == "M"
                and "actor" in it.spot.readings
                and "place" not in it.spot.readings
            )
            strikes = strikes and not self.beside.possessor(it)
            return "agent" if strikes and not h.agents and h.type in ATTACKS else slots.get("obj", "none")
        return default_roles().get(key, "none")

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
        fitted = fit(role, readings, h.type, direct=key in ("gen", "bare"))
        if role == "agent" and spot.weapon is not None:
            h.add("weapon", Part(spot.weapon, it.a, it.b, it.pro))
        for slot, entity in fitted:
            h.add(slot, Part(entity, it.a, it.b, it.pro))
        named = role == "victim" or (role == "target" and h.type == "assassination" and bool(h.harm))
        if named and "actor" in readings and readings["actor"].kind == "person":
            self.tolls.named_victim(h, it, readings["actor"])


def _is_city(readings: dict[str, Entity]) -> bool:
    """Whether a place that may stand for its government is a city and no country."""
    place = readings.get("place")
    return place is not None and place.kind in kinds("large")


def _is_place(it: Item) -> bool:
    return it.k == "M" and "place" in it.spot.readings and "actor" not in it.spot.readings
