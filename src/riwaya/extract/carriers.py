"""Verbs that only carry: an event noun (شن غارات), a cause and its toll (أسفر عن), a number (بلغ عدد القتلى)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    BY,
    TO,
)
from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import ABOUT, BETWEEN, FROM, IN, ON, TOWARDS, WITH
from riwaya.extract.fitting import can_act
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon.words import cues, listed

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.items import Item
    from riwaya.extract.nouns import NounReader
    from riwaya.extract.subjects import SubjectFinder


#: What the subject of a carrier is to the event that it carries; of the others it is the agent.
_SUBJECT_OF: Final = {"undergo": "target", "witness": "site", "happen": "none", "happenobj": "none"}


#: What governs the event that a subject undergoes (تعرضت لقصف, تعرضت إلى 13 غارة).
_UNDERGONE: Final = (TO, TOWARDS)


#: What brings a toll besides attacks.
_BRING_TOLLS: Final = frozenset(("escalation", "harm_casualties"))


class CarrierReader:
    """Reads the clauses of one sentence whose verb carries an event, a cause or a number."""

    def __init__(self, draft: Draft, subjects: SubjectFinder, nouns: NounReader) -> None:
        self.draft, self.subjects, self.nouns = draft, subjects, nouns
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def carrier(self, c: int, clause: Clause, cls: str) -> None:
        """A verb that carries an event noun: شن غارات, تعرضت لقصف, وقعت اشتباكات."""
        cls = self._goes_on(cls, clause.head)
        before, noun = self.subjects.subject(clause)
        cls = "happen" if cls == "lightmeet" and not before and noun < 0 and self._of_itself(clause) else cls
        carried = self._carried(clause, cls, before, noun)
        if carried < 0:
            if cls != "undergo" or not self._struck(c, clause, before):
                self.nouns.before(c, clause)
                self.nouns.between(c, clause.head + 1, clause.end)
            return
        h = self._event(c, clause, carried)
        if h is None:
            return
        self.draft.main[c] = h
        h.verb = clause.head
        head = self.items[clause.head]
        if head.entry is not None:
            h.rows.append(head.row)
        h.rule = f"carrier.{cls}"
        h.lo = min(h.lo, clause.head, *(before or [clause.head]))
        self._told_by_verb(h, clause, cls, before, carried)
        toll = self.draft.main.get(c - 1)
        relative = carried < clause.head or (cls == "undergo" and self._caused(clause))
        if toll is not None and self._toll_of(toll, h, carried, clause, relative=relative):
            self.draft.merge(toll, h)
            h = toll
        self._further(h, c, clause, carried)

    def _carried(self, clause: Clause, cls: str, before: list[int], noun: int) -> int:
        """The event noun that a verb carries: its subject, or what stands behind it (-1 for none)."""
        told_of = cls in ("happen", "happenobj") or (cls == "witness" and bool(self.items[clause.head].enc))
        relative = cls in ("light", "lightmutual", "phase", "lightmeet") and not before
        if noun >= 0 and (relative or told_of):
            return noun  # معارك شهدتها المدينة, but المدينة التي شهدت معارك
        behind = (n for n in range(clause.head + 1, clause.end) if self._counts(n))
        if cls == "undergo":
            entry = self.items[clause.head].entry
            governed = (FROM,) if entry is not None and FROM in entry.slots else _UNDERGONE  # نجا من محاولة اغتيال
            return next((n for n in behind if self.draft.governor(n) in governed), -1)
        stop = next((n for n in range(clause.head + 1, clause.end) if self.items[n].k in "Pck"), clause.end)
        return next((n for n in behind if n < stop), -1)

    def _event(self, c: int, clause: Clause, carried: int) -> Happening | None:
        """The happening of the noun that is carried: made already, or now."""
        if carried < clause.head:
            self.nouns.tolls_before(c, clause, carried)
        h = self.draft.owner.get(carried)
        if h is not None and h in self.draft.out:
            return h
        return self.nouns.at(carried, c, clause.end if carried > clause.head else clause.head)

    def _told_by_verb(self, h: Happening, clause: Clause, cls: str, before: list[int], carried: int) -> None:
        """Give the happening what the verb tells: its subject, and what stands between it and the noun."""
        role = self._role_of_subject(h, cls, carried)
        role = "none" if cls == "manage" and self._answers(clause.head, carried) else role
        shell = self._shell(h, clause, cls, role)
        for n in before:
            self.draft.filler.put(shell, n, role)
            if n + 1 < clause.head and self.items[n + 1].k == "A" and role == "agent":
                shell.add("agent", Part(self.items[n + 1].nisba, self.items[n + 1].a, self.items[n + 1].b))
        stop = carried if carried > clause.head else clause.end
        first = bool(before) or (cls == "happenobj" and carried < clause.head)  # مظاهرات عمت المدن
        self.draft.filler.fill(shell, clause.head + 1, stop, noun=False, subject=first)
        h.subject_shared = h.subject_shared or self._shared(clause.head, carried, role, (shell, h))
        h.absorb(shell)

    def _role_of_subject(self, h: Happening, cls: str, carried: int) -> str:
        """What the subject of a carrier is to its event: تعرضوا للاختطاف, أجبروا على النزوح are told of victims."""
        role = _SUBJECT_OF.get(cls, "agent")
        told = self.items[carried].entry  # the noun's own roles: it may be one event with a toll before it
        undergone = cls == "undergo" and h.harm
        return "victim" if undergone or (role == "agent" and told and told.slots.get("subj") == "victim") else role

    def _shared(self, head: int, carried: int, role: str, told: tuple[Happening, Happening]) -> bool:
        """Whether a verb leaves its subject to the one before; not so a passive behind its event (الغارة نفذت)."""
        passive = carried < head and not self.items[head].enc
        return role == "agent" and not passive and not any(h.agents for h in told)

    def _answers(self, n: int, carried: int) -> bool:
        """ردت القوات على هجوم: a verb whose subject did not do what stands behind على."""
        entry = self.items[n].entry
        return entry is not None and fold(entry.lemma) in cues("answers") and self.draft.governor(carried) == ON

    def _goes_on(self, cls: str, n: int) -> str:
        """The class of a verb of what goes on or of who goes on with it (تواصل القوات حصار المدينة)."""
        if cls != "happen" or self.norms[self.items[n].a][len(self.items[n].pro) :] not in cues("goes_on"):
            return cls
        behind = next((it for it in self.items[n + 1 : n + 3] if it.k != "T"), None)
        acts = behind is not None and can_act(behind) and behind.k in "MG" and not behind.prep
        return "phase" if acts else cls

    def _further(self, h: Happening, c: int, clause: Clause, carried: int) -> None:
        """The event nouns behind the one that is carried."""
        rest = [n for n in range(clause.head + 1, clause.end) if self.items[n].k == "E" and n not in self.draft.done]
        nested = [(n, self.draft.governor(n)) for n in rest[:1]]
        self.nouns.nested(h, nested, c, clause.end if not rest or rest[0] > carried else carried)

    def _of_itself(self, clause: Clause) -> bool:
        """تجري الاشتباكات, جرت المعركة: a battle right behind the verb is what went on; nobody holds it."""
        n = clause.head + 1
        it = self.items[n] if n < clause.end else None
        return it is not None and it.k == "E" and it.entry is not None and it.entry.code in ATTACKS and not it.prep

    def _struck(self, c: int, clause: Clause, before: list[int]) -> bool:
        """تعرضت الدورية لعبوة ناسفة: the weapon stands for the attack that its subject underwent."""
        n = next(
            (
                k
                for k in range(clause.head + 1, clause.end)
                if self.items[k].prep in _UNDERGONE and _weapon(self.items[k])
            ),
            -1,
        )
        if n < 0:
            return False
        told = self.items[n].entry  # لنيران, لرصاص; a weapon by its name tells the type itself
        h = self.draft.happening(clause.head, c, told.code if told else "attack_other", "carrier.undergo")
        self.draft.done.add(n)
        h.slots = {"subj": "target", "obj": "none", TO: "weapon", TOWARDS: "weapon", IN: "site", FROM: "agent"}
        for k in before:
            self.draft.filler.put(h, k, "target")
        self.draft.filler.fill(h, clause.head + 1, clause.end, noun=False, subject=bool(before))
        h.lo = min([h.lo, *before])
        self.draft.out.append(h)
        self.draft.main[c] = h
        toll = self.draft.main.get(c - 1)
        if toll is not None and self._toll_of(toll, h, clause.head, clause, relative=self._caused(clause)):
            self.draft.merge(toll, h)
        return True

    def _caused(self, clause: Clause) -> bool:
        """قتل 11 شخصا إثر تعرض منزلهم لقذيفة: what brought the toll is told as a clause of its own."""
        return clause.head > 0 and self.items[clause.head - 1].k == "x"

    def _shell(self, h: Happening, clause: Clause, cls: str, role: str) -> Happening:
        """What the verb itself tells: its subject in ``role``, and what stands before the noun."""
        if cls in ("happen", "happenobj"):
            slots = {"subj": "none", "obj": "site", IN: "site", BETWEEN: "agent", WITH: "agent", ON: "target"}
            slots |= {BY: "target"} if h.slots.get(BY) == "target" else {}  # أضرار لحقت بالمباني
        else:
            own = {k: v for k, v in h.slots.items() if k not in ("subj", "obj", "gen")}
            slots = {"subj": role, "obj": role if cls == "undergo" else "none", **own}  # نجا القائد فلان من
        shell = Happening(self.items[clause.head], clause.head, h.type, slots)
        shell.harm = h.harm if role == "victim" else shell.harm
        return shell

    def _toll_of(self, toll: Happening, h: Happening, carried: int, clause: Clause, *, relative: bool) -> bool:
        """قتل شخص، الأربعاء، في غارة نفذتها مسيرة; قتل جندي عندما شنت …: the toll told before what brought it."""
        opener = self.items[clause.start]
        when = opener.k == "k" and (self.norms[opener.a] in cues("when") or _after_that(opener))
        return (
            toll is not h
            and toll.type == "harm_casualties"
            and bool(toll.figures)
            and toll in self.draft.out
            and (
                (when and h.type in ATTACKS)
                or (relative and self.draft.one_event(toll, h, self.draft.governor(carried)))
            )
        )

    def _counts(self, n: int) -> bool:
        it = self.items[n]
        beside = it.cls == "convoy" and it.joined  # بدأت القوات والمؤازرات عملية
        return it.k == "E" and it.cls not in ("", "other") and n not in self.draft.done and not beside

    def cause(self, c: int, clause: Clause) -> None:
        """أسفر عن, أدى إلى: the toll belongs to the event before it, in this sentence, or to the subject."""
        people, noun = self.subjects.subject(clause)
        cause = self._told_before(self._cause(c, clause, noun), clause)
        harm = self.nouns.harm_in(c, clause)
        if harm is None:
            first = next((n for n in range(clause.head + 1, clause.end) if self._counts(n)), -1)
            if cause is not None and first >= 0 and self.draft.stems(first):
                self.nouns.nested(cause, [(first, self.draft.governor(first))], c, clause.end)
            else:
                self.nouns.between(c, clause.head + 1, clause.end)
            return
        if harm.harm and not harm.figures and harm.slots.get("subj") == "victim":
            for n in people:  # ثلاثة ملايين شخص أجبروا على النزوح
                self.draft.filler.put(harm, n, "victim")
        if cause is not None and harm is not cause and harm.type in ("harm_casualties", cause.type):
            self.draft.merge(cause, harm)
            cause.lo = min(cause.lo, clause.start)
        else:
            self.draft.main[c] = harm
            harm.lo = min(harm.lo, clause.start)
        for n in range(clause.head + 1, clause.end):
            if self.items[n].k == "E" and n not in self.draft.done:
                if cause is None and n > harm.n and self.draft.governor(n) == IN:  # كبدتهم مئات القتلى في معارك أمس
                    self.nouns.nested(harm, [(n, self.draft.governor(n))], c, clause.end)
                else:
                    self.nouns.between(c, n, clause.end)
                break

    def _cause(self, c: int, clause: Clause, noun: int) -> Happening | None:
        """What caused a toll: the event noun before the verb, or behind it, or the last attack told before."""
        cause = None
        if noun >= 0:
            cause = self.draft.owner.get(noun) or self.nouns.at(noun, c, clause.head)
        if cause is None:
            cause = self._cause_behind(c, clause)
        if cause is None:
            before = (h for h in reversed(self.draft.out) if h.type in ATTACKS or h.type in _BRING_TOLLS)
            cause = next(before, None)
        return cause

    def _cause_behind(self, c: int, clause: Clause) -> Happening | None:
        """أسفر القصف عن, أدى الهجوم إلى: the event noun behind the verb is its subject."""
        n = self.subjects.first_nominal(clause.head + 1, clause.end)
        if n < 0 or n in self.draft.done or self.items[n].k != "E" or self.items[n].cls == "harm":
            return None
        stop = next((k for k in range(n + 1, clause.end) if _brings(self.items[k])), clause.end)
        return self.nouns.at(n, c, stop)

    def _told_before(self, cause: Happening | None, clause: Clause) -> Happening | None:
        """هاجموا القرية وأسفر الهجوم عن قتلى: a bare noun with the article takes up the attack of the clause before."""
        if cause is None or not cause.bare or cause.item.k != "E" or not cause.item.definite or cause.weapons:
            return cause
        before = [h for h in self.draft.out if h is not cause and h.n < clause.start and h.type in ATTACKS]
        if not before or not self.items[clause.head].joined:
            return cause
        self.draft.merge(before[-1], cause)
        return before[-1]

    def reach(self, c: int, clause: Clause) -> None:
        """بلغ عدد القتلى 70, ارتفعت الحصيلة إلى 7 قتلى: a toll told by its number."""
        if self.nouns.reaching.read(c, clause) is None:
            self.nouns.before(c, clause)
            self.nouns.between(c, clause.head + 1, clause.end)
        else:
            self.nouns.between(c, self.nouns.reaching.stop, clause.end)


def _weapon(it: Item) -> bool:
    """A weapon by its name, or one that is an event itself (نيران)."""
    return it.cls == "eventweapon" or (it.k == "M" and "weapon" in it.spot.readings)


def _after_that(it: Item) -> bool:
    """بعدما شنت, بعد أن شنت: the attack that the toll before came of."""
    return it.entry is not None and listed(it.entry.lemma, "after_that")


def _is_place(it: Item) -> bool:
    """بمنطقة كذا: where it happened, not what came of it."""
    return it.k == "M" and "place" in it.spot.readings


def _brings(it: Item) -> bool:
    """Whether what was caused stands behind an item (عن, إلى, ب)."""
    return (it.k == "p" and it.governs in (ABOUT, TOWARDS)) or (it.prep == BY and not _is_place(it))
