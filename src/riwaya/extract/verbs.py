"""Verbs that are events: قصف, سيطر, قتل, with their subjects, objects and the triggers that tell the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import TO
from riwaya.arabic.prepositions import BETWEEN
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon import Entry
from riwaya.extract.lexicon.words import (
    cues,
    fighting_groups,
)
from riwaya.extract.passives import PassiveReader
from riwaya.extract.victims import VictimReader

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.nouns import NounReader
    from riwaya.extract.subjects import SubjectFinder


#: Types of movement, and the kinds of harm that who arrives may bear: a hospital's toll, no advance.
_ARRIVING: Final = frozenset(("advance", "aid_delivery", "evacuation"))
_HARMED: Final = frozenset(("killed", "injured", "killed_or_injured"))

_NO_ENTRY: Final = Entry("", "", "", "")


class VerbReader:
    """Reads the clauses of one sentence whose verb tells an event or a harm."""

    def __init__(self, draft: Draft, subjects: SubjectFinder, nouns: NounReader) -> None:
        self.draft, self.subjects, self.nouns = draft, subjects, nouns
        self.victims, self.passives = VictimReader(draft), PassiveReader(draft)
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def read_verb(self, c: int, clause: Clause) -> None:  # noqa: PLR0915
        """The happening of a clause whose verb tells an event or a harm."""
        items = self.items
        head = items[clause.head]
        entry = head.entry
        assert entry is not None  # noqa: S101  _clause came here by its class
        etype = "harm_casualties" if entry.cls == "harm" else entry.code
        if (
            entry.value
            and entry.tense == "present"
            and TO not in head.pro
            and not self.passives.subjunctive(clause.head)
        ):
            etype = entry.value
        h = self.draft.happening(clause.head, c, etype, f"verb.{entry.cls}")
        before, noun = self.subjects.subject(clause)
        if noun >= 0 and not head.joined:
            self.nouns.tolls_before(c, clause, noun)
        before, spoken_of, spoken_role = self._antecedent(clause, before, h)
        self._people_move(h, clause, before)
        slots = h.slots
        first = slots.get("subj", "agent")
        after = self.subjects.first_nominal(clause.head + 1, clause.end)
        agentive = first == "agent"
        passive = agentive and entry.voice == "p"
        if agentive and not before and noun < 0 and not passive:
            passive = self.passives.passive(h, after, clause)
        if passive:
            h.slots = {**slots, "subj": slots.get("pass", slots.get("obj", "target"))}
        for n in before:
            self.draft.filler.put(h, n, self.subjects.role_before(h, n, passive=passive))
            self.draft.filler.tolls.parts_before(h, n + 1, clause.head)
            k = n + 1
            while k < clause.head and (items[k].k == "w" or items[k].mark in ("(", ")")) and not items[k].prep:
                k += 1
            people = items[n].k in "GQ"
            if k < clause.head and items[k].k == "A" and not passive and not people and first == "agent":
                h.add("agent", Part(items[k].nisba, items[k].a, items[k].b))
        start = clause.head + 1
        if noun < 0 and not before and after >= 0 and items[after].k == "E" and after not in self.draft.done:
            start = self._noun_subject(h, after, c)
        of_speaker = agentive and not before and noun < 0 and self.passives.told_of_speaker(clause.head)
        if agentive and not passive and not before and noun < 0:
            self._nisba_subject(h, clause)
        nested = self.draft.filler.fill(
            h,
            start,
            clause.end,
            noun=False,
            subject=bool(before) or (noun >= 0 and first != "victim") or start > clause.head + 1 or of_speaker,
        )
        for n in spoken_of:
            self.draft.filler.put(h, n, spoken_role)
        self.victims.pronoun(h)
        if entry.cls == "event" and h.harm and h.figures and h.type == "attack_other":
            h.type, h.types = "harm_casualties", ["harm_casualties"]  # وأصابت آخرين
        if h.type in _ARRIVING and h.figures and all(f.people.harm in _HARMED for f in h.figures):
            h.type, h.types = "harm_casualties", ["harm_casualties"]  # وصل المستشفى ثلاثة جرحى
        h.lo = min([h.lo, *before, *spoken_of])
        if slots.get("subj") == "weapon":
            self._fallen(h, clause, before, self.draft.main.get(c - 1))
        if h.same_number and c - 1 in self.draft.main and self.draft.main[c - 1].figures:
            h.figures.append(self.draft.main[c - 1].figures[-1]._replace(kind=h.harm, part_of=None))
        self.draft.out.append(h)
        self.draft.main[c] = h
        if noun >= 0:
            self.nouns.join_noun(h, noun, c)
        own = after >= 0 and items[after].k == "M" and "weapon" in items[after].spot.readings and not head.joined
        own = own and not self.passives.told_of_speaker(clause.head)
        if not passive and agentive and not h.agents and not before and noun < 0 and not own:
            h.subject_shared = start == clause.head + 1
        previous = self.draft.main.get(c - 1)
        if previous is not None and self._same_shell(previous, h, before):
            self.draft.merge(previous, h)
            return
        h = self._same_event(h, previous, clause, c)
        self.nouns.nested(h, nested, c, clause.end)
        if h.harm and not h.figures and entry.cls == "harm" and not h.agents:
            self._late_victims(h, clause)
        self.nouns.before_rest(c, clause, before)

    def _same_event(self, h: Happening, previous: Happening | None, clause: Clause, c: int) -> Happening:
        """The happening that a verb tells of with the one before it, or its own."""
        if previous is None or previous is h:
            return h
        weapon = self._of_weapon(h, clause) and previous.type in ATTACKS | {"harm_casualties"}
        if not self.victims.two_verbs(h, previous):
            if not (
                weapon
                or self.victims.goes_on(previous, h, c)
                or self._when(clause, previous, h)
                or self.victims.again(previous, h)
            ):
                return h
            self.draft.merge(previous, h)
        return previous

    def _antecedent(self, clause: Clause, before: list[int], h: Happening) -> tuple[list[int], list[int], str]:
        """Subjects before the verb, what its pronoun stands for, and the role of that.

        قذيفة أطلقها المقاتلون, مدينة يسيطر عليها التنظيم: what stands before is what the pronoun means, and the subject
        stands behind.
        """
        head = self.items[clause.head]
        taken_up = next((x for x in self.items[clause.head + 1 : clause.head + 3] if x.cls == "resumptive"), None)
        after = self.subjects.first_nominal(clause.head + 1, clause.end)
        if taken_up is not None and after < 0:
            after = self.subjects.first_nominal(self.items.index(taken_up) + 1, clause.end)
        if not before or (not head.enc and taken_up is None):
            return before, [], ""
        role = h.slots.get("obj" if head.enc else (taken_up.governs if taken_up is not None else ""), "none")
        if after < 0 and self._only_place(before, clause):
            return [], before, role  # المدينة التي تحاصرها منذ عام: the subject is that of the clause before
        if after < 0 or self.items[after].k not in "MGA":
            return before, [], ""
        it = self.items[after]
        acts = it.k in "GA" or not {"actor", "weapon"}.isdisjoint(it.spot.readings)
        return ([], before, role) if acts else (before, [], "")

    def _only_place(self, before: list[int], clause: Clause) -> bool:
        """Whether a relative clause tells of what is a place and nobody."""
        its = [self.items[n] for n in before]
        return self.items[clause.start].k == "r" and all(
            it.k == "M" and "place" in it.spot.readings and "actor" not in it.spot.readings for it in its
        )

    def _when(self, clause: Clause, previous: Happening, h: Happening) -> bool:
        """قتل 13 شخصا عندما اقتحم مقاتلون فندقا: the attack that brought the toll."""
        opener = self.items[clause.start]
        return (
            opener.k == "k"
            and self.norms[opener.a] in cues("when")
            and previous.type == "harm_casualties"
            and bool(previous.figures)
            and h.type in ATTACKS
        )

    def _same_shell(self, previous: Happening, h: Happening, before: list[int]) -> bool:
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

    def _of_weapon(self, h: Happening, clause: Clause) -> bool:
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

    def _nisba_subject(self, h: Happening, clause: Clause) -> None:
        """الدفاعات السورية تتصدى: a noun that no list knows, whose adjective names the actor, before its verb."""
        n = clause.head - 1
        if (
            n - 1 >= clause.start
            and self.items[n].k == "A"
            and self.items[n - 1].k == "w"
            and not self.subjects.governed(n)
            and not self.items[n - 1].prep
        ):
            it = self.items[n]
            h.add("agent", Part(it.nisba, it.a, it.b, it.pro))
            h.lo = min(h.lo, n - 1)

    def _fallen(self, h: Happening, clause: Clause, before: list[int], previous: Happening | None) -> None:
        """سقطت: a shell right before the verb fell; where people fell, it is a toll."""
        after = self.items[clause.head + 1 : clause.head + 3]
        both = len(after) > 1 and self.norms[after[0].a] == BETWEEN and after[1].k == "G"
        if both and previous is not None and previous.figures:  # سقطوا بين قتيل وجريح
            previous.figures[-1] = previous.figures[-1]._replace(kind="killed_or_injured")
            h.figures = []
        counted = [n for n in before if self.items[n].k == "G" and self.items[n].people.low is not None]
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

    def _people_move(self, h: Happening, clause: Clause, before: list[int]) -> None:
        """وصل 250 شخصا, خرج مئات المدنيين: counted people who move are evacuated, not advancing."""
        if h.type not in ("advance", "evacuation", "withdrawal"):
            return
        n = before[0] if before else self.subjects.first_nominal(clause.head + 1, clause.end)
        if (
            n >= 0
            and self.items[n].k == "G"
            and self.items[n].people.group not in fighting_groups()
            and not self.items[n].people.harm
        ):
            h.type, h.types, h.harm = "evacuation", ["evacuation"], "displaced"
            h.slots = {**h.slots, "subj": "victim"}

    def _late_victims(self, h: Happening, clause: Clause) -> None:
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
                return

    def _noun_subject(self, h: Happening, n: int, c: int) -> int:
        """استهدف القصف سيارة: the event noun behind the verb is its subject. Gives where the rest begins."""
        noun = self.draft.happening(n, c, (self.items[n].entry or _NO_ENTRY).code or "harm_casualties", "noun.event")
        k = n + 1
        while k < len(self.items) and (
            self.items[k].k == "A"
            or (self.items[k].k == "w" and not self.items[k].prep and not self.items[k].joined)
            or (self.items[k].k == "M" and self.items[k].joined and "weapon" in self.items[k].spot.readings)
        ):
            if self.items[k].k == "A":
                noun.add("agent", Part(self.items[k].nisba, self.items[k].a, self.items[k].b))
            elif self.items[k].k == "w":
                noun.modify(self.norms[self.items[k].a])
            k += 1
        owner = k < len(self.items) and self.items[k].k == "M" and not noun.agents
        if owner and not self.items[k].prep and not self.items[k].joined:
            actor = self.items[k].spot.readings.get("actor")
            if actor is not None:
                noun.add("agent", Part(actor, self.items[k].a, self.items[k].b))
                k += 1
        noun.hi = k
        h.absorb(noun)
        h.rule += "+noun"
        return k
