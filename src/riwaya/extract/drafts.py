"""The draft of a sentence: the happenings that its readers have made so far, and which triggers are one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    TO,
)
from riwaya.arabic.prepositions import ABOUT, FROM
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import (
    cues,
    one_event,
)
from riwaya.extract.roles import Filler

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item


#: What does not happen where it is kept from happening.
_OBSTRUCTED: Final = frozenset(("advance", "aid_delivery", "displacement_flight", "evacuation"))


class Draft:
    """What the readers of one sentence share.

    ``out`` are the happenings, ``done`` the items already read as triggers, ``main`` the chief happening of a clause,
    ``owner`` the happening that the trigger at an item belongs to.
    """

    def __init__(self, items: list[Item], norms: list[str], clauses: list[Clause]) -> None:
        self.items, self.norms, self.clauses = items, norms, clauses
        self.filler = Filler(items, norms)
        self.out: list[Happening] = []
        self.done: set[int] = set()
        self.main: dict[int, Happening] = {}
        self.owner: dict[int, Happening] = {}

    def happening(self, n: int, c: int, etype: str, rule: str) -> Happening:
        """A new happening of the trigger at item ``n``."""
        it = self.items[n]
        h = Happening(it, n, etype, it.entry.slots if it.entry is not None else {})
        h.clause, h.rule = c, rule
        self.done.add(n)
        self.owner[n] = h
        return h

    def merge(self, keep: Happening, other: Happening) -> None:
        """Let one happening tell what two triggers told."""
        if keep is other:
            return
        if _foils(keep):
            other.agents = []  # whoever foiled it did the deed that is told
        if other.type == "rocket_attack":
            other.arm()  # what was fired tells the kind while the frame is known (إطلاق قذائف مدفعية)
        keep.absorb(other)
        if self.filler.tolls.last is other:
            self.filler.tolls.last = keep
        keep.rule = f"{keep.rule}+{other.rule.split('.')[0]}"
        if other in self.out:
            self.out.remove(other)
        for n, h in self.owner.items():
            if h is other:
                self.owner[n] = keep
        for c, h in self.main.items():
            if h is other:
                self.main[c] = keep
        self.main[other.clause] = keep

    def toll_before(self, h: Happening, n: int, c: int) -> Happening | None:
        """أسفر عن مقتل 13 بينهم طفلان، وإصابة 21 يتلقون العلاج: the toll before, which this noun goes on with."""
        before = self.main.get(c - 1)
        if before is None or not before.figures or not h.item.joined or h.item.cls != "harm" or h.agents or h.places:
            return None
        ends = before.hi <= n <= before.hi + 1 and all(f.kind != h.harm for f in before.figures)
        return before if ends and before.type in ATTACKS | {"harm_casualties"} else None

    def governor(self, n: int) -> str:
        """What governs the noun at item ``n``: a preposition, a cause or time phrase, 'and' or 'bare'."""
        it = self.items[n]
        if it.prep:
            return it.prep
        for k in range(n - 1, -1, -1):
            back = self.items[k]
            if back.cls == "plus":
                return back.cls
            if back.k in {"p", "x"}:
                return (back.entry.value or back.entry.cls) if back.entry is not None else ""
            if back.k not in "wAT" or back.joined:
                break
            if back.k == "w" and back.prep:
                return back.prep
        return "and" if it.joined else "bare"

    def _answered(self, h: Happening, other: Happening) -> bool:
        """مقتل ضابط بعد إطلاق النار عليه: right behind بعد, the attack that the toll came of."""
        first = self.items[min(other.n, other.lo) - 1]
        right = first.cls == "after" and first.b - first.a == 1  # بعد يوم من
        return right and h.type == "harm_casualties" and other.type in ATTACKS and other.item.cls != "harm"

    def one_event(self, h: Happening, other: Happening, governed: str) -> bool:
        """Whether an event noun tells of the same happening as the trigger before it."""
        if h.slots.get("obj") == "weapon" and governed == TO and other.slots.get("subj") == "weapon":
            return True  # تستخدمها لإطلاق الصواريخ
        if _foils(h) and governed in ("gen", "bare"):
            return True  # أحبطت القوات محاولة تسلل: what was foiled
        if _object_of(h, other, governed):
            return True
        harm = h.type == "harm_casualties" or other.type == "harm_casualties"
        if governed == "after":
            return self._answered(h, other)
        if h.type == other.type == "harm_casualties":
            return True
        joined = other.item.joined or self.items[other.lo].joined or self.items[other.n - 1].joined  # وإلحاق أضرار
        if h.type == "harm_casualties" and other.type == "property_destruction" and joined:
            return False  # إصابة طفلين وأضرار مادية: the toll is the attack's, the damage a claim of its own
        if harm and governed in one_event("harm"):
            return h.type in ATTACKS or other.type in ATTACKS or h.type == other.type
        if h.type in ATTACKS and other.type in ATTACKS:
            return governed in one_event("attack") or (governed == ABOUT and self.stems(other.n))
        if h.type == other.type and other.n == h.n + 1 and other.item.joined:
            return True  # اعتراض وإسقاط صواريخ
        return h.type == other.type and governed in one_event("same")

    def stems(self, n: int) -> bool:
        """انفجار ناجم عن عبوة, دوي ناتج عن قصف: whether a word that says what it came of stands before عن."""
        before = self.items[n - 2] if n > 1 else None
        return before is not None and self.norms[before.a][len(before.pro) :] in cues("stems")


def _object_of(h: Happening, other: Happening, governed: str) -> bool:
    """Whether the second is what the first was done to."""
    return (
        (h.type == "control_of_territory" and other.type == "territory_capture" and governed == TO)  # تخضع لسيطرة
        or (h.type == "obstruction" and governed == FROM)  # منعوا القوات من دخول المدينة
        or (
            h.type == "obstruction" and governed in ("gen", "bare") and other.type in _OBSTRUCTED
        )  # تمنع وصول المساعدات
        or (h.type == "ceasefire_violation" and other.type == "ceasefire_agreement")  # خرقت وقف إطلاق النار
    )


def _foils(h: Happening) -> bool:
    """أحبط, إحباط: the frame of foiling has nothing that touches it in a role."""
    return h.type == "attack_other" and h.slots.get("gen") == "none"
