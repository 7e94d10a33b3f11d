"""One sentence to its happenings: each clause goes to the reader of its kind of verb.

The class of a verb in the lexicon says which: an event (:mod:`.verbs`), a carrier, a cause or a number
(:mod:`.carriers`); what has no such verb is read by its event nouns and participles (:mod:`.nouns`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.arabic.prepositions import FROM, IN
from riwaya.extract.carriers import CarrierReader
from riwaya.extract.drafts import Draft
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import cues
from riwaya.extract.nouns import NounReader
from riwaya.extract.subjects import SubjectFinder
from riwaya.extract.verbs import VerbReader

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item


_CARRY: Final = frozenset(
    ("light", "lightin", "lightmutual", "lightmeet", "phase", "manage", "attempt", "undergo", "happen", "happenobj",
     "witness")
)  # fmt: skip


class SentenceReader:
    """Reads the happenings of one sentence."""

    def __init__(self, items: list[Item], norms: list[str], parts: list[Clause]) -> None:
        self.items, self.norms, self.clauses = items, norms, parts
        self.draft = Draft(items, norms, parts)
        self.subjects = SubjectFinder(self.draft)
        self.nouns = NounReader(self.draft)
        self.verbs = VerbReader(self.draft, self.subjects, self.nouns)
        self.carriers = CarrierReader(self.draft, self.subjects, self.nouns)

    def read(self) -> list[Happening]:
        """Every happening of the sentence, in text order."""
        for c, clause in enumerate(self.clauses):
            self._clause(c, clause)
            self.nouns.participles(c, clause)
        self._tolls()
        self._elided()
        self._inherit()
        for h in self.draft.out:
            h.arm()
            if h.type == "clash_battle":
                h.meet()
        return sorted(self.draft.out, key=lambda h: h.item.a)

    def _clause(self, c: int, clause: Clause) -> None:
        head = self.items[clause.head] if clause.head >= 0 else None
        entry = head.entry if head is not None else None
        cls = entry.cls if entry is not None else ""
        if entry is None:
            self.nouns.between(c, clause.start, clause.end)
        elif cls == "harm" or (cls in ("event", "foil") and entry.slots):
            self.verbs.read_verb(c, clause)
        elif cls in _CARRY:
            self.carriers.carrier(c, clause, cls)
        elif cls == "cause":
            self.carriers.cause(c, clause)
        elif cls == "reach":
            self.carriers.reach(c, clause)
        else:
            self.nouns.before(c, clause)
            self.nouns.between(c, clause.head + 1, clause.end)
            for h in self.draft.out:
                if h.clause == c and h.n > clause.head and cls in ("plan", "cancel"):
                    h.status = "future" if cls == "plan" else h.status
                    h.negated = "denied" if cls == "cancel" else h.negated

    def _tolls(self) -> None:
        """Counted dead and wounded that no verb took (إضافة إلى 20 قتيلا): the toll of what stands before."""
        taken = {f.a for h in self.draft.out for f in h.figures}
        for n, it in enumerate(self.items):
            if it.k != "G" or not it.people.harm or it.a in taken or it.people.bare:
                continue
            nobody = self.draft.filler.tolls.none(n)
            if it.people.low is None and not nobody:
                continue
            c = next((k for k, clause in enumerate(self.clauses) if clause.start <= n < clause.end), 0)
            h = self.draft.main.get(c)
            if nobody:  # قصفت القوات بلدة، ولم تقع إصابات
                h = next((o for o in reversed(self.draft.out) if o.n < n and o.type in ATTACKS), h)
            if h is None or not (h.type in ATTACKS or h.type == "harm_casualties"):
                h = Happening(it, n, "harm_casualties", {})
                h.clause, h.rule = c, "toll"
                h.lo = min(n, self.clauses[c].start if self.clauses else n)
                self.draft.main[c] = h
                self.draft.out.append(h)
            self.draft.filler.tolls.figure(h, n, it.people.harm)
            if n + 1 < len(self.items) and self.items[n + 1].k == "b":
                self.draft.filler.tolls.parts(h, n + 1, len(self.items))
            h.lo, h.hi = min(h.lo, n), max(h.hi, n + 1)

    def _elided(self) -> None:
        """قتل ثلاثة في حي كذا وآخر في حي كذا: a number without its noun, or «another», goes on with the toll before."""
        taken = {f.a for h in self.draft.out for f in h.figures}
        for n, it in enumerate(self.items[:-1]):
            another = it.k == "w" and self.norms[it.a].removeprefix(AND) in cues("one_more") and AND in it.pro
            number = it.k == "Q" and it.joined and it.a not in taken and it.people.low is not None
            if not (another or number) or not self._placed_on(n):
                continue
            told = [h for h in self.draft.out if h.figures and h.figures[-1].a < it.a]
            if told and max(h.figures[-1].a for h in told) >= 0:
                self.draft.filler.tolls.elided(max(told, key=lambda h: h.figures[-1].a), n)

    def _placed_on(self, n: int) -> bool:
        """Whether a place, a cause or a time, and no noun, stands behind item ``n``."""
        after = self.items[n + 1]
        return (after.k == "p" and after.governs in (IN, FROM, "قرب")) or after.k in "xT"

    def _inherit(self) -> None:
        """The place of what a happening is said to come from is its place too, where it names none of its own."""
        for h in self.draft.out:
            if h.places:
                continue
            behind = [
                o
                for o in self.draft.out
                if o is not h and o.n > h.n and o.clause in (h.clause, h.clause + 1) and o.places and o.under
            ]
            if behind and (h.type == "displacement_flight" or h.type in ATTACKS or h.type == "harm_casualties"):
                role = "origin" if h.type == "displacement_flight" else "site"
                for part, its in behind[0].places:
                    if its in ("site", "origin"):
                        h.add(role, part)
