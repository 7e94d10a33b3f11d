"""Parts of a toll: بينهم طفلان, هم أربعة جنود, من بين القتلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import BY_WHOM, FROM, IN
from riwaya.extract.happenings import Figure, Happening, Part
from riwaya.extract.items import uncounted
from riwaya.extract.lexicon.words import cues
from riwaya.extract.peoplewords import HURT, told_by

if TYPE_CHECKING:
    from riwaya.extract.tolls import TollReader


class PartReader:
    """Adds the parts of tolls in one sentence."""

    def __init__(self, tolls: TollReader) -> None:
        self.tolls, self.items = tolls, tolls.items

    def read(self, h: Happening, n: int, end: int) -> int:
        """بينهم: the counted people that follow are part of the figure before. Gives where they end."""
        items = self.items
        marker = items[n]
        if not h.figures and not h.harm and self.tolls.last is not None:
            h = self.tolls.last  # قتلت 73 شخصا في منطقة تسيطر عليها المعارضة، منهم 38 في المدينة
        kind = h.figures[-1].kind if h.figures else (h.harm or "killed")
        if marker.cls == "part" and marker.governs and h.figures:
            kind = marker.governs  # قتل خمسة وأصيب عشرة، بين القتلى طفلان
        whole = self._whole(h, kind if marker.governs else "")
        k = n + 1
        if marker.entry is not None and marker.entry.cls == "part1":
            if h.harm and not h.figures and n == h.n + 1:  # مقتل أحدهما
                h.figures.append(Figure(h.harm, uncounted(1, "people"), marker.a, marker.b))
            return k
        if k < end and items[k].mark == ":":
            k += 1  # هم: أربعة جنود ومدنيان
        while k < end:
            it = items[k]
            if it.k == "G" and it.entry is not None and fold(it.entry.lemma) in cues("kin") and items[k - 1].k == "p":
                k += 1 + (k + 1 < end and items[k + 1].k == "Q")
                continue  # جميعهم من عائلة واحدة: whose they are, not who
            if it.k in "GQ" and self._who_that_is(k):
                k += 1
                continue
            if it.k == "G" and {it.people.harm, kind} == HURT and it.joined:
                break  # قتيلان بينهم ضابط وعشرات الجرحى
            if it.k in "GQ":
                count = it.people
                self.tolls.figure(h, k, told_by(count, kind), whole)
            elif it.k == "M" and "actor" in it.spot.readings and it.spot.readings["actor"].kind == "person":
                known = h.whole
                h.whole = whole
                self.tolls.named_victim(h, it, it.spot.readings["actor"])
                h.targets = [t for t in h.targets if t.entity.kind != "person"]
                h.whole = known
                k += 1
                break
            elif it.k == "M" and "object" in it.spot.readings and h.targets and not h.figures:
                h.add("target", Part(it.spot.readings["object"], it.a, it.b, it.pro))
            elif self._body_between(k, end):
                k += 1  # بينهم 12 من الشرطة و5 من الجيش
            elif it.k in ",;xEVrckbP" or (it.k == "p" and h.figures and items[k - 1].k in "GQ"):
                break
            elif it.k == "p" and it.governs == IN and (k == n + 1 or (h.figures and h.figures[-1].a > marker.a)):
                break  # معظمهم في درعا, بينهم مدنيون موالون للحكومة في مدينة كذا: where, not who
            elif it.k == "p" and it.governs == BY_WHOM:
                break  # قضى 13 شخصا من بين الضحايا على يد القوات: who did it is no part of them
            k += 1
        h.hi = max(h.hi, k)
        return k

    def _body_between(self, n: int, end: int) -> bool:
        """Whether the body of those just counted stands here, and more people are joined behind it."""
        items = self.items
        if n + 2 >= end or items[n].governs != FROM or items[n - 1].k not in "GQ" or items[n + 1].k != "M":
            return False
        return items[n + 2].joined and items[n + 2].k in "GQ"

    def before(self, h: Happening, n: int, end: int) -> None:
        """تسعة مدنيين بينهم طفل قتلوا: the part that stands from item ``n`` between the people and their verb."""
        n = next((k for k in range(n, end) if self.items[k].k == "b"), end)
        if n + 1 >= end or not h.figures:
            return
        known = len(h.figures)
        self.read(h, n, end)
        if len(h.figures) == known and self.items[n + 1].k == "G":
            self.tolls.figure(h, n + 1, h.figures[-1].kind, known - 1)

    def _whole(self, h: Happening, kind: str) -> int | None:
        wholes = [i for i, f in enumerate(h.figures) if f.part_of is None and kind in ("", f.kind)]
        return wholes[-1] if wholes else None

    def _who_that_is(self, n: int) -> bool:
        """الصحفيان فلان، مصور قناة كذا، وفلان: what stands behind a name and a comma says who he was."""
        named = n > 1 and self.items[n - 1].k == "," and self.items[n - 2].k == "M"
        person = named and "actor" in self.items[n - 2].spot.readings
        return person and self.items[n - 2].spot.readings["actor"].kind == "person" and not self.items[n].joined
