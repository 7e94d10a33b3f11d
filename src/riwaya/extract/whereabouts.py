"""Whereabouts: the places that a happening leaves to its surroundings.

A place that no other happening has taken is where the one beside it took place; the place that opens a sentence holds
those told in it. Each rule gives a happening only what the grammar of its clause left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY, NEAR, TO
from riwaya.arabic.prepositions import IN, ON
from riwaya.extract.beside import Beside
from riwaya.extract.fitting import fit
from riwaya.extract.happenings import Happening, Part
from riwaya.extract.lexicon.words import compass, cues, kinds
from riwaya.extract.shared import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.told import Told

#: Where something stands that a preposition puts there.
_AT: Final = frozenset((IN, BY, NEAR, ON, "قرب", "داخل"))
#: How many items may open a sentence up to the place that it begins with.
_OPENING: Final = 3
#: How many items before its verb a place may stand and still belong to the evidence.
_NEAR_BEFORE: Final = 4
#: How many items before its words a happening's place may stand (في حمص سقط …).
_BEFORE: Final = 6
#: How many items behind an event noun its pronoun may stand.
_PRONOUN: Final = 5


class Whereabouts:
    """Gives the happenings of one document their places, sentence by sentence."""

    def __init__(self, norms: list[str]) -> None:
        self.norms = norms
        self.told_of: list[Part] = []

    def complete(self, told: Sequence[Told], happenings: Sequence[Happening], items: list[Item]) -> None:
        """Give the happenings told without a place the places beside them that no other one has taken."""
        if not told:
            return
        chosen = sorted((t.h for t in told), key=lambda h: h.n)
        taken = {part.a for h in chosen for part, _ in h.places} | {
            part.a for t in told for part in (*t.h.agents, *t.h.targets, *t.voice.claimants, *t.voice.addressees)
        }
        for k, h in enumerate(chosen):
            if any(role not in ("destination", "venue") for _, role in h.places) or h.type == "other":
                continue
            end = chosen[k + 1].lo if k + 1 < len(chosen) else len(items)
            before = chosen[k - 1] if k else None
            after = chosen[k + 1] if k + 1 < len(chosen) else None
            #: towards where people fled is not where they fled from
            behind = h.type not in ("displacement_flight", "evacuation")
            (
                self._taken_up(h, items)
                or self._there(h, items)
                or self._covered(h, items)
                or (behind and self._from_untold(h, happenings, end))
                or (behind and self._left_over(h, items, max(h.n, h.lo) + 1, end, taken))
                or self._spoken_of(h, items)
                or self._spoken_of_before(h, items)
                or self._undergone(h, items)
                or self._where(h, items)
                or self._goes_on(h, before)
                or self._left_over(h, items, self._floor(h, before), h.n, taken)
                or share(h, before, after, items, self.norms)
                or self._headed(h, items)
            )

    def remember(self, items: list[Item]) -> None:
        """Keep the first towns that a sentence names, which the pronoun at the head of the next one means."""
        self.told_of = _first_towns(items)

    def _spoken_of_before(self, h: Happening, items: list[Item]) -> bool:
        """وتحاصرها القوات: the pronoun on a joined verb means the town that was told of before."""
        points = h.item.k == "V" and h.item.enc and (h.n == 0 or h.item.joined)
        if not points or h.slots.get("obj") not in ("site", "target"):
            return False
        towns = _first_towns(items[: h.n]) or (self.told_of if h.n == 0 else [])
        for part in towns:
            h.add("site", part)
        return bool(towns)

    def fronted(self, told: Sequence[Told], items: list[Item]) -> None:
        """وفي مدينة تعز، قتلت طفلة في حي كذا: the place that opens a sentence holds those told behind it."""
        n = next((n for n, it in enumerate(items[:_OPENING]) if it.k == "M"), -1)
        if n < 0 or "place" not in items[n].spot.readings or not self._stands_at(n, items):
            return
        it = items[n]
        place = it.spot.readings["place"]
        for t in told[:1]:
            sites = [p.entity for p, role in t.h.places if role == "site"]
            inner = [s for s in sites if s.kind in kinds("minor") or not s.known]
            beside = any(p.a == it.b for p, role in t.h.places if role == "site")  # وفي بلدة كذا جنوبي إدلب، لقي
            if t.h.n > n and sites and (beside or (place.kind in kinds("large") and inner == sites)):
                t.h.add("site", Part(place, it.a, it.b, it.pro))

    def _floor(self, h: Happening, before: Happening | None) -> int:
        """Where the places before a trigger may begin: behind what was told before it, in its own clause."""
        return max(h.lo - _BEFORE, before.hi if before is not None else 0, 0)

    def _from_untold(self, h: Happening, happenings: Sequence[Happening], end: int) -> bool:
        """في عملية توغل بمحافظة القنيطرة: the place of what is not told by itself."""
        other = next((o for o in happenings if h.n < o.n < end and o is not h and o.places), None)
        if other is None:
            return False
        for part, role in other.places:
            if role not in ("destination", "venue"):
                h.add(role, part)
        return bool(h.places)

    def _spoken_of(self, h: Happening, items: list[Item]) -> bool:
        """صنعاء التي سيطر عليها …, البلدة التي تحاصرها …: the pronoun stands for the place before the clause."""
        entry = h.item.entry
        if h.item.k != "V" or entry is None:
            return False
        roles = {h.slots.get("obj", "")} if h.item.enc else set()
        roles |= {h.slots.get(it.governs, "") for it in items[h.n + 1 : h.n + 3] if it.cls == "resumptive"}
        if roles.isdisjoint(("site", "target")):
            return False
        n = h.n - 1
        while n >= 0 and (items[n].k in "r,A" or (items[n].k == "w" and items[n].definite)):
            n -= 1
        if n < 0 or items[n].k != "M" or "place" not in items[n].spot.readings:
            return False
        h.add("site", Part(items[n].spot.readings["place"], items[n].a, items[n].b, items[n].pro))
        h.lo = min(h.lo, n) if h.n - n <= _NEAR_BEFORE else h.lo
        return True

    def _headed(self, h: Happening, items: list[Item]) -> bool:
        """السويداء: 37 قتيلا في اشتباكات: the place before a colon that opens a headline, if it can be no speaker."""
        if len(items) < _OPENING or items[0].k != "M" or items[1].mark != ":" or not _only_place(items[0]):
            return False
        h.add("site", Part(items[0].spot.readings["place"], items[0].a, items[0].b, items[0].pro))
        return True

    def _taken_up(self, h: Happening, items: list[Item]) -> bool:
        """نزحت من بارا بعد سيطرة القوات عليها: the pronoun behind an event noun means the place told last."""
        if h.item.k != "E":
            return False
        at = next((n for n in range(h.n + 1, min(h.n + _PRONOUN, len(items))) if items[n].cls == "resumptive"), -1)
        if at < 0 or h.slots.get(items[at].governs) not in ("site", "target"):
            return False
        if any(it.k not in "MwAT" for it in items[h.n + 1 : at]):
            return False
        return self._last_town(h, items)

    def _there(self, h: Happening, items: list[Item]) -> bool:
        """بعدما استأنفت الحكومة القصف هناك: the place told last."""
        at = next((n for n in range(h.n + 1, h.hi + _PRONOUN) if self._means_there(n, items)), -1)
        if at < 0 or any(it.k in ";rV" for it in items[h.n + 1 : at]):
            return False
        return self._last_town(h, items)

    def _last_town(self, h: Happening, items: list[Item]) -> bool:
        """Give a happening the town that was told last before it, in its sentence or the one before."""
        towns = _last_towns(items[: h.n]) or self.told_of
        for part in towns[-1:]:
            h.add("site", part)
        return bool(towns)

    def _means_there(self, n: int, items: list[Item]) -> bool:
        """Whether a word means «there», not «there is»: nothing that could be there stands behind it."""
        if n >= len(items) or self.norms[items[n].a] not in cues("there"):
            return False
        return items[n - 1].k in "MEAGw" and (
            n + 1 == len(items) or items[n + 1].k in ";,xpTz" or items[n + 1].definite
        )

    def _covered(self, h: Happening, items: list[Item]) -> bool:
        """تتعرض مناطق في إدلب … لقصف, إدلب مشمولة باتفاق: the place before the words that put it under the event."""
        if h.item.k != "E":
            return False
        if h.item.prep == BY:
            at = next((n for n in range(h.n - 1, -1, -1) if self.norms[items[n].a] in cues("covered")), -1)
            around = range(at - 1, -1, -1)
        else:
            at = next((n for n in range(h.n - 1, -1, -1) if self._has_place(items, n, h)), -1)
            around = range(at + 1, h.n)
        if at < 0:
            return False
        for n in around:
            it = items[n]
            first = not h.places and it.prep in ("", IN, BY)
            if it.k == "M" and "place" in it.spot.readings and (first or (it.joined and not it.prep)):
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
        return bool(h.places)

    def _has_place(self, items: list[Item], n: int, h: Happening) -> bool:
        """تعرضت مناطق … لقصف, شهدت المحافظة عدة اغتيالات: whether a verb says that its subject is where it happened."""
        if items[n].cls == "undergo" or self.norms[items[n].a] in cues("undergoing"):
            return h.item.prep == TO
        told = items[n].cls == "witness" or self.norms[items[n].a] in cues("records")
        behind = items[n + 1] if n + 1 < h.n else None
        return (
            told
            and not h.item.prep
            and behind is not None
            and behind.k == "M"
            and not behind.prep
            and _only_place(behind)
        )

    def _undergone(self, h: Happening, items: list[Item]) -> bool:
        """القصف الذي يتعرض له حي كذا: the place that undergoes it in the relative clause of its noun."""
        n = next((n for n in range(h.lo + 2, min(h.hi + 3, len(items))) if items[n].cls == "undergo"), -1)
        if n < 0 or items[n - 1].k != "r" or items[n - 2].k != "E":
            return False
        for it in items[n + 1 : n + 3]:
            if it.k == "M" and "place" in it.spot.readings and not it.prep:
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
                return True
        return False

    def _where(self, h: Happening, items: list[Item]) -> bool:
        """في حي X حيث استهدفت …: what the clause tells happened at the place right before it."""
        n = next((n for n in range(h.n - 1, -1, -1) if items[n].k == "k"), -1)
        if n < 1 or self.norms[items[n].a] not in cues("where"):
            return False
        back = n
        while n > 0 and items[n - 1].k in "Mw," and not h.places:
            n -= 1
            anchor = n > 0 and self.norms[items[n - 1].b - 1] in compass()  # دوما شرق العاصمة حيث
            if items[n].k == "M" and "place" in items[n].spot.readings and not anchor:
                h.add("site", Part(items[n].spot.readings["place"], items[n].a, items[n].b, items[n].pro))
        if not h.places:  # شهدت القرية جريمة حيث استهدفت …
            saw = next((n for n in range(back) if items[n].cls == "witness" and _is_site(items[n + 1])), -1)
            if saw >= 0:
                it = items[saw + 1]
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
        return bool(h.places)

    def _goes_on(self, h: Happening, before: Happening | None) -> bool:
        """نفذت دهما في يبرود واعتقلت …: a joined verb that goes on with the subject goes on at the place."""
        if before is None or not h.subject_shared or not h.item.joined:
            return False
        for part, role in before.places:
            if role in ("site", "near"):
                h.add(role, part)
        return bool(h.places)

    def _left_over(self, h: Happening, items: list[Item], start: int, end: int, taken: set[int]) -> bool:
        """The first place behind the trigger that stands there by its preposition, with the places that hold it."""
        found, beside = False, Beside(items, self.norms)
        for n in range(start, min(end, len(items))):
            it = items[n]
            if it.k == "z" or (it.k == ";" and it.mark in ".؟!؛:"):
                break
            if it.k != "M" or it.a in taken or "place" not in it.spot.readings:
                if found and it.k not in "Mw":
                    break
                continue
            if (not found and not self._stands_at(n, items)) or beside.elsewhere(n):
                continue
            for slot, entity in fit("site", it.spot.readings, h.type):
                h.add(slot, Part(entity, it.a, it.b, it.pro))
            taken.add(it.a)
            found = True
        return found

    def _stands_at(self, n: int, items: list[Item]) -> bool:
        it = items[n]
        if it.prep:
            return it.prep in _AT
        k = n - 1
        while k >= 0 and not items[k].prep and not items[k].joined and (items[k].k == "w" or _is_thing(items[k])):
            k -= 1  # على أحياء المدينة
        return k >= 0 and (
            (items[k].k == "p" and items[k].governs in _AT) or (items[k].k == "w" and items[k].prep in _AT)
        )


def _is_site(it: Item) -> bool:
    return it.k == "M" and not it.prep and _only_place(it)


def _only_place(it: Item) -> bool:
    return set(it.spot.readings) == {"place"}


def _is_thing(it: Item) -> bool:
    return it.k == "M" and set(it.spot.readings) == {"object"}


def _last_towns(items: list[Item]) -> list[Part]:
    """The place told last, for a pronoun behind it."""
    for it in reversed(items):
        place = it.spot.readings.get("place") if it.k == "M" else None
        if place is not None and place.kind != "country":
            return [Part(place, it.a, it.b, it.pro)]
    return []


def _first_towns(items: list[Item]) -> list[Part]:
    """The towns that are named first, those joined to the first one with it."""
    towns: list[Part] = []
    for it in items:
        place = it.spot.readings.get("place") if it.k == "M" else None
        if place is not None and place.kind in kinds("settlement") and (it.joined or not towns):
            towns.append(Part(place, it.a, it.b, it.pro))
        elif towns:
            break
    return towns
