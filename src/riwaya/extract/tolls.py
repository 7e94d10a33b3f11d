"""Tolls: counted people as harm figures of a happening, their parts, and whose side they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.endings import may_be_of_people
from riwaya.arabic.prepositions import FROM
from riwaya.extract.fitting import counted_body
from riwaya.extract.happenings import ATTACKS, CUSTODY, Figure, Happening, Part
from riwaya.extract.items import Counted, Item, uncounted
from riwaya.extract.lexicon.words import (
    acting_groups,
    cues,
    fighting_groups,
    kinds,
)
from riwaya.extract.names import slug
from riwaya.extract.peoplewords import HURT, OPEN, STRUCK, as_actor, as_victim, called, one_person, told_by

if TYPE_CHECKING:
    from riwaya.model import Entity

#: Marks that stand around names, and how many words may stand between people and the name of their body.
_AROUND_NAMES: Final = frozenset("\"'“”«»‹›()")
_MEMBER_OF: Final = 3
#: From eleven on the counted noun is a singular (150 قتيلا وجريحا); how far before it the word of negation may stand.
_COUNTED_SINGULAR: Final = 11
_NEGATED_WITHIN: Final = 14
#: Groups that are somebody's men.
_SOMEBODYS: Final = frozenset(("fighters", "rebels"))
#: How many people may be counted first and then named one by one.
_FEW: Final = 4
#: Types whose people are what is done to somebody, also where only their group is told.
_TAKEN: Final = CUSTODY | {"release_of_captives", "assassination"}


class TollReader:
    """Adds the counted people of one sentence to its happenings."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms
        #: The happening that got a figure last.
        self.last: Happening | None = None

    def people(self, h: Happening, n: int, role: str, key: str) -> None:
        """Give counted people their role: a harm figure, a target, an agent."""
        it = self.items[n]
        count = it.people
        if it.k == "Q" and not self._stands_alone(n, h.harm):
            return
        if self._attributive(n) or (n > h.n + 1 and self.items[n - 1].cls == "aux"):
            return  # قتلت ستة، ولا يزال العشرات مفقودين: another clause, without a verb of its own
        if role == "target" and self._adjective(n):
            return
        if count.harm:
            self.figure(h, n, told_by(count, h.harm))
        elif role == "victim" and h.harm:
            self.figure(h, n, h.harm)
            if h.type in CUSTODY and count.spot is not None:
                h.add("target", Part(count.spot.readings.get("object") or count.spot.entity, it.a, it.b, it.pro))
            elif h.type in _TAKEN and (count.group != "people" or called(it)):
                h.add("target", Part(as_victim(it), it.a, it.b, it.pro))
        elif role == "victim" and h.type == "execution_torture":
            entity = count.spot.readings.get("object") if count.spot is not None else None
            if entity is not None or count.group != "people" or called(it):
                h.add("target", Part(entity or as_victim(it), it.a, it.b, it.pro))  # تعذيب معتقلين
        elif role == "target" and h.harm:
            self.figure(h, n, h.harm)
            if count.spot is not None:
                h.add("target", Part(count.spot.readings.get("object") or count.spot.entity, it.a, it.b, it.pro))
        elif role == "target" and count.spot is None and key != FROM and (men := self._struck(h, n)) is not None:
            h.add("target", men)
        elif role in ("target", "agent") and count.spot is not None and key != FROM:
            entity = count.spot.readings.get("object") or count.spot.entity
            if role == "target" and not (count.group in fighting_groups() and self._affiliation(n) is not None):
                h.add("target", Part(entity, it.a, it.b, it.pro))
        plural = it.entry is not None and it.entry.number == "p"
        owner = self._affiliation(n) if role == "agent" else None
        body = counted_body(it) if role == "agent" and key != FROM else None
        if owner is not None:
            h.add("agent", owner)
        elif body is not None:
            h.add("agent", Part(body, it.a, it.b, it.pro))
        elif role == "agent" and count.group in acting_groups() and key != FROM and (plural or not count.bare):
            h.add(
                "agent",
                Part(as_actor(it), it.a, it.b, it.pro),
            )

    def _adjective(self, n: int) -> bool:
        """أهدافا عسكرية ومدنية: a joined singular behind a thing describes it."""
        it, before = self.items[n], self.items[n - 1] if n else None
        thing = before is not None and before.k == "M" and "object" in before.spot.readings
        return it.joined and it.people.low == 1 and thing

    def _struck(self, h: Happening, n: int) -> Part | None:
        """استهدفت قياديين في الحزب, عناصر من القوات: armed men who were struck, by whose they are."""
        it, owner = self.items[n], self._affiliation(n)
        if it.people.group not in fighting_groups() or h.type not in ATTACKS:
            return None
        men = as_victim(it)
        if owner is None:
            return Part(men, it.a, it.b, it.pro) if called(it) or men.label_en not in _SOMEBODYS else None
        if not called(it):
            return owner
        label = f"{owner.entity.label_en} {men.label_en}"
        return Part(msgspec.structs.replace(men, id=f"new:{slug(label)}", label_en=label), it.a, it.b, it.pro)

    def _stands_alone(self, n: int, kind: str = "") -> bool:
        """A number without a noun counts people only where no other noun follows it; only people are killed."""
        if n + 1 >= len(self.items):
            return True
        after = self.items[n + 1]
        if after.cls in ("atleast", "plus"):
            return True
        plain = after.k == "w" and after.entry is None and not after.pro
        if plain and (kind == "killed" or may_be_of_people(self.norms[after.a])):
            return True  # مقتل 40 معارضا, 250 محكومين بالسجن
        return not (after.k in "MAE" and not after.prep and not after.joined) and not (
            after.k == "w" and not after.prep and not after.joined and not after.pro
        )

    def _attributive(self, n: int) -> bool:
        """أسرة واحدة, مدنيا واحدا, خلال ساعة واحدة: a number behind the people or the noun that it describes."""
        it, before = self.items[n], self.items[n - 1] if n else None
        if it.k != "Q" or before is None or it.joined or it.prep:
            return False
        if self.norms[before.b - 1] in cues("numbered"):
            return True  # مواليد عام 1964, القرار رقم 2254
        one = it.people.low == 1 and before.k == "w" and not before.prep
        return one or (before.k == "G" and (before.people.low is not None or it.people.low == 1))

    def _joint(self, h: Happening, it: Item, count: Counted) -> bool:
        """عشرات القتلى والجرحى, 150 قتيلا وجريحا: one number over the dead and the wounded."""
        if not (it.joined and h.figures):
            return False
        last = h.figures[-1]
        if last.kind == count.harm or last.b != it.a or last.people.low is None:
            return False
        if count.low == 1 and last.people.low >= _COUNTED_SINGULAR and not {last.kind, count.harm} <= HURT:
            return True  # 29 ألف شهيد ومفقود: the first of them tells the kind
        definite = count.low is None and count.bare and last.people.approximate
        if not definite and not (count.low == 1 and last.people.low >= _COUNTED_SINGULAR):
            return False
        h.figures[-1] = last._replace(kind=OPEN)
        return True

    def _both(self, h: Happening, it: Item) -> bool:
        """سقطوا بين قتيل وجريح: the number told before counts the dead and the hurt."""
        if it.entry is not None or it.people.harm != OPEN or not h.figures or h.figures[-1].people.low is None:
            return False
        h.figures[-1] = h.figures[-1]._replace(kind=OPEN)
        return True

    def _identity(self, n: int) -> bool:
        """وهو متطوع, وهو أول ضحية: whether who was just counted is called something here."""
        before = self.items[max(0, n - 2) : n]
        return any(it.cls == "identity" for it in before) and before[-1].k == "w"

    def none(self, n: int) -> bool:
        """دون وقوع إصابات, لم تسفر عن ضحايا: whether a word of negation makes the people at ``n`` nobody at all."""
        if self.items[n].people.low is not None or self.items[n].definite:
            return False
        for k in range(n - 1, max(-1, n - _NEGATED_WITHIN), -1):
            it = self.items[k]
            if it.k == "n":
                return it.cls != "untrue"
            carries = it.cls in ("cause", "happen") or it.k in "EMA"
            counted = it.k == "G" and bool(it.people.harm)
            if not (carries or counted or (it.k in "pw" and not it.joined) or it.cls == "conj"):
                return False
        return False

    def figure(self, h: Happening, n: int, kind: str, part_of: int | None = None) -> None:
        """Add the counted people at ``n`` as a harm figure."""
        it = self.items[n]
        count = it.people
        if count.harm and (self._joint(h, it, count) or self._both(h, it)):
            return
        if self._identity(n) and count.low == 1:
            if h.figures and h.figures[-1].people.low == 1:
                named = h.figures[-1]  # …، وهو متطوع: says who the person just counted was
                h.figures[-1] = named._replace(people=named.people._replace(group=count.group))
            return
        if it.k == "Q" and ((count.low is None and count.high is None) or not self._stands_alone(n, kind)):
            return
        if any(f.a == it.a for f in h.figures) or self._attributive(n):
            return
        if count.harm and self.none(n):
            count = count._replace(low=0, high=0)
        if count.low is None and h.item.k == "V" and kind in STRUCK and one_person(it):
            count = count._replace(low=1, high=1)  # الجندي أصيب في …
        h.figures.append(
            Figure(
                kind,
                count,
                it.a,
                it.b,
                part_of if part_of is not None else h.whole,
                self._affiliation(n) or self._own_body(n),
            )
        )
        self.last = h
        h.hi = max(h.hi, n + 1)
        if it.entry is not None and it.entry.row not in h.rows:
            h.rows.append(it.entry.row)

    def _affiliation(self, n: int) -> Part | None:
        """20 عنصرا من قوات النظام: the body that the counted people belong to."""
        steps = 0
        for it in self.items[n + 1 :]:
            if it.k in ",EVxb" or (it.k == ";" and it.mark not in _AROUND_NAMES) or steps == _MEMBER_OF:
                return None
            if it.k == "M" and "actor" in it.spot.readings:
                return Part(it.spot.readings["actor"], it.a, it.b, it.pro)
            steps += it.k != ";"
        return None

    def _own_body(self, n: int) -> Part | None:
        """مقتل خمسة من مقاتليها: the body that the people are of by their own name."""
        it = self.items[n]
        body = counted_body(it)
        return Part(body, it.a, it.b, it.pro) if body is not None and it.people.group in _SOMEBODYS else None

    def named_victim(self, h: Happening, it: Item, person: Entity) -> None:
        """Count a named person as a victim."""
        kind = h.harm or "killed"
        if h.figures and self._renames(h, it):
            h.add("target", Part(person, it.a, it.b, it.pro))
            return
        count = uncounted(1, "people")
        h.figures.append(Figure(kind, count, it.a, it.b, h.whole))
        h.add("target", Part(person, it.a, it.b, it.pro))

    def _renames(self, h: Happening, it: Item) -> bool:
        """قيادي في الحركة، فلان; الطفلان فلان وفلان: the name says who was just counted."""
        last = h.figures[-1]
        between = [x for x in self.items if last.b <= x.a and x.b <= it.a]
        if any(x.k in "VExbQrck" or (x.joined and x.k != "M") for x in between):
            return False
        if any(x.k == "G" for x in between) and last.people.low == 1:
            return False
        named = sum(x.k == "M" and getattr(x.spot.readings.get("actor"), "kind", "") == "person" for x in between)
        return named < (last.people.low or 0) <= _FEW and (not it.joined or named > 0)

    def members(self, h: Happening, n: int) -> None:
        """مقتل عدد من قوات الجيش: men of the body at ``n``, whose number is not told."""
        it = self.items[n]
        actor = it.spot.readings["actor"]
        if actor.kind in kinds("armed") and not any(f.a == it.a for f in h.figures):
            side = Part(actor, it.a, it.b, it.pro)
            h.figures.append(Figure(h.harm, uncounted(None, "fighters"), it.a, it.b, h.whole, side))

    def more(self, told: Happening, h: Happening, n: int) -> None:
        """وشخصين آخرين نتيجة غارة: people with the harm of those told before, by an attack of their own."""
        at = self.items[n].a
        self.figure(h, n, max((f for f in told.figures if f.a < at), key=lambda f: f.a).kind)
        h.lo = min(h.lo, n)

    def elided(self, h: Happening, n: int) -> None:
        """وثلاثة في حي كذا, وآخر خلال اشتباكات: more of those who were counted last, their noun left out."""
        it = self.items[n]
        kind = max((f for f in h.figures if f.a < it.a), key=lambda f: f.a).kind
        count = it.people if it.k == "Q" else uncounted(1, "people")
        h.figures.append(Figure(kind, count, it.a, it.b))
        h.hi = max(h.hi, n + 1)
