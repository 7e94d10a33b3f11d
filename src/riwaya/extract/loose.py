"""Loose tolls: counted dead and hurt that no trigger of their sentence took, and numbers whose noun is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.arabic.prepositions import BETWEEN, FROM, IN
from riwaya.extract.happenings import ATTACKS, OF_HARM, Happening
from riwaya.extract.lexicon.words import cues
from riwaya.extract.nominal import NominalTolls
from riwaya.extract.peoplewords import OPEN

if TYPE_CHECKING:
    from riwaya.extract.drafts import Draft

#: Where more of those harmed are, behind a number without its noun.
_AT: Final = (IN, FROM, "قرب")
_MEMBERS: Final = 8


class LooseTolls:
    """Gives the happenings of one sentence the tolls that nothing in it took."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.tolls = draft, draft.filler.tolls
        self.items, self.norms, self.clauses = draft.items, draft.norms, draft.clauses

    def read(self) -> None:
        """Counted harm first, then those who are listed under it, then the numbers without a noun."""
        taken = {f.a for h in self.draft.out for f in h.figures}
        NominalTolls(self.draft).read(taken)
        taken |= {f.a for h in self.draft.out for f in h.figures}
        for n, it in enumerate(self.items):
            if it.k not in "GQ" or it.a in taken:
                continue
            if it.people.low is not None and self._lost(n):
                self._own_toll(n, "missing")
                continue
            if it.k == "Q" or not it.people.harm:
                continue
            if it.people.bare:
                self._listed(n, taken)
            elif self._goes_with(n):
                continue
            elif (it.people.low is not None and not self._one_body(n)) or self.tolls.none(n):
                self._counted(n)
        self._elided()

    def _counted(self, n: int) -> None:
        """إضافة إلى 20 قتيلا: the toll of what stands before, or a claim of its own."""
        it = self.items[n]
        c = self._clause(n)
        h = self.draft.main.get(c)
        if self.tolls.none(n):  # قصفت القوات بلدة، ولم تقع إصابات
            h = next((o for o in reversed(self.draft.out) if o.n < n and o.type in ATTACKS), h)
        if h is None or not (h.type in ATTACKS or h.type == "harm_casualties" or h.type in OF_HARM.values()):
            h = self._own(n, c)
        self.tolls.figure(h, n, it.people.harm)
        following = self.items[n + 1] if n + 1 < len(self.items) else None
        part = next((k for k in range(n + 1, len(self.items)) if self._ends(k)), len(self.items))
        if part < len(self.items) and self.items[part].k == "b" and part - n <= _MEMBERS:
            self.draft.filler.parts.read(h, part, len(self.items))
        if following is not None and following.k == "G" and following.joined and following.people.bare:
            self.tolls.figure(h, n + 1, following.people.harm)  # عشرات القتلى والجرحى
        h.lo, h.hi = min(h.lo, n), max(h.hi, n + 1)

    def _one_body(self, n: int) -> bool:
        """نقلوا جثمان القتيل: a body that is spoken of, and not counted."""
        it = self.items[n]
        return it.people.low == 1 and it.entry is not None and it.entry.value == "bodies" and it.entry.number == "s"

    def _goes_with(self, n: int) -> bool:
        """وصول 5 قتلى وعدد من المصابين: people without a number, joined to those whom a happening counted."""
        it = self.items[n]
        if it.people.low is not None or not it.joined or n == 0:
            return False
        for h in self.draft.out:
            if h.figures and h.figures[-1].b == self.items[n - 1].b:
                self.tolls.figure(h, n, it.people.harm)
                return True
        return False

    def _lost(self, n: int) -> bool:
        """4500 شخص في عداد المفقودين, آلاف تحت الأنقاض: people who are told to be missing, or under the rubble."""
        counted = self.items[n + 1 : n + _MEMBERS]
        among = next((k for k, it in enumerate(counted) if it.k == "G" and it.people.harm == "missing"), -1)
        if among > 1 and self.norms[counted[among - 1].a] in cues("number_of") and not self.items[n].people.harm:
            return True
        return self._buried(n)

    def _buried(self, n: int) -> bool:
        """ألفا شخص لا يزالون تحت الأنقاض: people under the rubble are missing; who was dug out from there is not."""
        if self.items[n].people.harm not in ("", OPEN) or (n and self.items[n - 1].k == "E"):
            return False
        for k in range(n + 1, min(n + _MEMBERS, len(self.items) - 1)):
            it = self.items[k]
            if self.norms[it.a] in cues("under"):
                return self.items[k - 1].k != "p" and self.norms[self.items[k + 1].a] in cues("rubble")
            if it.k not in "wnpM" and it.cls != "aux":
                return False
        return False

    def _own_toll(self, n: int, kind: str) -> None:
        """A claim of its own for the people at item ``n``, down to the rubble that they are under."""
        h = self._own(n, self._clause(n))
        self.tolls.figure(h, n, kind)

    def _ends(self, n: int) -> bool:
        """Whether the words of a toll end at item ``n``, at its parts or at something else that is told."""
        it = self.items[n]
        return it.k in "bEGQkcr;" or (it.k == "V" and it.cls != "aux")

    def _own(self, n: int, c: int) -> Happening:
        h = Happening(self.items[n], n, OF_HARM.get(self.items[n].people.harm, "harm_casualties"), {})
        h.clause, h.rule = c, "toll"
        h.lo = min(n, self.clauses[c].start if self.clauses else n)
        self.draft.main[c] = h
        self.draft.out.append(h)
        return h

    def _listed(self, n: int, taken: set[int]) -> None:
        """القتلى هم خمسة مقاتلين وأربعة عناصر, من بين المعتقلين 24 طفلا: who they were, behind the word of harm."""
        among = n > 0 and self.items[n - 1].k in "pb" and self.items[n - 1].governs in ("", BETWEEN)
        k = n + 1
        while k < len(self.items) and k - n < _MEMBERS and (self.items[k].k in "MpA" or self.items[k].k == "w"):
            if self.norms[self.items[k].a] in cues("they_are"):
                among, k = True, k + 1
                break
            k += 1
        if not among or k >= len(self.items) or self.items[k].k != "G" or self.items[k].people.low is None:
            return
        h = self._own(n, self._clause(n))
        while k < len(self.items) and self.items[k].k not in "V;k":
            if self.items[k].k == "G" and self.items[k].people.low is not None and self.items[k].a not in taken:
                self.tolls.figure(h, k, self.items[n].people.harm)
            k += 1

    def _clause(self, n: int) -> int:
        return next((c for c, clause in enumerate(self.clauses) if clause.start <= n < clause.end), 0)

    def _elided(self) -> None:
        """قتل ثلاثة في حي كذا وآخر في حي كذا: a number without its noun, or «another», goes on with the toll before."""
        taken = {f.a for h in self.draft.out for f in h.figures}
        for n, it in enumerate(self.items[:-1]):
            another = it.k == "w" and it.joined and self.norms[it.a].removeprefix(AND) in cues("one_more")
            number = it.k in "QG" and it.joined and it.a not in taken and it.people.low is not None
            attack = self._attack_behind(n) if number and it.k == "G" and not it.people.harm else None
            if not (another or number) or not (attack or (it.k != "G" and self._placed_on(n))):
                continue
            told = [(f.a, k) for k, h in enumerate(self.draft.out) for f in h.figures if f.a < it.a]
            if told and attack is not None:
                self.tolls.more(self.draft.out[max(told)[1]], attack, n)
            elif told:
                self.tolls.elided(self.draft.out[max(told)[1]], n)

    def _attack_behind(self, n: int) -> Happening | None:
        """وشخصين آخرين نتيجة غارة: the attack that struck more people, right behind them."""
        k = n + 1
        while k < len(self.items) and self.items[k].k == "w" and not self.items[k].joined:
            k += 1
        if k + 1 >= len(self.items) or self.items[k].k != "x":
            return None
        return next((h for h in self.draft.out if h.n == k + 1 and h.type in ATTACKS and not h.figures), None)

    def _placed_on(self, n: int) -> bool:
        """Whether a place, a cause or a time, and no noun, stands behind item ``n``."""
        after = self.items[n + 1]
        return (after.k == "p" and after.governs in _AT) or after.k in "xT"
