"""Verbs that are events: قصف, سيطر, قتل, with their subjects, objects and the triggers that tell the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.extract.falls import FallReader
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon import Entry
from riwaya.extract.lexicon.words import cues, fighting_groups, listed
from riwaya.extract.passives import PassiveReader
from riwaya.extract.victims import VictimReader

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.items import Item
    from riwaya.extract.nouns import NounReader
    from riwaya.extract.subjects import SubjectFinder


#: What a weapon before the verb may have been used for; what destroyed the weapon is another event.
_WITH_WEAPONS: Final = (ATTACKS | {"harm_casualties"}) - {"property_destruction"}
#: Types of movement, and the kinds of harm that who arrives may bear: a hospital's toll, no advance.
_ARRIVING: Final = frozenset(("advance", "aid_delivery", "evacuation"))
_HARMED: Final = frozenset(("killed", "injured", "killed_or_injured"))
_NO_ENTRY: Final = Entry("", "", "", "")


class _Verb:
    """A verb while its clause is read.

    ``before`` are the subjects before it, ``noun`` is an event noun there that is its subject (-1 for none), ``after``
    the first name, noun or people behind it (-1 for none), ``meant`` what its pronoun takes up, each with its role;
    ``subject`` is the role of its subject by the lexicon, ``start`` where the rest of its frame begins.
    """

    __slots__ = ("after", "before", "clause", "entry", "h", "meant", "noun", "passive", "start", "subject")

    def __init__(self, h: Happening, clause: Clause, before: list[int], noun: int, after: int) -> None:
        assert h.item.entry is not None  # noqa: S101  _clause came here by its class
        self.h, self.clause, self.entry = h, clause, h.item.entry
        self.before, self.noun, self.after = before, noun, after
        self.meant: list[tuple[int, str]] = []
        self.subject = h.slots.get("subj", "agent")
        self.start, self.passive = clause.head + 1, False

    @property
    def first(self) -> bool:
        """Whether no subject stands before it."""
        return not self.before and self.noun < 0


class VerbReader:
    """Reads the clauses of one sentence whose verb tells an event or a harm."""

    def __init__(self, draft: Draft, subjects: SubjectFinder, nouns: NounReader) -> None:
        self.draft, self.subjects, self.nouns = draft, subjects, nouns
        self.victims, self.passives, self.falls = VictimReader(draft), PassiveReader(draft), FallReader(draft, subjects)
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def read_verb(self, c: int, clause: Clause) -> None:
        """The happening of a clause whose verb tells an event or a harm."""
        verb = self._begun(c, clause)
        h = verb.h
        if self._passive(verb):
            verb.passive = True
            h.slots = {**h.slots, "subj": h.slots.get("pass", h.slots.get("obj", "target"))}
        self._subjects_before(verb)
        nested = self._frame_behind(verb)
        self._read_anew(verb)
        self.draft.out.append(h)
        self.draft.main[c] = h
        if verb.noun >= 0:
            self.nouns.join_noun(h, verb.noun, c)
        self._share_subject(verb)
        previous = self.draft.main.get(c - 1)
        if previous is not None and self.falls.same_shell(previous, h, verb.before):
            self.draft.merge(previous, h)
            return
        h = self._same_event(h, previous, clause, c)
        self.nouns.nested(h, nested, c, clause.end)
        if h.harm and not h.figures and verb.entry.cls == "harm" and not h.agents:
            self.victims.late(h, clause)
        self.nouns.before_rest(c, clause, verb.before)

    def _begun(self, c: int, clause: Clause) -> _Verb:
        """The verb of a clause with its happening, and what stands before and behind it."""
        head = self.items[clause.head]
        entry = head.entry
        assert entry is not None  # noqa: S101  _clause came here by its class
        h = self.draft.happening(clause.head, c, self._type(clause.head, entry), f"verb.{entry.cls}")
        before, noun = self.subjects.subject(clause)
        if noun >= 0 and not head.joined:
            self.nouns.tolls_before(c, clause, noun)
        before, meant = self._antecedent(clause, before, h)
        self._people_move(h, clause, before)
        verb = _Verb(h, clause, before, noun, self.subjects.first_nominal(clause.head + 1, clause.end))
        verb.meant = meant
        return verb

    def _type(self, n: int, entry: Entry) -> str:
        """The event that a verb tells; in the present it may be another (يسيطر: holds)."""
        present = entry.value and entry.tense == "present" and TO not in self.items[n].pro
        if present and not self.passives.subjunctive(n):
            return entry.value
        return "harm_casualties" if entry.cls == "harm" else entry.code

    def _passive(self, verb: _Verb) -> bool:
        """Whether the verb is passive: by its form, or by what stands behind it."""
        if verb.subject != "agent":
            return False
        if verb.entry.voice == "p":
            return True
        return verb.first and self.passives.passive(verb.h, verb.after, verb.clause)

    def _subjects_before(self, verb: _Verb) -> None:
        """Give the subjects before the verb their role, with the adjective that names whose they are."""
        h, head = verb.h, verb.clause.head
        acts = verb.subject == "agent" and not verb.passive
        for n in verb.before:
            self.draft.filler.put(h, n, self.subjects.role_before(h, n, passive=verb.passive))
            self.draft.filler.parts.before(h, n + 1, head)
            owner = self.subjects.owner(n, head) if acts else None
            if owner is not None:
                h.add("agent", owner)

    def _frame_behind(self, verb: _Verb) -> list[tuple[int, str]]:
        """Fill the frame with what stands behind the verb; gives the event noun that ends it, and what governs that."""
        h, after = verb.h, verb.after
        if verb.first and after >= 0 and self.items[after].k == "E" and after not in self.draft.done:
            verb.start = self._noun_subject(h, after, h.clause)
        acts = verb.subject == "agent" and verb.first
        if acts and not verb.passive:
            self._nisba_subject(h, verb.clause)
        known = (
            bool(verb.before)
            or (verb.noun >= 0 and verb.subject != "victim")
            or verb.start > h.n + 1
            or (acts and self.passives.told_of_speaker(h.n))
        )
        nested = self.draft.filler.fill(h, verb.start, verb.clause.end, noun=False, subject=known)
        for n, role in verb.meant:
            self.draft.filler.put(h, n, role)
        h.lo = min([h.lo, *verb.before, *(n for n, _ in verb.meant)])
        return nested

    def _read_anew(self, verb: _Verb) -> None:
        """What the filled frame makes of the verb: a toll, a fall, the number of the clause before."""
        h, before = verb.h, self.draft.main.get(verb.h.clause - 1)
        self.victims.two(h, verb.before)
        self.victims.pronoun(h)
        if verb.entry.cls == "event" and h.harm and h.figures and h.type == "attack_other":
            h.type, h.types = "harm_casualties", ["harm_casualties"]  # وأصابت آخرين
        if h.type in _ARRIVING and h.figures and all(f.people.harm in _HARMED for f in h.figures):
            h.type, h.types = "harm_casualties", ["harm_casualties"]  # وصل المستشفى ثلاثة جرحى
        if verb.subject == "weapon":
            self.falls.fallen(h, verb.clause, verb.before, before)
        if h.same_number and before is not None and before.figures:
            h.figures.append(before.figures[-1]._replace(kind=h.harm, part_of=None))

    def _share_subject(self, verb: _Verb) -> None:
        """A verb that names no subject may have that of the verb before."""
        h, after = verb.h, verb.after
        if verb.passive or verb.subject != "agent" or h.agents or not verb.first:
            return
        armed = after >= 0 and self.items[after].k == "M" and "weapon" in self.items[after].spot.readings
        if armed and not h.item.joined and not self.passives.told_of_speaker(h.n):
            return  # the weapon is its subject
        of_weapon = h.item.enc == "" and self.falls.of_weapon(h, verb.clause)
        h.subject_shared = verb.start == h.n + 1 and not of_weapon

    def _tells_how(self, opener: Item) -> bool:
        """عندما, بعدما: whether the word that opens a clause leads over to what brought the toll before."""
        lemma = opener.entry.lemma if opener.entry is not None else ""
        return self.norms[opener.a] in cues("when") or listed(lemma, "after_that")

    def _same_event(self, h: Happening, previous: Happening | None, clause: Clause, c: int) -> Happening:
        """The happening that a verb tells of with the one before it, or its own."""
        if previous is None or previous is h:
            return h
        weapon = self.falls.of_weapon(h, clause) and previous.type in _WITH_WEAPONS
        if not self.victims.two_verbs(h, previous):
            if not (
                weapon
                or self.victims.goes_on(previous, h, c)
                or self._when(clause, previous, h)
                or self.victims.again(previous, h)
                or self.victims.told_by_number(previous, h)
            ):
                return h
            self.draft.merge(previous, h)
        return previous

    def _antecedent(self, clause: Clause, before: list[int], h: Happening) -> tuple[list[int], list[tuple[int, str]]]:
        """Subjects before the verb, and what its pronoun stands for, with the role of that.

        قذيفة أطلقها المقاتلون, مدينة يسيطر عليها التنظيم: what stands before is what the pronoun means, and the subject
        stands behind.
        """
        head = self.items[clause.head]
        taken_up = next((x for x in self.items[clause.head + 1 : clause.head + 3] if x.cls == "resumptive"), None)
        after = self.subjects.first_nominal(clause.head + 1, clause.end)
        if taken_up is not None and after < 0:
            after = self.subjects.first_nominal(self.items.index(taken_up) + 1, clause.end)
        if not before or (not head.enc and taken_up is None):
            return before, []
        role = h.slots.get("obj" if head.enc else (taken_up.governs if taken_up is not None else ""), "none")
        meant = [(n, role) for n in before]
        if after < 0 and self._only_place(before, clause):
            return [], meant  # المدينة التي تحاصرها منذ عام: the subject is that of the clause before
        if after < 0 or self.items[after].k not in "MGA":
            return before, []
        it = self.items[after]
        acts = it.k in "GA" or not {"actor", "weapon"}.isdisjoint(it.spot.readings)
        return ([], meant) if acts else (before, [])

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
            and self._tells_how(opener)
            and previous.type == "harm_casualties"
            and bool(previous.figures)
            and h.type in ATTACKS
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

    def _people_move(self, h: Happening, clause: Clause, before: list[int]) -> None:
        """وصل 250 شخصا, خرج مئات المدنيين: counted people who move are evacuated, not advancing."""
        if h.type not in ("advance", "evacuation", "withdrawal"):
            return
        n = before[0] if before else self.subjects.first_nominal(clause.head + 1, clause.end)
        if n >= 0 and self.items[n].k == "G" and self.items[n].people.group not in fighting_groups():
            if self.items[n].people.harm:  # وصلت 20 إصابة إلى المستشفى
                h.type, h.types, h.harm = "harm_casualties", ["harm_casualties"], self.items[n].people.harm
                h.slots = {**h.slots, "subj": "victim"}
                return
            h.type, h.types, h.harm = "evacuation", ["evacuation"], "displaced"
            h.slots = {**h.slots, "subj": "victim"}

    def _describes(self, n: int, k: int) -> bool:
        """القصف العنيف: whether the word at ``k`` may describe the noun at ``n``; not so استهدفت الغارات مجمعا."""
        it = self.items[k]
        objectives = self.norms[it.b - 1] in cues("objectives")
        return not (it.prep or it.joined or objectives or (self.items[n].definite and not self._definite(k)))

    def _definite(self, k: int) -> bool:
        return self.items[k].definite or self.norms[self.items[k].a].startswith(ARTICLE)

    def _noun_subject(self, h: Happening, n: int, c: int) -> int:
        """استهدف القصف سيارة: the event noun behind the verb is its subject. Gives where the rest begins."""
        noun = self.draft.happening(n, c, (self.items[n].entry or _NO_ENTRY).code or "harm_casualties", "noun.event")
        k = n + 1
        while k < len(self.items) and (
            self.items[k].k == "A"
            or (self.items[k].k == "w" and self._describes(n, k))
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
