"""Verbs that only carry: an event noun (شن غارات), a cause and its toll (أسفر عن), a number (بلغ عدد القتلى)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    BY,
    TO,
)
from riwaya.arabic.prepositions import ABOUT, BETWEEN, FROM, IN, ON, TOWARDS, WITH
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon.words import (
    cues,
)

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


class CarrierReader:
    """Reads the clauses of one sentence whose verb carries an event, a cause or a number."""

    def __init__(self, draft: Draft, subjects: SubjectFinder, nouns: NounReader) -> None:
        self.draft, self.subjects, self.nouns = draft, subjects, nouns
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def carrier(self, c: int, clause: Clause, cls: str) -> None:
        """A verb that carries an event noun: شن غارات, تعرضت لقصف, وقعت اشتباكات."""
        items = self.items
        before, noun = self.subjects.subject(clause)
        cls = "happen" if cls == "lightmeet" and not before and noun < 0 and self._of_itself(clause) else cls
        told_of = cls in ("happen", "happenobj") or (cls == "witness" and bool(items[clause.head].enc))
        carried = noun if noun >= 0 and told_of else -1  # معارك شهدتها المدينة, but المدينة التي شهدت معارك
        relative = noun >= 0 and cls in ("light", "lightmutual", "phase", "lightmeet") and not before
        if relative:
            carried = noun
        if carried < 0:
            stop = next((n for n in range(clause.head + 1, clause.end) if items[n].k in "Pck"), clause.end)
            carried = next((n for n in range(clause.head + 1, stop) if self._counts(n)), -1)
            if cls == "undergo":
                carried = next(
                    (
                        n
                        for n in range(clause.head + 1, clause.end)
                        if self._counts(n) and self.draft.governor(n) in _UNDERGONE
                    ),
                    -1,
                )
        if carried < 0 or (
            carried in self.draft.done and not relative and cls not in ("happen", "happenobj", "witness")
        ):
            if cls != "undergo" or not self._struck(c, clause, before):
                self.nouns.before(c, clause)
                self.nouns.between(c, clause.head + 1, clause.end)
            return
        if carried < clause.head:
            self.nouns.tolls_before(c, clause, carried)
        h = self.draft.owner.get(carried)
        if h is None or h not in self.draft.out:
            made = self.nouns.at(carried, c, clause.end if carried > clause.head else clause.head)
            if made is None:
                return
            h = made
        self.draft.main[c] = h
        h.verb = clause.head
        if items[clause.head].entry is not None:
            h.rows.append(items[clause.head].row)
        h.rule = f"carrier.{cls}"
        h.lo = min(h.lo, clause.head, *(before or [clause.head]))
        role = _SUBJECT_OF.get(cls, "agent")
        told = items[carried].entry  # the noun's own roles: it may be one event with a toll before it
        if (cls == "undergo" and h.harm) or (role == "agent" and told and told.slots.get("subj") == "victim"):
            role = "victim"  # تعرضوا للاختطاف, أجبروا على النزوح
        shell = self._shell(h, clause, cls, role)
        for n in before:
            self.draft.filler.put(shell, n, role)
            if n + 1 < clause.head and items[n + 1].k == "A" and role == "agent":
                shell.add("agent", Part(items[n + 1].nisba, items[n + 1].a, items[n + 1].b))
        stop = carried if carried > clause.head else clause.end
        first = bool(before) or (cls == "happenobj" and carried < clause.head)  # مظاهرات عمت المدن
        self.draft.filler.fill(shell, clause.head + 1, stop, noun=False, subject=first)
        if role == "agent" and not shell.agents and not h.agents:
            h.subject_shared = True
        h.absorb(shell)
        toll = self.draft.main.get(c - 1)
        if toll is not None and self._toll_of(toll, h, carried, clause, relative=carried < clause.head):
            self.draft.merge(toll, h)
            h = toll
        self._rest(h, c, clause, carried)

    def _rest(self, h: Happening, c: int, clause: Clause, carried: int) -> None:
        """The event nouns behind the carried one."""
        rest = [n for n in range(clause.head + 1, clause.end) if self.items[n].k == "E" and n not in self.draft.done]
        end = clause.end if not rest or rest[0] > carried else carried
        self.nouns.nested(h, [(n, self.draft.governor(n)) for n in rest[:1]], c, end)

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
        else:
            own = {k: v for k, v in h.slots.items() if k not in ("subj", "obj", "gen")}
            slots = {"subj": role, "obj": "none", **own}
        shell = Happening(self.items[clause.head], clause.head, h.type, slots)
        shell.harm = h.harm if role == "victim" else shell.harm
        return shell

    def _toll_of(self, toll: Happening, h: Happening, carried: int, clause: Clause, *, relative: bool) -> bool:
        """قتل شخص، الأربعاء، في غارة نفذتها مسيرة; قتل جندي عندما شنت …: the toll told before what brought it."""
        opener = self.items[clause.start]
        when = opener.k == "k" and self.norms[opener.a] in cues("when")
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
        cause = self.draft.owner.get(noun) if noun >= 0 else None
        if cause is None and noun >= 0:
            cause = self.nouns.at(noun, c, clause.head)
        if cause is None:
            after = self.subjects.first_nominal(clause.head + 1, clause.end)
            if (
                after >= 0
                and after not in self.draft.done
                and self.items[after].k == "E"
                and self.items[after].cls != "harm"
            ):
                stop = next(
                    (
                        k
                        for k in range(after + 1, clause.end)
                        if (self.items[k].k == "p" and self.items[k].governs in (ABOUT, TOWARDS))
                        or (self.items[k].prep == BY and not _is_place(self.items[k]))
                    ),
                    clause.end,
                )
                cause = self.nouns.at(after, c, stop)
        if cause is None:
            cause = next(
                (
                    x
                    for x in reversed(self.draft.out)
                    if x.type in ATTACKS or x.type in ("escalation", "harm_casualties")
                ),
                None,
            )
        cause = self._told_before(cause, clause)
        harm = self.nouns.harm_in(c, clause)
        if harm is None:
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
                self.nouns.between(c, n, clause.end)
                break

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


def _is_place(it: Item) -> bool:
    """بمنطقة كذا: where it happened, not what came of it."""
    return it.k == "M" and "place" in it.spot.readings
