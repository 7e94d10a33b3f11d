"""What falls: shells and aircraft that are the subject of their verb, or stand right before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.prepositions import BETWEEN
from riwaya.extract.happenings import ATTACKS, Happening, Part

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.subjects import SubjectFinder


class FallReader:
    """Reads the verbs of one sentence that tell what a weapon did by itself."""

    def __init__(self, draft: Draft, subjects: SubjectFinder) -> None:
        self.draft, self.subjects = draft, subjects
        self.items, self.norms = draft.items, draft.norms

    def same_shell(self, previous: Happening, h: Happening, before: list[int]) -> bool:
        """قذيفة أطلقها مسلحون سقطت على منزل: the verb behind the relative clause tells where the shell fell."""
        fell = (
            h.slots.get("subj") == "weapon"
            and not (h.item.joined or before or h.weapons or h.figures)
            and previous is not h
            and previous.type in ATTACKS
            and bool(previous.item.enc)
            and "weapon" in previous.slots.values()
        )
        if fell:
            h.type, h.types = previous.type, [previous.type]
        return fell

    def of_weapon(self, h: Happening, clause: Clause) -> bool:
        """هجوم بالصواريخ أطلقت من …: the clause tells more of the weapon right before it."""
        n = clause.head - 1
        return (
            n >= 0
            and not self.items[clause.head].joined
            and self.items[clause.start].k != "c"
            and "weapon" in h.slots.values()
            and self.items[n].k == "M"
            and "weapon" in self.items[n].spot.readings
        )

    def fallen(self, h: Happening, clause: Clause, before: list[int], previous: Happening | None) -> None:
        """سقطت: a shell right before the verb fell; where people fell, it is a toll."""
        after = self.items[clause.head + 1] if clause.head + 1 < len(self.items) else None
        both = after is not None and after.k == "G" and self.norms[after.a] == BETWEEN
        if both and previous is not None and previous.figures:  # سقطوا بين قتيل وجريح
            previous.figures[-1] = previous.figures[-1]._replace(kind="killed_or_injured")
            h.figures = []
        counted = [n for n in before if self.items[n].k == "G" and self.items[n].people.low is not None]
        if counted and not h.figures and not h.weapons:  # نحو 180 سوريا سقطوا
            self.draft.filler.tolls.figure(h, counted[0], self.items[counted[0]].people.harm or "killed")
        if counted and len(h.figures) == 1 and h.figures[0].people.low is None:  # ثلاثة أشخاص سقطوا قتلى
            harm = h.figures.pop().kind
            self.draft.filler.tolls.figure(h, counted[0], harm)
        n = clause.head - 1
        if not h.weapons and n >= 0 and self.items[n].k == "M" and "weapon" in self.items[n].spot.readings:
            it = self.items[n]
            h.add("weapon", Part(it.spot.readings["weapon"], it.a, it.b, it.pro))
            h.type = "attack_other" if h.type == "rocket_attack" else h.type
        n = self.subjects.first_nominal(clause.head + 1, clause.end)
        if not h.figures and not h.weapons and n >= 0 and self.items[n].k in "GQ":
            self.draft.filler.tolls.figure(h, n, self.items[n].people.harm or "killed")  # سقط سبعة منهم
        if not h.figures and not h.weapons and n < 0:  # سقط في المواجهات قتيلان
            late = (k for k in range(clause.head + 1, clause.end) if self.items[k].k == "G" and not self.items[k].prep)
            n = next((k for k in late if self.items[k].people.harm), -1)
            if n >= 0:
                self.draft.filler.tolls.figure(h, n, self.items[n].people.harm)
        if h.figures and not h.weapons:
            h.type, h.types = "harm_casualties", ["harm_casualties"]
