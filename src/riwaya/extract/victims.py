"""Verbs of harm and their victims: a pronoun, one number under two verbs, a toll of the attack before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import SO
from riwaya.arabic.letters import fold
from riwaya.extract.happenings import ATTACKS, CUSTODY, Figure, Happening
from riwaya.extract.items import uncounted
from riwaya.extract.lexicon.words import cues, pronouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.items import Item

#: The kinds of harm that one number may tell together.
_BOTH: Final = frozenset(("killed", "injured"))
#: Marks behind which another statement begins.
_BREAKS: Final = frozenset(".؛:")
#: Types that only people undergo; others' objects may be things.
_OF_PEOPLE: Final = CUSTODY | {"assassination", "execution_torture", "harm_casualties"}


class VictimReader:
    """Reads who was harmed where the frame of a verb alone does not tell."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def two(self, h: Happening, before: list[int]) -> None:
        """فلسطينيين استشهدا: two of a people, as the ending of the verb behind them tells."""
        entry = h.item.entry
        if entry is None or entry.cls != "harm" or entry.number != "d" or h.figures or len(before) != 1:
            return
        it = self.items[before[0]]
        actor = it.spot.readings.get("actor") if it.k == "M" else None
        if actor is not None and actor.kind == "collective" and not it.definite:
            h.figures.append(Figure(h.harm, uncounted(2, "people"), it.a, it.b))

    def pronoun(self, h: Happening) -> None:
        """واعتقلته, وأصابته في ساقه: the pronoun is the victim, unless it was counted already."""
        it, governed = self._pronoun(h)
        people = pronouns().get(governed or it.enc)
        if people is None or h.harm in ("", "missing") or h.figures or not (governed or "obj" in h.slots):
            return
        if any(f.kind == h.harm for o in self.draft.out for f in o.figures):
            return
        if h.type not in _OF_PEOPLE and not governed and not self._person(h.n):
            return
        h.figures.append(Figure(h.harm, uncounted(people, "people"), it.a, it.b))
        h.hi = max(h.hi, h.n + (2 if governed else 1))

    def _pronoun(self, h: Happening) -> tuple[Item, str]:
        """أفرج عنه: the item with the pronoun, and the pronoun where a preposition of the frame carries it."""
        behind = self.items[h.n + 1] if h.n + 1 < len(self.items) else None
        norm = self.draft.norms[behind.a] if behind is not None and behind.k == "w" else ""
        for form in pronouns():
            if norm.endswith(form) and h.slots.get(norm.removesuffix(form)) == "victim":
                return self.items[h.n + 1], form
        return h.item, ""

    def _person(self, n: int) -> bool:
        """Whether what stands nearest before the verb, and may be its pronoun, is a person."""
        for k in range(n - 1, -1, -1):
            it = self.items[k]
            if it.k == "G":
                return it.people.low == 1
            beside = bool(it.prep) or (k > 0 and self.items[k - 1].k == "p")  # قرب الحاجز
            if it.k == "M" and "place" not in it.spot.readings and not ("actor" not in it.spot.readings and beside):
                return "actor" in it.spot.readings and it.spot.readings["actor"].kind == "person"
        return False

    def late(self, h: Happening, clause: Clause) -> None:
        """قتل إثر الاشتباكات 37 شخصا: the counted people stand behind the cause."""
        for n in range(clause.head + 1, clause.end):
            it = self.items[n]
            if (
                it.k == "G"
                and not it.prep
                and not it.joined
                and not any(f.a == it.a for o in self.draft.out for f in o.figures)
            ):
                self.draft.filler.tolls.figure(h, n, it.people.harm or h.harm)
                self._and_victims(h, n + 1, clause.end)
                return

    def _and_victims(self, h: Happening, n: int, end: int) -> None:
        """قتل إثر القصف ستة مدنيين إضافة إلى جنديين: the people joined to those just counted, and their parts."""
        tolls = self.draft.filler.tolls
        while n < end and (self.items[n].cls == "plus" or self.items[n].k in ",Gb"):
            it = self.items[n]
            if it.k == "b":
                self.draft.filler.parts.read(h, n, end)
                return
            if it.k == "G" and not it.joined:
                return
            if it.k == "G":
                tolls.figure(h, n, it.people.harm or h.harm)
            n += 1

    def two_verbs(self, h: Happening, previous: Happening | None) -> bool:
        """قتل وأصيب عشرات: one number under two verbs, the first of which has none."""
        if (
            previous is None
            or previous.n != h.n - 1
            or previous.figures
            or not h.figures
            or {previous.harm, h.harm} != _BOTH
            or any(self._others(f) for f in h.figures)
        ):
            return False
        h.figures = [f._replace(kind="killed_or_injured") for f in h.figures]
        self.draft.merge(previous, h)
        return True

    def _others(self, f: Figure) -> bool:
        """وأصيب آخرون: others than those of the verb before."""
        entry = next((it.entry for it in self.items if it.a == f.a), None)
        told = entry is not None and fold(entry.lemma) in cues("others")
        return told or not cues("others").isdisjoint(self.norms[f.a : f.b])

    def goes_on(self, previous: Happening, h: Happening, c: int) -> bool:
        """استهدفت سيارة وقتل أربعة أشخاص: a joined toll without doer and place is the attack's."""
        if self._beside(previous, h, c) or self._spelt_out(previous, h, c):
            return True
        if not h.item.joined or previous is h or not (h.item.cls == "harm" or h.type == "harm_casualties"):
            return False
        if self._same_toll(previous, h, c) or (h.item.pro == SO and previous.type in ATTACKS and not h.agents):
            return True
        return previous.type in ATTACKS and not (previous.figures or h.agents or h.places) and bool(h.figures)

    def _spelt_out(self, previous: Happening, h: Happening, c: int) -> bool:
        """استهدف القصف حي المغاير حيث قتل 21 شخصا: the toll of the attack just told."""
        opener = self.items[self.clauses[c].start]
        where = opener.k == "k" and self.norms[opener.a] in cues("spells_out")
        toll = h.item.cls == "harm" and bool(h.figures) and not (h.agents or self._another_attack(self.clauses[c]))
        today = _dated(self.items, self.clauses[c])  # تستهدف المدينة يوميا، حيث قتل أمس 13: one of many days
        return where and toll and not today and previous.type in ATTACKS and not previous.figures

    def _beside(self, previous: Happening, h: Happening, c: int) -> bool:
        """لقي شخص مصرعه بينما أصيب آخرون, بينما أصيب في الغارة آخرون: the hurt beside the dead of one attack."""
        clause = self.clauses[c]
        opener = self.items[clause.start]
        if opener.k != "k" or self.norms[opener.a] not in cues("beside") or previous.n > clause.start:
            return False
        if h.item.cls != "harm" or previous.harm == h.harm:
            return False
        others = any(self._others(f) for f in h.figures)
        if previous.type == "harm_casualties":
            return others and not (previous.places or previous.agents or _dated(self.items, self.clauses[c - 1]))
        behind = (it for it in self.items[clause.head + 1 : clause.end] if it.k == "E" and it.definite)
        return (others or not h.figures) and any(it.entry is not None and it.entry.code in ATTACKS for it in behind)

    def _of_wounds(self, previous: Happening, h: Happening) -> bool:
        """توفي متأثرا بجراح أصيب بها إثر قصف: how who died had been hurt."""
        behind = self.norms[self.items[h.n + 1].a] if h.n + 1 < len(self.items) else ""
        return behind in cues("with_which") and not h.figures and previous.harm == "killed" and bool(previous.figures)

    def told_by_number(self, previous: Happening, h: Happening) -> bool:
        """وتشمل الحصيلة 35 شخصا قتلوا أمس: the verb tells again what became of those just counted."""
        counted = {f.a for f in previous.figures}
        return previous.rule == "reach" and bool(h.figures) and counted.issuperset(f.a for f in h.figures)

    def _same_toll(self, previous: Happening, h: Happening, c: int) -> bool:
        """قتل خمسة وأصيب عشرة: one toll, unless the two have days, doers or attacks of their own."""
        if previous.type not in ATTACKS and previous.type != "harm_casualties":
            return False
        doers = {p.entity.id for p in previous.agents}
        if h.agents and doers and doers.isdisjoint(p.entity.id for p in h.agents):
            return False  # قتل النظام 21 مدنيا، أما الفصائل فقتلت مدنيا
        told = [self.clauses[c], *(x for x in self.clauses[c + 1 : c + 2] if self._another_toll(x))]
        if previous.type in ATTACKS and any(self._another_attack(x) for x in told):
            return False  # قتل خمسة في غارة، وأصيب عشرة في قصف; …، وقتل ثلاثة وأصيب آخرون في قصف
        return bool(previous.figures) and not all(_dated(self.items, self.clauses[k]) for k in (c - 1, c))

    def _another_toll(self, clause: Clause) -> bool:
        """Whether a clause goes on with who was harmed (وأصيب آخرون)."""
        return clause.head >= 0 and self.items[clause.head].joined and self.items[clause.head].cls == "harm"

    def _another_attack(self, clause: Clause) -> bool:
        """Whether a clause brings in an attack that was not told yet, by its noun without the article."""
        return any(
            it.k == "E" and it.entry is not None and it.entry.code in ATTACKS and it.cls == "event" and not it.definite
            for it in self.items[clause.head + 1 : clause.end]
        )

    def again(self, previous: Happening, h: Happening) -> bool:
        """استهدفت الموقع وأصابته, اعتقلت الشابين واقتادتهم: a joined verb that tells more of the object."""
        if self._of_attack(previous, h) or self._of_wounds(previous, h):
            return True
        if h.type == "shootdown" and previous.type in ("shootdown", "clash_battle") and h.item.joined and not h.targets:
            return True  # تصدت الدفاعات للصواريخ وأسقطت معظمها
        if not h.item.joined or not h.item.enc or h.targets:
            return False
        if previous.type in ATTACKS and h.type in ATTACKS:
            return not (h.places or h.figures)
        return previous.type in CUSTODY and h.type in CUSTODY

    def _of_attack(self, previous: Happening, h: Happening) -> bool:
        """الهجوم وقع شرق المدينة واستهدف مركبة, قصف نفذته مسيرة استهدف خيمة: a noun's attack hits."""
        if fold(h.item.entry.lemma if h.item.entry is not None else "") not in cues("attack_hits"):
            return False
        if previous.type not in ATTACKS or h.agents or h.weapons:
            return False
        if h.item.joined:
            return previous.item.k == "E" and "verb" not in previous.rule
        noun = next((n for n in range(h.n - 1, -1, -1) if self.draft.owner.get(n) is previous), -1)
        between = self.items[noun + 1 : h.n]
        return noun >= 0 and self.items[noun].k == "E" and not any(it.k in "ck" or it.mark in _BREAKS for it in between)


def _dated(items: Sequence[Item], clause: Clause) -> bool:
    return any(items[n].k == "T" for n in range(clause.start, clause.end))
