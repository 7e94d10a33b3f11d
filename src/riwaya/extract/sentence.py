"""One sentence to its happenings: what each clause's verb makes of the words around it, and which triggers are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY, TO
from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import ABOUT, BETWEEN, IN, ON, TOWARDS
from riwaya.extract.clauses import Clause
from riwaya.extract.happenings import ATTACKS, Figure, Happening, Part
from riwaya.extract.items import Counted
from riwaya.extract.lexicon import Entry
from riwaya.extract.lexicon.words import cues, definite_cues, fighting_groups, one_event, pronouns
from riwaya.extract.roles import Filler, fit

if TYPE_CHECKING:
    from riwaya.extract.items import Item

_NO_ENTRY: Final = Entry("", "", "", "")
_SUBJECT_REACH: Final = 12
_CARRY: Final = frozenset(("light", "lightin", "lightmutual", "lightmeet", "phase", "manage", "attempt", "undergo", "happen",
                           "happenobj", "witness"))  # fmt: skip
#: Event nouns that count only beside what makes them one: troops, a deal, goods, shells.
_NEEDS: Final = frozenset(("operation", "convoy", "deal", "aidgoods", "zone", "shell", "eventweapon"))


class SentenceReader:
    """Reads the happenings of one sentence; ``subject`` is what the sentence before left as its subject."""

    def __init__(self, items: list[Item], norms: list[str], parts: list[Clause]) -> None:
        self.items = items
        self.norms = norms
        self.clauses = parts
        self.filler = Filler(items, norms)
        self.out: list[Happening] = []
        self.done: set[int] = set()
        self.subjects: dict[int, list[Part]] = {}
        self.main: dict[int, Happening] = {}
        self.owner: dict[int, Happening] = {}

    def read(self) -> list[Happening]:
        """Every happening of the sentence, in text order."""
        for c, clause in enumerate(self.clauses):
            self._clause(c, clause)
            self._participles(c, clause)
        self._tolls()
        self._inherit()
        for h in self.out:
            h.arm()
        return sorted(self.out, key=lambda h: h.item.a)

    # -- clauses ---------------------------------------------------------------------------------------------------------

    def _clause(self, c: int, clause: Clause) -> None:
        head = self.items[clause.head] if clause.head >= 0 else None
        entry = head.entry if head is not None else None
        cls = entry.cls if entry is not None else ""
        if entry is None:
            self._nouns(c, clause.start, clause.end)
        elif cls == "harm" or (cls in ("event", "foil") and entry.slots):
            self._event_verb(c, clause)
        elif cls in _CARRY:
            self._carrier(c, clause, cls)
        elif cls == "cause":
            self._cause(c, clause)
        elif cls == "reach":
            self._reach(c, clause)
        else:
            self._before(c, clause)
            self._nouns(c, clause.head + 1, clause.end)
            for h in self.out:
                if h.clause == c and h.n > clause.head and cls in ("plan", "cancel"):
                    h.status = "future" if cls == "plan" else h.status
                    h.negated = "denied" if cls == "cancel" else h.negated

    def _tolls(self) -> None:
        """Counted dead and wounded that no verb took (إضافة إلى 20 قتيلا): a toll of the happening before, or of its own."""
        taken = {f.a for h in self.out for f in h.figures}
        for n, it in enumerate(self.items):
            if it.k != "G" or not it.people.harm or it.a in taken or it.people.low is None or it.people.bare:
                continue
            c = next((k for k, clause in enumerate(self.clauses) if clause.start <= n < clause.end), 0)
            h = self.main.get(c)
            if h is None or not (h.type in ATTACKS or h.type == "harm_casualties"):
                h = Happening(it, n, "harm_casualties", {})
                h.clause, h.rule = c, "toll"
                h.lo = min(n, self.clauses[c].start if self.clauses else n)
                self.main[c] = h
                self.out.append(h)
            self.filler.tolls.figure(h, n, it.people.harm)
            if n + 1 < len(self.items) and self.items[n + 1].k == "b":
                self.filler.tolls.parts(h, n + 1, len(self.items))
            h.hi = max(h.hi, n + 1)

    def _inherit(self) -> None:
        """The place of what a happening is said to come from is its place too, where it names none of its own."""
        for h in self.out:
            if h.places:
                continue
            behind = [
                o
                for o in self.out
                if o is not h and o.n > h.n and o.clause in (h.clause, h.clause + 1) and o.places and o.under
            ]
            if behind and (h.type == "displacement_flight" or h.type in ATTACKS or h.type == "harm_casualties"):
                role = "origin" if h.type == "displacement_flight" else "site"
                for part, its in behind[0].places:
                    if its in ("site", "origin"):
                        h.add(role, part)

    def _reach(self, c: int, clause: Clause) -> None:
        """بلغ عدد القتلى 70, ارتفعت الحصيلة إلى 7 قتلى: a toll told by its number."""
        items = self.items
        kind = next(
            (
                items[n].people.harm
                for n in range(clause.start, clause.end)
                if items[n].k == "G" and items[n].people.harm and items[n].people.low is None
            ),
            "",
        )
        if not kind:
            kind = next(
                (
                    "killed"
                    for n in range(clause.start, clause.end)
                    if items[n].k == "w" and self.norms[items[n].a].endswith(tuple(cues("toll")))
                ),
                "",
            )
        counts = [
            n for n in range(clause.head + 1, clause.end) if items[n].k in "GQ" and items[n].people.low is not None
        ]
        own = [n for n in counts if items[n].people.harm]
        if not (own or (kind and counts)):
            self._before(c, clause)
            self._nouns(c, clause.head + 1, clause.end)
            return
        h = Happening(items[clause.head], clause.head, "harm_casualties", {})
        h.clause, h.rule, h.lo = c, "reach", clause.start
        self.done.add(clause.head)
        self.out.append(h)
        self.main[c] = h
        n = clause.start
        while n < clause.end:
            it = items[n]
            if it.k == "b":
                n = self.filler.tolls.parts(h, n, clause.end)
                continue
            if it.k == "G" and it.people.harm and it.people.low is None:
                kind = it.people.harm
            elif (
                n > clause.head
                and it.k in "GQ"
                and it.people.low is not None
                and (it.k == "G" or n == counts[0] or items[n - 1].k == "G")
            ):
                self.filler.tolls.figure(h, n, it.people.harm or kind)
            elif it.k == "M" and "place" in it.spot.readings and n > 0 and (items[n - 1].k == "p" or it.prep):
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
            n += 1

    def _participles(self, c: int, clause: Clause) -> None:
        """Participles that go on with what the clause told (مستهدفة …، مخلفة …)."""
        for n in range(clause.start, clause.end):
            if self.items[n].k == "P" and n not in self.done:
                self._participle(n, c, clause.end)

    def _before(self, c: int, clause: Clause) -> None:
        """Event nouns in front of the verb (a headline's subject, a fronted phrase)."""
        if clause.head > clause.start:
            self._nouns(c, clause.start, clause.head)

    def _subject(self, clause: Clause) -> tuple[list[int], int]:
        """Item positions of a subject before the verb, and of an event noun that is it (-1 for none)."""
        items, n = self.items, clause.head - 1
        found: list[int] = []
        noun = -1
        steps = 0
        passed_rel = False
        floor = clause.start
        if floor > 0 and n >= 0 and items[floor].k == "r":
            passed_rel, n = True, floor - 1
            floor = max(0, floor - _SUBJECT_REACH)
        while n >= floor and steps < _SUBJECT_REACH:
            it = items[n]
            if it.k in "MGQ" and not it.prep and not self._governed(n):
                found.append(n)
                if not it.joined:
                    break
            elif it.k == "E" and (passed_rel or not it.prep):
                noun = n
                break
            elif it.k in "MG" and passed_rel and not found:
                found.append(n)
                break
            elif it.k in "rckV" or (it.k == ";" and it.mark in ".؟!:"):
                break
            n -= 1
            steps += 1
        if not found and noun < 0:
            noun = self._noun_before(clause.head)
        return found[::-1], noun

    def _noun_before(self, head: int) -> int:
        """An indefinite event noun right before a verb is what its relative clause tells of (قصف سوري طال …)."""
        if self.items[head].joined:
            return -1
        n = head - 1
        while n >= 0 and (self.items[n].k in "AT" or (self.items[n].k == "w" and not self.items[n].prep)):
            n -= 1
        return n if n >= 0 and self.items[n].k == "E" and not self.items[n].definite else -1

    def _governed(self, n: int) -> bool:
        """Whether a preposition (or a noun that it governs) stands right before item ``n``."""
        k = n - 1
        while k >= 0 and self.items[k].k == "w" and not self.items[k].prep and not self.items[k].joined:
            k -= 1
        if k < 0:
            return False
        return (
            self.items[k].k in "px" or (self.items[k].k == "w" and bool(self.items[k].prep)) or self.items[k].k == "E"
        )

    def _happening(self, n: int, c: int, etype: str, rule: str) -> Happening:
        it = self.items[n]
        h = Happening(it, n, etype, it.entry.slots if it.entry is not None else {})
        h.clause, h.rule = c, rule
        self.done.add(n)
        self.owner[n] = h
        return h

    # -- verbs that are events -------------------------------------------------------------------------------------------

    def _event_verb(self, c: int, clause: Clause) -> None:
        items = self.items
        head = items[clause.head]
        entry = head.entry
        assert entry is not None  # noqa: S101  _clause came here by its class
        etype = "harm_casualties" if entry.cls == "harm" else entry.code
        if entry.value and entry.tense == "present" and TO not in head.pro and not self._subjunctive(clause.head):
            etype = entry.value
        h = self._happening(clause.head, c, etype, f"verb.{entry.cls}")
        before, noun = self._subject(clause)
        self._people_move(h, clause, before)
        slots = h.slots
        first = slots.get("subj", "agent")
        after = self._first_nominal(clause.head + 1, clause.end)
        agentive = first == "agent"
        passive = agentive and entry.voice == "p"
        if agentive and not before and noun < 0 and not passive:
            passive = self._passive(h, after, clause)
        if passive:
            h.slots = {**slots, "subj": slots.get("pass", slots.get("obj", "target"))}
        for n in before:
            self.filler.put(h, n, self._role_before(h, n, passive=passive))
            if n + 1 < clause.head and items[n + 1].k == "A" and not passive and first == "agent":
                h.add("agent", Part(items[n + 1].nisba, items[n + 1].a, items[n + 1].b))
        start = clause.head + 1
        if noun < 0 and not before and after >= 0 and items[after].k == "E" and after not in self.done:
            start = self._noun_subject(h, after, c)
        if agentive and not passive and not before and noun < 0:
            self._nisba_subject(h, clause)
        nested = self.filler.fill(
            h,
            start,
            clause.end,
            noun=False,
            subject=bool(before) or (noun >= 0 and first != "victim") or start > clause.head + 1,
        )
        h.lo = min([h.lo, *before])
        if slots.get("subj") == "weapon":
            self._fallen(h, clause)
        if h.same_number and c - 1 in self.main and self.main[c - 1].figures:
            h.figures.append(self.main[c - 1].figures[-1]._replace(kind=h.harm, part_of=None))
        self.out.append(h)
        self.main[c] = h
        if noun >= 0:
            self._join_noun(h, noun, c)
        if not passive and agentive and not h.agents and not before and noun < 0:
            h.subject_shared = True
        previous = self.main.get(c - 1)
        if (
            self._of_weapon(h, clause)
            and previous is not None
            and previous is not h
            and previous.type in ATTACKS | {"harm_casualties"}
        ):
            self._merge(previous, h)
            h = previous
        if (
            entry.cls == "harm"
            and head.joined
            and previous is not None
            and previous is not h
            and self._same_toll(previous, c)
        ):
            self._merge(previous, h)
            h = previous
        self._nested(h, nested, c, clause.end)
        if h.harm and not h.figures and entry.cls == "harm" and not h.agents:
            self._late_victims(h, clause)
        self._before_rest(c, clause, before)

    def _of_weapon(self, h: Happening, clause: Clause) -> bool:
        """هجوم بالصواريخ أطلقت من …: the clause tells more of the weapon right before it."""
        n = clause.head - 1
        return (
            n >= 0
            and not self.items[clause.head].joined
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
            and not self._governed(n)
            and not self.items[n - 1].prep
        ):
            it = self.items[n]
            h.add("agent", Part(it.nisba, it.a, it.b, it.pro))
            h.lo = min(h.lo, n - 1)

    def _fallen(self, h: Happening, clause: Clause) -> None:
        """سقطت: a shell right before the verb fell; where people fell, it is a toll."""
        n = clause.head - 1
        if not h.weapons and n >= 0 and self.items[n].k == "M" and "weapon" in self.items[n].spot.readings:
            it = self.items[n]
            h.add("weapon", Part(it.spot.readings["weapon"], it.a, it.b, it.pro))
            h.type = "attack_other" if h.type == "rocket_attack" else h.type
        if h.figures and not h.weapons:
            h.type, h.types = "harm_casualties", ["harm_casualties"]

    def _people_move(self, h: Happening, clause: Clause, before: list[int]) -> None:
        """وصل 250 شخصا, خرج مئات المدنيين: counted people who move are evacuated, not advancing."""
        if h.type not in ("advance", "evacuation", "withdrawal"):
            return
        n = before[0] if before else self._first_nominal(clause.head + 1, clause.end)
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
                and not any(f.a == it.a for o in self.out for f in o.figures)
            ):
                self.filler.tolls.figure(h, n, it.people.harm or h.harm)
                return

    def _same_toll(self, previous: Happening, c: int) -> bool:
        """قتل خمسة وأصيب عشرة: one toll, unless the two have days of their own."""
        if previous.type not in ATTACKS and previous.type != "harm_casualties":
            return False
        days = [
            any(self.items[n].k == "T" for n in range(self.clauses[k].start, self.clauses[k].end)) for k in (c - 1, c)
        ]
        return bool(previous.figures) and not all(days)

    def _noun_subject(self, h: Happening, n: int, c: int) -> int:
        """استهدف القصف سيارة: the event noun behind the verb is its subject. Gives where the rest begins."""
        noun = self._happening(n, c, (self.items[n].entry or _NO_ENTRY).code or "harm_casualties", "noun.event")
        k = n + 1
        while k < len(self.items) and (
            self.items[k].k == "A" or (self.items[k].k == "w" and not self.items[k].prep and not self.items[k].joined)
        ):
            if self.items[k].k == "A":
                noun.add("agent", Part(self.items[k].nisba, self.items[k].a, self.items[k].b))
            else:
                noun.modify(self.norms[self.items[k].a])
            k += 1
        if k < len(self.items) and self.items[k].k == "M" and not self.items[k].prep and not self.items[k].joined:
            actor = self.items[k].spot.readings.get("actor")
            if actor is not None:
                noun.add("agent", Part(actor, self.items[k].a, self.items[k].b))
                k += 1
        noun.hi = k
        h.absorb(noun)
        h.rule += "+noun"
        return k

    def _subjunctive(self, n: int) -> bool:
        """Behind أن (قبل أن يسيطر) a present tense tells an event, not a state."""
        return (n > 0 and self.items[n - 1].k in "kn") or (
            n > 0 and self.items[n - 1].k == "c" and self.norms[self.items[n - 1].a] in cues("subjunctive")
        )

    def _role_before(self, h: Happening, n: int, *, passive: bool) -> str:
        people = self.items[n].k in "GQ"
        if (
            people
            and not passive
            and "victim" in h.slots.values()
            and self._first_nominal(h.n + 1, len(self.items)) < 0
        ):
            return "victim"  # 14 مسلحا قتلوا: counted people before a verb that nothing follows were its victims
        return h.slots.get("subj", "agent") if not passive else h.slots.get("subj", "target")

    def _before_rest(self, c: int, clause: Clause, used: list[int]) -> None:
        for n in range(clause.start, clause.head):
            if self.items[n].k == "E" and n not in self.done and n not in used:
                self._nouns(c, n, clause.head)
                return

    def _first_nominal(self, start: int, end: int) -> int:
        """The nominal without a preposition that follows a verb first (-1 for none)."""
        for n in range(start, end):
            it = self.items[n]
            if it.k in "MGQE":
                return -1 if it.prep else n
            if it.k == "w" and it.prep:
                return -1
            if it.k in "px,;rckb" or it.k == "T":
                if it.k == "T" or (it.k == "," and n > start):
                    continue
                return -1
        return -1

    def _passive(self, h: Happening, n: int, clause: Clause) -> bool:
        """Whether an unvowelled verb without a subject before it is passive: what follows cannot be its agent."""
        items = self.items
        entry = h.item.entry
        assert entry is not None  # noqa: S101
        if entry.tense not in ("past", "present") or h.item.enc:
            return False
        if n < 0:
            return False
        it = items[n]
        if it.k in "GQ":
            return not self._object_follows(n, clause.end) and not self._shares(h, it)
        if it.k == "M":
            readings = it.spot.readings
            if "actor" in readings or "source" in readings or "weapon" in readings:
                kind = readings["actor"].kind if "actor" in readings else ""
                return kind in ("person",) and "victim" in h.slots.values() and not self._object_follows(n, clause.end)
            if "place" in readings or "object" in readings:
                vehicle = readings.get("object") is not None and readings["object"].kind in (
                    "aircraft",
                    "vehicle",
                    "convoy",
                )
                return not (vehicle and self._object_follows(n, clause.end)) and not h.item.joined
        return False

    def _shares(self, h: Happening, it: Item) -> bool:
        """وأسرت طيارها, واعتقلت شابين: the verb goes on with the subject before it, not with the people behind it."""
        if not h.item.joined or not any(x.agents for x in self.out):
            return False
        entry = h.item.entry
        feminine = (
            entry is not None
            and entry.gender == "f"
            and it.entry is not None
            and fold(it.entry.lemma) not in cues("woman")
        )
        return bool(it.enc) or feminine

    def _object_follows(self, n: int, end: int) -> bool:
        for k in range(n + 1, end):
            it = self.items[k]
            if it.k in "MGQ" and not it.prep and not it.joined and self.items[k - 1].k not in "p":
                return True
            if it.k in "px,;rckVEb":
                return False
        return False

    # -- one happening of several triggers ---------------------------------------------------------------------------

    def _join_noun(self, h: Happening, n: int, c: int) -> None:
        """The verb's subject is an event noun: القصف استهدف, غارات طالت."""
        known = self.owner.get(n)
        if known is None:
            known = self._noun(n, c, self.items.index(h.item) if n < h.n else len(self.items))
        if known is None:
            return
        if h.type in ATTACKS or h.type in ("escalation", "harm_casualties") or h.type == known.type:
            self._merge(known, h)
        elif known.bare and known in self.out:
            self.out.remove(known)

    def _merge(self, keep: Happening, other: Happening) -> None:
        if keep is other:
            return
        keep.absorb(other)
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

    def _nested(self, h: Happening, nested: list[tuple[int, str]], c: int, end: int) -> None:
        """Event nouns behind a verb: part of its happening, its cause, or happenings of their own."""
        while nested:
            n, governed = nested.pop(0)
            if n in self.done:
                continue
            other = self._noun(n, c, end)
            if other is None:
                continue
            other.under = governed
            if self._one_event(h, other, governed):
                self._merge(h, other)
            rest = other.n + 1
            more = [k for k in range(rest, end) if self.items[k].k == "E" and k not in self.done]
            if more:
                nested.append((more[0], self._governor(more[0])))

    def _governor(self, n: int) -> str:
        it = self.items[n]
        if it.prep:
            return it.prep
        for k in range(n - 1, -1, -1):
            back = self.items[k]
            if back.k == "p" or back.k == "x":
                return (back.entry.value or back.entry.cls) if back.entry is not None else ""
            if back.k not in "wAT" or back.joined:
                break
            if back.k == "w" and back.prep:
                return back.prep
        return "and" if it.joined else "bare"

    def _one_event(self, h: Happening, other: Happening, governed: str) -> bool:
        if h.slots.get("obj") == "weapon" and governed == TO and other.slots.get("subj") == "weapon":
            return True  # تستخدمها لإطلاق الصواريخ
        harm = h.type == "harm_casualties" or other.type == "harm_casualties"
        if h.type == "harm_casualties" and other.type == "harm_casualties":
            return True
        if harm and governed in one_event("harm"):
            return h.type in ATTACKS or other.type in ATTACKS or h.type == other.type
        if h.type in ATTACKS and other.type in ATTACKS:
            return governed in one_event("attack")
        return h.type == other.type and governed in one_event("same")

    # -- verbs that carry an event noun -----------------------------------------------------------------------------

    def _carrier(self, c: int, clause: Clause, cls: str) -> None:
        items = self.items
        before, noun = self._subject(clause)
        carried = noun if noun >= 0 and cls in ("happen", "happenobj", "witness") else -1
        relative = noun >= 0 and cls in ("light", "lightmutual", "phase", "lightmeet") and not before
        if relative:
            carried = noun
        if carried < 0:
            stop = next((n for n in range(clause.head + 1, clause.end) if items[n].k in "Pck"), clause.end)
            carried = next((n for n in range(clause.head + 1, stop) if self._counts(n)), -1)
            if cls == "undergo":
                carried = next(
                    (n for n in range(clause.head + 1, clause.end) if self._counts(n) and self._governor(n) == TO), -1
                )
        if carried < 0 or (carried in self.done and not relative and cls not in ("happen", "happenobj", "witness")):
            self._before(c, clause)
            if before and cls in ("phase", "manage", "attempt"):
                self.subjects[c] = self._actors(before)
            self._nouns(c, clause.head + 1, clause.end)
            if before and cls in ("phase", "manage", "attempt"):
                pass
            elif cls in ("phase", "manage", "attempt"):
                self.subjects[c] = self._actors(
                    [n for n in range(clause.head + 1, clause.end) if items[n].k == "M"][:2]
                )
            return
        h = self.owner.get(carried)
        if h is None or h not in self.out:
            made = self._noun(carried, c, clause.end if carried > clause.head else clause.head, full=True)
            if made is None:
                return
            h = made
        self.main[c] = h
        h.verb = clause.head
        if items[clause.head].entry is not None:
            h.rows.append(items[clause.head].row)
        h.rule = f"carrier.{cls}"
        h.lo = min(h.lo, clause.head, *(before or [clause.head]))
        role = {"undergo": "target", "witness": "site", "happen": "none", "happenobj": "none"}.get(cls, "agent")
        if cls in ("happen", "happenobj"):
            shell = Happening(
                items[clause.head],
                clause.head,
                h.type,
                {"subj": "none", "obj": "site", IN: "site", BETWEEN: "agent", ON: "target"},
            )
        else:
            shell = Happening(
                items[clause.head],
                clause.head,
                h.type,
                {"subj": role, "obj": "none", **{k: v for k, v in h.slots.items() if k not in ("subj", "obj", "gen")}},
            )
        for n in before:
            self.filler.put(shell, n, role)
            if n + 1 < clause.head and items[n + 1].k == "A" and role == "agent":
                shell.add("agent", Part(items[n + 1].nisba, items[n + 1].a, items[n + 1].b))
        stop = carried if carried > clause.head else clause.end
        self.filler.fill(shell, clause.head + 1, stop, noun=False, subject=bool(before))
        if role == "agent" and not shell.agents and not h.agents:
            h.subject_shared = True
        h.absorb(shell)
        rest = [n for n in range(clause.head + 1, clause.end) if items[n].k == "E" and n not in self.done]
        self._nested(
            h, [(n, self._governor(n)) for n in rest[:1]], c, clause.end if not rest or rest[0] > carried else carried
        )

    def _actors(self, positions: list[int]) -> list[Part]:
        out = []
        for n in positions:
            it = self.items[n]
            if it.k == "M" and not it.prep and "actor" in it.spot.readings:
                out.append(Part(it.spot.readings["actor"], it.a, it.b, it.pro))
        return out

    def _counts(self, n: int) -> bool:
        it = self.items[n]
        return it.k == "E" and it.entry is not None and n not in self.done

    def _cause(self, c: int, clause: Clause) -> None:
        """أسفر عن, أدى إلى: the toll belongs to the event before it, in this sentence, or to the subject."""
        before, noun = self._subject(clause)
        cause = self.owner.get(noun) if noun >= 0 else None
        if cause is None and noun >= 0:
            cause = self._noun(noun, c, clause.head, full=True)
        if cause is None:
            after = self._first_nominal(clause.head + 1, clause.end)
            if after >= 0 and after not in self.done and self.items[after].k == "E" and self.items[after].cls != "harm":
                stop = next(
                    (
                        k
                        for k in range(after + 1, clause.end)
                        if (self.items[k].k == "p" and self.items[k].governs in (ABOUT, TOWARDS))
                        or self.items[k].prep == BY
                    ),
                    clause.end,
                )
                cause = self._noun(after, c, stop, full=True)
        if cause is None:
            cause = next(
                (x for x in reversed(self.out) if x.type in ATTACKS or x.type in ("escalation", "harm_casualties")),
                None,
            )
        harm = self._harm_in(c, clause)
        if harm is None:
            self._nouns(c, clause.head + 1, clause.end)
            return
        if cause is not None and harm is not cause and (harm.type == "harm_casualties"):
            self._merge(cause, harm)
            cause.lo = min(cause.lo, clause.start)
        else:
            self.main[c] = harm
            harm.lo = min(harm.lo, clause.start)
        del before
        for n in range(clause.head + 1, clause.end):
            if self.items[n].k == "E" and n not in self.done:
                self._nouns(c, n, clause.end)
                break

    def _harm_in(self, c: int, clause: Clause) -> Happening | None:
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
                and n not in self.done
                and it.entry is not None
                and (it.entry.harm or it.entry.cls == "harm" or it.entry.slots.get("subj") == "weapon")
            ):
                harm = self._noun(n, c, clause.end, full=True)
                if harm is not None:
                    if counted >= 0 and not harm.figures and harm.harm:
                        self.filler.tolls.figure(harm, counted, harm.harm)
                    if made is None:
                        made = harm
                    elif harm.type in ("harm_casualties", made.type):
                        self._merge(made, harm)
                    n = max(n + 1, harm.hi)
                    continue
            elif it.k in "GQ" and it.people.harm and not any(f.a == it.a for h in self.out for f in h.figures):
                if made is None:
                    made = Happening(items[clause.head], clause.head, "harm_casualties", {})
                    made.clause, made.rule = c, "cause"
                    self.out.append(made)
                self.filler.tolls.figure(made, n, it.people.harm)
            elif it.k == "G" and n and self.norms[items[n - 1].a] in definite_cues("lives"):
                if made is None:
                    made = Happening(items[clause.head], clause.head, "harm_casualties", {})
                    made.clause, made.rule = c, "cause"
                    self.out.append(made)
                self.filler.tolls.figure(made, n, "killed")
            elif it.k == "b" and made is not None:
                n = self.filler.tolls.parts(made, n, clause.end)
                continue
            elif it.k == "M" and made is not None and self.items[n - 1].k == "p":
                for slot, entity in fit("site", it.spot.readings, "harm_casualties"):
                    made.add(slot, Part(entity, it.a, it.b, it.pro))
            n += 1
        return made

    # -- nouns -------------------------------------------------------------------------------------------------------------

    def _nouns(self, c: int, start: int, end: int) -> None:
        """Event nouns without a verb of their own."""
        last: Happening | None = None
        for n in range(start, end):
            if self.items[n].k not in "EP" or n in self.done:
                continue
            h = self._participle(n, c, end) if self.items[n].k == "P" else self._noun(n, c, end, full=True)
            if h is None:
                continue
            governed = self._governor(n)
            h.under = governed
            if last is not None and self.items[n].k == "E" and self._one_event(last, h, governed):
                self._merge(last, h)
            else:
                last = h
                self.main.setdefault(c, h)

    def _noun(self, n: int, c: int, end: int, *, full: bool = True) -> Happening | None:
        """The happening of an event noun with what follows it."""
        del full
        it = self.items[n]
        entry = it.entry
        if entry is None or n in self.done:
            return None
        if entry.cls in _NEEDS and not self._needed(n, entry.cls):
            return None
        etype = "harm_casualties" if entry.cls == "harm" else entry.code
        h = self._happening(n, c, etype, f"noun.{entry.cls}")
        self.out.append(h)
        nested = self.filler.fill(h, n + 1, end, noun=True)
        if entry.slots.get("subj") == "weapon" and h.figures and not h.weapons:
            h.type, h.types = "harm_casualties", ["harm_casualties"]
        if entry.cls == "lightnoun":
            return self._light_noun(h, nested, c, end)
        if h.type == "control_of_territory" and not h.places:
            self._held_place(h, n, c)
        if it.enc and h.harm and not h.figures and it.enc in pronouns():
            self._pronoun_toll(h, n)
        for k, governed in nested:
            if k in self.done:
                continue
            other = self._noun(k, c, end)
            if other is None:
                continue
            other.under = governed
            if k == n + 1 and h.harm == "killed" and not h.figures and other.harm == "injured" and it.k == "E":
                other.figures = [
                    f._replace(kind="killed_or_injured" if f.part_of is None else f.kind) for f in other.figures
                ]
            if self._one_event(h, other, governed) or (
                governed == "gen" and h.type != "harm_casualties" and not h.agents
            ):
                self._merge(h, other)
        return h

    def _light_noun(self, h: Happening, nested: list[tuple[int, str]], c: int, end: int) -> Happening | None:
        """شن غارات, وقوع مجازر, تنفيذ هجوم: a noun that only carries the event noun behind it."""
        if h in self.out:
            self.out.remove(h)
        for k, _ in nested:
            other = self._noun(k, c, end)
            if other is not None:
                for part in h.agents:
                    other.add("agent", part)
                for place, role in h.places:
                    other.add(role, place)
                other.lo = min(other.lo, h.n)
                return other
        return None

    def _held_place(self, h: Happening, n: int, c: int) -> None:
        """مناطق في إدلب تحت سيطرة X: what is under control stands before the words that say so."""
        start = self.clauses[c].start if c < len(self.clauses) else 0
        for k in range(n - 1, start - 1, -1):
            it = self.items[k]
            if it.k == "M" and "place" in it.spot.readings:
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
                h.lo = min(h.lo, k)
                return

    def _pronoun_toll(self, h: Happening, n: int) -> None:
        """مقتله, إصابتها, مقتلهما: the pronoun is the victim."""
        it = self.items[n]
        count = pronouns()[it.enc]
        h.figures.append(Figure(h.harm, Counted(count, count, False, False, False, "people", "", None, ""), it.a, it.b))  # noqa: FBT003

    def _needed(self, n: int, cls: str) -> bool:
        """Whether a word that is an event only in company has it."""
        near = self.items[max(0, n - 3) : n]
        if cls == "eventweapon":
            return self._governor(n) == BY  # برصاص القوات, بنيران الجيش
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

    def _participle(self, n: int, c: int, end: int) -> Happening | None:
        """مستهدفة, موقعة, مخلفا: a participle that goes on with the event before it; محاصر, خاضع: states."""
        it = self.items[n]
        entry = it.entry
        if entry is None:
            return None
        if entry.cls == "cause":
            cause = next((x for x in reversed(self.out) if x.n < n), None)
            harm = self._harm_in(c, Clause(n, end, n))
            if harm is not None and cause is not None and harm is not cause:
                self._merge(cause, harm)
                return cause
            return harm
        if entry.cls == "event" and entry.code == "attack_other":
            h = self._happening(n, c, entry.code, "participle.event")
            self.filler.fill(h, n + 1, end, noun=True)
            cause = next((x for x in reversed(self.out) if x.n < n and x.type in ATTACKS), None)
            self.out.append(h)
            if cause is not None:
                self._merge(cause, h)
                return cause
            return h
        if entry.cls in ("event", "control"):
            h = self._happening(n, c, entry.code, f"participle.{entry.cls}")
            before = [k for k in range(max(0, n - 6), n) if self.items[k].k == "M"]
            for k in before[-1:]:
                self.filler.put(h, k, entry.slots.get("subj", "target") if entry.cls == "event" else "site")
                h.lo = min(h.lo, k)
            self.filler.fill(h, n + 1, end, noun=False, subject=True)
            h.subject_shared = not h.agents and entry.slots.get("subj") == "agent"
            self.out.append(h)
            return h
        return None
