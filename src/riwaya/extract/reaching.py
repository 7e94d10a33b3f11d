"""Tolls told by their number: بلغ عدد القتلى 70, ارتفعت الحصيلة إلى 7 قتلى, ارتفاع عدد الضحايا إلى 18."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.extract.happenings import ATTACKS, OF_HARM, Happening, Part
from riwaya.extract.lexicon.words import cues
from riwaya.extract.peoplewords import OPEN

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft

#: How many items may stand between what is counted and its verb.
_PARENTHESIS: Final = 14


class ReachReader:
    """Reads the tolls of one sentence that a word of reaching and its number tell."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.items, self.norms = draft.items, draft.norms
        #: Where the toll read last ends.
        self.stop = 0

    def read(self, c: int, clause: Clause) -> Happening | None:
        """The toll of a clause whose head reaches a number; None where it counts nobody."""
        items = self.items
        kind = self._kind(clause) or self._told_before(clause.start)
        counts = [
            n for n in range(clause.head + 1, clause.end) if items[n].k in "GQ" and items[n].people.low is not None
        ]
        own = [n for n in counts if items[n].people.harm]
        if not (own or (kind and counts)):
            return None
        h = Happening(items[clause.head], clause.head, OF_HARM.get(kind, "harm_casualties"), {})
        h.clause, h.rule, h.lo = c, "reach", clause.start
        self.draft.done.add(clause.head)
        self.stop = clause.end
        n, anew = clause.start, False
        while n < clause.end:
            it = items[n]
            if it.cls in ("after", "aux") and h.figures and n > clause.head:
                self.stop = n  # ارتفع العدد إلى 23 بعد وفاة مصابين
                break
            if it.k == "b":
                n = self.draft.filler.parts.read(h, n, clause.end)
                continue
            if it.k == "G" and it.people.harm and it.people.low is None:
                anew = bool(h.figures) and (it.joined or items[n - 1].k == "w")  # والجرحى إلى 40
                kind = it.people.harm if it.people.harm != OPEN else kind
            elif (
                n > clause.head
                and it.k in "GQ"
                and it.people.low is not None
                and (it.k == "G" or n == counts[0] or items[n - 1].k == "G" or anew)
            ):
                self.draft.filler.tolls.figure(h, n, it.people.harm or kind)
                anew = False
            elif it.k == "M" and "place" in it.spot.readings and n > 0 and (items[n - 1].k == "p" or it.prep):
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
            elif it.k == "A" and items[n - 1].k in "Ew" and self._of_attack(n, clause.start):
                h.add("agent", Part(it.nisba, it.a, it.b, it.pro))  # حصيلة القصف الإسرائيلي بلغت
            n += 1
        return self._with_before(h, c)

    def _of_attack(self, n: int, start: int) -> bool:
        """Whether the noun that an adjective describes is an attack."""
        while n > start and self.items[n].k in "Aw":
            n -= 1
        entry = self.items[n].entry
        return self.items[n].k == "E" and entry is not None and entry.code in ATTACKS

    def _kind(self, clause: Clause) -> str:
        """The harm that the words of the clause tell: of its people without a number, or of a word of toll."""
        people = [self.items[n].people for n in range(clause.start, clause.end) if self.items[n].k == "G"]
        told = next((x.harm for x in people if x.harm and x.low is None), "")
        toll = any(
            self.items[n].k == "w" and self.norms[self.items[n].a].endswith(tuple(cues("toll")))
            for n in range(clause.start, clause.end)
        )
        before = next((h for h in reversed(self.draft.out) if h.item.cls == "harm"), None)
        if not told and not toll and before is not None and all(f.people.low is None for f in before.figures):
            self.draft.out.remove(before)  # عدد الذين تم تحييدهم وصل إلى 415
            return before.harm
        return "killed" if told == OPEN or (not told and toll) else told

    def _told_before(self, start: int) -> str:
        """عدد القتلى في المدينة، عاصمة كذا، ارتفع إلى 2200: what is counted stands before a parenthesis."""
        if start == 0 or self.items[start - 1].k != ",":
            return ""
        for n in range(start - 1, max(0, start - _PARENTHESIS), -1):
            it = self.items[n]
            bare = it.k == "G" and it.people.harm and it.people.low is None
            if bare and self.norms[self.items[n - 1].a] in cues("part"):
                return "killed" if it.people.harm == OPEN else it.people.harm
            if it.k in "VEGQ":
                return ""
        return ""

    def _with_before(self, h: Happening, c: int) -> Happening:
        """بلغ عدد القتلى 70، فيما بلغ عدد الجرحى 90: another harm of the toll right before."""
        before = self.draft.main.get(c - 1)
        self.draft.out.append(h)
        self.draft.main[c] = h
        if (
            before is not None
            and before.rule == "reach"
            and {f.kind for f in before.figures}.isdisjoint(f.kind for f in h.figures)
            and not h.places
        ):
            self.draft.merge(before, h)
            before.rule = "reach"
            return before
        return h
