"""Event nouns: happenings without a finite verb of their own (غارات روسية, وقوع قتلى)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY
from riwaya.arabic.prepositions import FROM
from riwaya.extract.clauses import Clause
from riwaya.extract.fitting import fit
from riwaya.extract.happenings import ATTACKS, CUSTODY, Figure, Happening, Part
from riwaya.extract.items import uncounted
from riwaya.extract.lexicon.words import (
    cues,
    definite_cues,
    listed,
    pronouns,
)
from riwaya.extract.participles import ParticipleReader
from riwaya.extract.reaching import ReachReader

if TYPE_CHECKING:
    from riwaya.extract.drafts import Draft


#: Event nouns that count only beside what makes them one: troops, a deal, goods, shells.
_NEEDS: Final = frozenset(("operation", "convoy", "deal", "aidgoods", "zone", "shell", "eventweapon"))


class NounReader:
    """Reads the event nouns of one sentence; its participles are those of ``beside``."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.reaching = ReachReader(draft)
        self.beside = ParticipleReader(draft, self)
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def between(self, c: int, start: int, end: int) -> None:
        """Event nouns without a verb of their own."""
        last: Happening | None = None
        for n in range(start, end):
            if self.items[n].k not in "EP" or n in self.draft.done:
                continue
            h = self.beside.read(n, c, end) if self.items[n].k == "P" else self.at(n, c, end)
            if h is None:
                continue
            governed = self.draft.governor(n)
            h.under = governed
            last = self._by_means(h, n) or last or self.draft.toll_before(h, n, c)
            if last is not None and self.items[n].k == "E" and self.draft.one_event(last, h, governed):
                self.draft.merge(last, h)
            else:
                last = h
                self.draft.main.setdefault(c, h)

    def _by_means(self, h: Happening, n: int) -> Happening | None:
        """حاولوا اغتياله، وذلك بإطلاق النار عليه: the attack just told, of which the means is added."""
        if self.items[n].prep != BY or n == 0 or self.norms[self.items[n - 1].a] not in cues("main_clause"):
            return None
        return next((o for o in reversed(self.draft.out) if o is not h and o.n < n and o.type in ATTACKS), None)

    def _toll_before(self, h: Happening, n: int) -> bool:
        """جرحى في إطلاق نار، وإصابات في قصف: a joined toll, whose attack is another than the one told."""
        if n <= 1 or h.type not in ATTACKS or self.items[n - 1].k != "p":
            return False
        toll = self.items[n - 2]
        if toll.k != "G" or not toll.joined or not toll.people.harm:
            return False
        self.draft.filler.tolls.figure(h, n - 2, toll.people.harm)
        h.lo = min(h.lo, n - 2)
        return True

    def at(self, n: int, c: int, end: int) -> Happening | None:
        """The happening of an event noun with what follows it."""
        it = self.items[n]
        entry = it.entry
        if entry is None or n in self.draft.done:
            return None
        if entry.cls == "operation" and n + 1 < end and self._named_by(n + 1):
            made = self.at(n + 1, c, end)  # عملية توغل, عملية تهجير: what sort of operation it was
            if made is not None:
                made.lo = min(made.lo, n)
                self.draft.done.add(n)
                self.draft.owner[n] = made
            return made
        if entry.cls in _NEEDS and not self._needed(n, entry.cls):
            return None
        if entry.cls == "reach":
            return self.reaching.read(c, Clause(n, self._toll_ends(n, end), n))
        etype = "harm_casualties" if entry.cls == "harm" else entry.code
        h = self.draft.happening(n, c, etype, f"noun.{entry.cls}")
        self.draft.out.append(h)
        if entry.slots.get("subj") == "weapon" and self._of_people(n + 1, end):
            h.slots, h.harm = {**entry.slots, "gen": "victim", "obj": "victim"}, "killed"
        nested = self.draft.filler.fill(h, n + 1, end, noun=True)
        if (entry.slots.get("subj") == "weapon" and h.figures and not h.weapons) or h.only_harm():
            h.type, h.types = "harm_casualties", ["harm_casualties"]
        if entry.cls == "lightnoun":
            return self._light_noun(h, nested, c, end)
        if h.type == "control_of_territory" and not h.places:
            self._held_place(h, n, c)
        if it.enc and h.harm and not h.figures and it.enc in pronouns():
            self._pronoun_toll(h, n)
        for k, governed in nested:
            if k in self.draft.done:
                continue
            other = self.at(k, c, end)
            if other is None:
                continue
            other.under = governed
            if h.type in ATTACKS and self._toll_before(other, k):
                continue
            if k == n + 1 and {h.harm, other.harm} == {"killed", "injured"} and not h.figures and it.k == "E":
                other.figures = [f._replace(kind="killed_or_injured") for f in other.figures]
            if self.draft.one_event(h, other, governed) or (
                governed == "gen" and h.type != "harm_casualties" and not h.agents
            ):
                self.draft.merge(h, other)
        return h

    def _of_people(self, n: int, end: int) -> bool:
        """سقوط 5 من قوات الأمن, سقوط جنديين: whether people are what fell."""
        if n >= end or self.items[n].prep:
            return False
        it, behind = self.items[n], self.items[n + 1] if n + 1 < end else None
        if it.k == "Q":
            return it.people.low is not None and behind is not None and behind.governs == FROM
        return it.k == "G" and not it.people.harm

    def _toll_ends(self, n: int, end: int) -> int:
        """Where the words of a toll that a noun tells end: at the next verb or word of clause."""
        return next((k for k in range(n + 1, end) if self.items[k].k in "Vkcr;"), end)

    def _named_by(self, n: int) -> bool:
        """Whether the event noun at ``n`` is the genitive that names the operation before it."""
        it = self.items[n]
        told = it.k == "E" and it.entry is not None and it.entry.cls == "event"
        return told and not it.prep and not it.joined and n not in self.draft.done

    def _light_noun(self, h: Happening, nested: list[tuple[int, str]], c: int, end: int) -> Happening | None:
        """شن غارات, وقوع مجازر, تنفيذ هجوم: a noun that only carries the event noun behind it."""
        if h.weapons and h.type in ATTACKS:
            return h  # إطلاق القوات قذائف
        if h in self.draft.out:
            self.draft.out.remove(h)
        for k, _ in nested:
            other = self.at(k, c, end)
            if other is not None:
                for part in h.agents:
                    other.add("agent", part)
                for place, role in h.places:
                    other.add(role, place)
                other.lo = min(other.lo, h.n)
                other.rule = other.rule.replace("noun.", "carrier.noun.", 1) if other.places else other.rule
                return other
        return None

    def _held_place(self, h: Happening, n: int, c: int) -> None:
        """مناطق في إدلب تحت سيطرة X: what is under control stands before the words that say so."""
        start = self.clauses[c].start if c < len(self.clauses) else 0
        for k in range(n - 1, start - 1, -1):
            it = self.items[k]
            if it.k != "M" or "place" not in it.spot.readings:
                continue
            if it.prep and k > 0 and self.items[k - 1].k == "M" and "place" in self.items[k - 1].spot.readings:
                continue  # مدينة أعزاز بريف حلب، الواقعة تحت سيطرة X: the town
            h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
            h.lo = min(h.lo, k)
            return

    def _pronoun_toll(self, h: Happening, n: int) -> None:
        """مقتله, إصابتها, مقتلهما: the pronoun is the victim."""
        it = self.items[n]
        if h.type in CUSTODY or any(o.figures for o in self.draft.out):
            return  # بعد إصابتهما: who was counted already
        count = pronouns()[it.enc]
        h.figures.append(Figure(h.harm, uncounted(count, "people"), it.a, it.b))

    def _needed(self, n: int, cls: str) -> bool:
        """Whether a word that is an event only in company has it."""
        near = self.items[max(0, n - 3) : n]
        if cls == "eventweapon":
            return self.draft.governor(n) == BY  # برصاص القوات, بنيران الجيش
        if cls == "shell":
            return False
        if cls == "deal":
            return any(
                self.norms[k] in definite_cues("deal") for x in self.items[n + 1 : n + 16] for k in range(x.a, x.b)
            )
        if cls == "operation":
            return any(self.norms[x.a] in definite_cues("operation") for x in self.items[n + 1 : n + 3]) or any(
                x.k == "V" and x.entry is not None and x.entry.cls in ("light", "phase") for x in near
            )
        return False

    def harm_in(self, c: int, clause: Clause) -> Happening | None:
        """The toll behind a cause verb: its harm nouns and counted dead and wounded as one happening."""
        items = self.items
        made: Happening | None = None
        n = clause.head + 1
        counted = -1
        while n < clause.end:
            it = items[n]
            if it.k == "G" and not it.people.harm:
                counted = n
            if (
                it.k == "E"
                and n not in self.draft.done
                and it.entry is not None
                and (it.entry.harm or it.entry.cls == "harm" or it.entry.slots.get("subj") == "weapon")
            ):
                harm = self.at(n, c, clause.end)
                if harm is not None:
                    if counted >= 0 and not harm.figures and harm.harm:
                        self.draft.filler.tolls.figure(harm, counted, harm.harm)
                    if made is None:
                        made = harm
                    elif harm.type in ("harm_casualties", made.type):
                        self.draft.merge(made, harm)
                    n = max(n + 1, harm.hi)
                    continue
            elif it.k in "GQ" and it.people.harm and not any(f.a == it.a for h in self.draft.out for f in h.figures):
                if made is None:
                    made = Happening(items[clause.head], clause.head, "harm_casualties", {})
                    made.clause, made.rule = c, "cause"
                    self.draft.out.append(made)
                self.draft.filler.tolls.figure(made, n, it.people.harm)
            elif it.k == "G" and n and self._of_lives(clause.head, n):
                if made is None:
                    made = Happening(items[clause.head], clause.head, "harm_casualties", {})
                    made.clause, made.rule = c, "cause"
                    self.draft.out.append(made)
                self.draft.filler.tolls.figure(made, n, "killed")
            elif it.cls == "aux" and made is not None:
                break  # ولا يزال آلاف الضحايا تحت الركام: another clause, without a verb of its own
            elif it.k == "b" and made is not None:
                n = self.draft.filler.parts.read(made, n, clause.end)
                continue
            elif it.k == "M" and made is not None and self.items[n - 1].k == "p":
                for slot, entity in fit("site", it.spot.readings, "harm_casualties"):
                    made.add(slot, Part(entity, it.a, it.b, it.pro))
            n += 1
        return made

    def _of_lives(self, head: int, n: int) -> bool:
        """أودت بحياة 17 شخصا, أودت بمقاتلين: whether the people at ``n`` are those whose lives it took."""
        took = self.items[head].entry
        taken = took is not None and listed(took.lemma, "takes_lives") and self.items[n].prep == BY
        return taken or self.norms[self.items[n - 1].a] in definite_cues("lives")

    def nested(self, h: Happening, nested: list[tuple[int, str]], c: int, end: int) -> None:
        """Event nouns behind a verb: part of its happening, its cause, or happenings of their own."""
        while nested:
            n, governed = nested.pop(0)
            if n in self.draft.done:
                continue
            other = self.at(n, c, end)
            if other is None:
                continue
            other.under = governed
            if self.draft.one_event(h, other, governed):
                self.draft.merge(h, other)
            rest = other.n + 1
            more = [k for k in range(rest, end) if self.items[k].k == "E" and k not in self.draft.done]
            if more:
                nested.append((more[0], self.draft.governor(more[0])))

    def join_noun(self, h: Happening, n: int, c: int) -> None:
        """The verb's subject is an event noun: القصف استهدف, غارات طالت."""
        known = self.draft.owner.get(n)
        if known is None:
            known = self.at(n, c, self.items.index(h.item) if n < h.n else len(self.items))
        if known is None:
            return
        if h.type in ATTACKS or h.type in ("escalation", "harm_casualties") or h.type == known.type:
            self.draft.merge(known, h)
        elif known.agents and not h.agents and h.slots.get("subj") == "agent":
            for part in known.agents:
                h.add("agent", part)  # الضربات التركية شردت الآلاف
        elif known.bare and known in self.draft.out:
            self.draft.out.remove(known)

    def before(self, c: int, clause: Clause) -> None:
        """Event nouns in front of the verb (a headline's subject, a fronted phrase)."""
        if clause.head > clause.start:
            self.between(c, clause.start, clause.head)

    def tolls_before(self, c: int, clause: Clause, n: int) -> None:
        """بمقتل 13 وإصابة 19 في قصف نفذته القوات: the toll that stands before an event noun and its relative clause."""
        first = next((k for k in range(clause.start, n) if self.items[k].k == "E"), n)
        if first < n and first not in self.draft.done and self.items[first].cls == "harm":
            self.between(c, first, clause.head)

    def before_rest(self, c: int, clause: Clause, used: list[int]) -> None:
        """The first event noun before the verb that is not its subject."""
        for n in range(clause.start, clause.head):
            if self.items[n].k == "E" and n not in self.draft.done and n not in used:
                self.between(c, n, clause.head)
                return
