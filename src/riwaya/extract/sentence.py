"""One sentence to its happenings: each clause goes to the reader of its kind of verb.

The class of a verb in the lexicon says which: an event (:mod:`.verbs`), a carrier, a cause or a number
(:mod:`.carriers`); what has no such verb is read by its event nouns and participles (:mod:`.nouns`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.extract.broughtdown import brought_down
from riwaya.extract.carriers import CarrierReader
from riwaya.extract.drafts import Draft
from riwaya.extract.happenings import ATTACKS, CUSTODY, Happening
from riwaya.extract.loose import LooseTolls
from riwaya.extract.nouns import NounReader
from riwaya.extract.oncetold import OnceTold
from riwaya.extract.strikers import repelled
from riwaya.extract.subjects import SubjectFinder
from riwaya.extract.topics import TopicReader
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
        self.items, self.clauses = items, parts
        self.draft = Draft(items, norms, parts)
        self.subjects = SubjectFinder(self.draft)
        self.nouns = NounReader(self.draft)
        self.verbs = VerbReader(self.draft, self.subjects, self.nouns)
        self.carriers = CarrierReader(self.draft, self.subjects, self.nouns)

    def read(self) -> list[Happening]:
        """Every happening of the sentence, in text order."""
        for c, clause in enumerate(self.clauses):
            self._clause(c, clause)
            self.nouns.beside.of_clause(c, clause)
        LooseTolls(self.draft).read()
        OnceTold(self.draft).read()
        self._inherit()
        TopicReader(self.draft).read()
        for h in self.draft.out:
            h.arm()
            repelled(h, self.items, self.draft.norms, self.clauses)
            if h.type == "clash_battle":
                h.meet()
        brought_down(self.draft.out, self.items, self.draft.norms)
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
        elif cls == "plan" and (deal := self._terms(c, clause)) is not None:
            self.draft.out.append(deal)
        else:
            self.nouns.before(c, clause)
            self.nouns.between(c, clause.head + 1, clause.end)
            for h in self.draft.out:
                if h.clause == c and h.n > clause.head and cls in ("plan", "cancel") and self._governs(clause, h, cls):
                    h.status = "future" if cls == "plan" else h.status
                    h.negated = "denied" if cls == "cancel" else h.negated

    def _governs(self, clause: Clause, h: Happening, cls: str) -> bool:
        """Whether a verb reaches an event noun: what is called off stands before the next comma."""
        return cls == "plan" or not any(it.k == "," for it in self.items[clause.head : h.n])

    def _terms(self, c: int, clause: Clause) -> Happening | None:
        """ينص الاتفاق على وقف القتال وتبادل الأسرى: the terms of a deal are told as the deal, not as events."""
        near = range(max(clause.start, clause.head - 3), min(clause.end, clause.head + 2))
        n = next((k for k in near if self.items[k].cls == "deal" and not self.items[k].prep), -1)
        terms = [k for k in range(clause.head + 1, clause.end) if self.items[k].k == "E" and k != n]
        if n < 0:
            return None
        h = self.draft.happening(n, c, "ceasefire_agreement", "deal.terms")
        h.lo, h.hi = clause.start, clause.end
        self.draft.done.update(terms)
        return h

    def _inherit(self) -> None:
        """The place of what a happening is said to come from is its place too, where it names none of its own."""
        for h in self.draft.out:
            if h.places or (h.bare and h.item.definite and h.rule.startswith("noun")):
                continue
            behind = [
                o
                for o in self.draft.out
                if o is not h and o.n > h.n and o.clause in (h.clause, h.clause + 1) and o.places and o.under
            ]
            if behind and h.type in ATTACKS | CUSTODY | {"displacement_flight", "harm_casualties"}:
                role = "origin" if h.type == "displacement_flight" else "site"
                for part, its in behind[0].places:
                    if its in ("site", "origin"):
                        h.add(role, part)
