"""Tolls told without a verb: who the dead were (بين القتلى طفلان), that there are some (هناك عدد من الجرحى)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.extract.happenings import ATTACKS, OF_HARM, Figure, Happening, Part
from riwaya.extract.items import uncounted
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.drafts import Draft

#: How many items may stand between the word that names the harmed and the people among them.
_REACH: Final = 9
#: Where a nominal sentence begins: behind أن, a mark, or a preposition of reports.
_OPENS: Final = "c,;"


class NominalTolls:
    """Reads the tolls of one sentence that a nominal sentence tells."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.tolls = draft, draft.filler.tolls
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def read(self, taken: set[int]) -> None:
        """Add a claim for each toll that nothing else took; ``taken`` are the first tokens of the figures so far."""
        for n, it in enumerate(self.items):
            if it.k == "b" and it.governs:
                self._among(n, it.governs, taken)
            elif it.k == "G" and it.people.harm and it.a not in taken:
                if it.people.bare and it.definite and self._opens(n):
                    self._of_them(n, taken)
                elif it.people.low is None and not it.definite and not it.prep and (at := self._there_is(n)) >= 0:
                    self._exist(n, at)

    def _opens(self, n: int) -> bool:
        """Whether a nominal sentence begins at item ``n``."""
        return n == 0 or self.items[n - 1].k in _OPENS

    def _among(self, n: int, kind: str, taken: set[int]) -> None:
        """(إن) بين القتلى سبعة مدنيين; (إن) طفلين من بين القتلى: those who are counted among the harmed."""
        before = self.items[n - 1] if n else None
        if before is not None and before.k == "G" and before.a not in taken and before.people.low is not None:
            ends = n + 1 >= len(self.items) or self.items[n + 1].k in ",;ak"
            if ends and self._opens(n - 1) and not before.people.harm:
                self._tell(n - 1, [n - 1], kind, n + 1)
            return
        if not self._opens(n) and not (before is not None and self.norms[before.a] in cues("there_is")):
            return
        found: list[int] = []
        for k in range(n + 1, min(n + _REACH, len(self.items))):
            it = self.items[k]
            if it.k == "G" and not it.prep and not it.definite:
                if it.a in taken:
                    return
                found.append(k)
            elif it.k == "M" and not found and "actor" in it.spot.readings and not it.prep:
                if it.spot.readings["actor"].kind == "person":
                    found.append(k)
                    break
            elif it.k in "VEPkx;" or (it.k == "," and found):
                break
        if found:
            self._tell(n, found, kind, found[-1] + 1)

    def _of_them(self, n: int, taken: set[int]) -> None:
        """(أن) القتلى بينهم ثلاثة أعضاء: a part is counted, the whole is not."""
        marker = n + 1
        if marker >= len(self.items) or self.items[marker].k != "b":
            return
        found = []
        for k in range(marker + 1, min(marker + _REACH, len(self.items))):
            it = self.items[k]
            if it.k == "G" and it.a not in taken and not it.definite:
                found.append(k)
            elif it.k in "VEPkxc;,":
                break
        if found:
            self._tell(n, found, self.items[n].people.harm, found[-1] + 1)

    def _there_is(self, n: int) -> int:
        """هناك عدد من الجرحى, أنباء عن وقوع قتلى: where the words before item ``n`` stand that say there are some."""
        for k in range(n - 1, max(-1, n - 3), -1):
            it = self.items[k]
            if self.norms[it.a].removeprefix(AND) in cues("there_is") or (it.cls == "lightnoun" and k == n - 1):
                return -1 if any(x.k == "n" for x in self.items[max(0, k - 2) : k]) else k
            if it.k not in ";w":
                break
        return -1

    def _exist(self, n: int, at: int) -> None:
        """Some were harmed, as the word at ``at`` says: a claim whose number nobody tells, with the part counted."""
        told = [h for h in self.draft.out if h.n < at and h.type in ATTACKS and self._clause(h.n) == self._clause(at)]
        if told and self.items[at].joined:  # هجمات على القرية ووقوع ضحايا
            self.tolls.figure(told[-1], n, self.items[n].people.harm)
            return
        h = self._tell(n, [n], self.items[n].people.harm, n + 1)
        h.lo = at
        if n + 1 < len(self.items) and self.items[n + 1].k == "b":
            self.draft.filler.parts.read(h, n + 1, len(self.items))

    def _clause(self, n: int) -> int:
        return next((c for c, clause in enumerate(self.clauses) if clause.start <= n < clause.end), 0)

    def _tell(self, n: int, found: list[int], kind: str, end: int) -> Happening:
        """A claim of its own at item ``n``, with the people at ``found``, down to item ``end``."""
        h = Happening(self.items[n], n, OF_HARM.get(kind, "harm_casualties"), {})
        h.clause = self._clause(n)
        h.rule = "toll.nominal"
        for k in found:
            it = self.items[k]
            if it.k == "M":
                h.figures.append(Figure(kind, uncounted(1, "people"), it.a, it.b))
                h.add("target", Part(it.spot.readings["actor"], it.a, it.b, it.pro))
            else:
                self.tolls.figure(h, k, kind)
        h.lo, h.hi = min(n, *found), max(h.hi, end)
        self.draft.main.setdefault(h.clause, h)
        self.draft.out.append(h)
        return h
