"""Contents: where that which a verb of saying says begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import ABOUT, IN
from riwaya.extract.lexicon.words import cues
from riwaya.extract.names import QUOTES
from riwaya.extract.sources import unnumbered
from riwaya.extract.voices import OPENING, speaks

#: How far behind a verb of relaying «from» may stand, over a relative clause (نقل دبلوماسي شارك في الجلسة عن فلان).
_PASSED_WITHIN: Final = 8

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.speakers import SpeakerReader


class ContentReader:
    """Finds the contents of the verbs of saying of one sentence."""

    def __init__(self, items: list[Item], norms: list[str], speakers: SpeakerReader) -> None:
        self.items, self.norms, self.speakers = items, norms, speakers

    def begins(self, head: int, clause: Clause) -> int:
        """Where what is said begins: behind أن, a colon or an opening quotation mark, or at the first event noun."""
        items = self.items
        relayed = self._relayed_content(head, clause)
        if relayed:
            return relayed
        n = self.speakers.statements.publisher(head) or self._past_relay(head, clause)
        stop = clause.end if n < clause.end else len(items)
        while n + 1 < stop:
            n += 1
            it = items[n]
            if self.norms[it.a] in cues("told_by_noun"):
                return n
            passed_on = items[n - 1].governs == ABOUT and items[head].cls == "relay"  # نقل الموقع عن مواطنين
            others = it.k == "G" and self.norms[it.a] in cues("others")  # مواقع إخبارية أخرى: an adjective
            subject = self.speakers.opens(head, n) or passed_on
            if self._named_operation(head, n) or self._meeting(n):
                continue
            if it.k in "cEG" and not others and not (subject and unnumbered(it)):
                return n
            if n == head + 1 and (closing := self.speakers.quoted_name(head)):
                n = closing
                continue
            if it.k == ";" and it.mark in OPENING:
                inside = items[n + 1] if n + 1 < len(items) else None
                if self._closes_name(n):
                    continue
                in_quotes = n + 2 < len(items) and items[n + 2].mark in QUOTES  # وكالة الأنباء، "سانا"، …
                name = inside is not None and inside.k == "M" and (in_quotes or n <= head + 2)
                if it.mark == ":" or not name:
                    return n
                n += 2 * in_quotes  # نقلت "سانا" عن مصدر: the mark behind a name closes it
        return stop

    def _meeting(self, n: int) -> bool:
        """قال خلال مؤتمر صحفي إن, حمّل في اجتماع: where somebody said it, no content."""
        entry, before = self.items[n].entry, self.items[n - 1]
        if self.items[n].k != "E" or entry is None or entry.code != "negotiation_meeting":
            return False
        return before.cls == "during" or before.governs == IN

    def _named_operation(self, head: int, n: int) -> bool:
        """قالت عملية «بركان الغضب» إن: an operation that speaks by its name is its subject."""
        if self.items[n].cls != "operation" or n != head + 1:
            return False
        behind = next((it for it in self.items[n + 1 : n + 3] if it.mark not in QUOTES), None)
        return behind is not None and behind.k == "M" and "actor" in behind.spot.readings

    def _past_relay(self, head: int, clause: Clause) -> int:
        """نقل موقع "كذا" عن القيادي …: before «from» stands only who passes it on, 0 words or many."""
        items = self.items
        if items[head].cls != "relay":
            return head
        for n in range(head + 1, max(clause.end, min(head + _PASSED_WITHIN, len(items)))):
            if items[n].k == "p" and items[n].governs == ABOUT:
                return n - 1
            if items[n].k in "cG," or (items[n].k == "V" and speaks(items[n])):
                break
        return head

    def _closes_name(self, n: int) -> bool:
        """وكالة الأنباء "سانا" عن مصدر: a mark that ends the name before it opens no quotation."""
        before = self.items[n - 1]
        marks = [k for k in range(before.a, before.b) if self.norms[k] in QUOTES]
        return before.k == "M" and len(marks) == 1 and before.b - before.a > 1

    def _relayed_content(self, head: int, clause: Clause) -> int:
        """نقلت الوكالة، التي يديرها فلان، عن مصدر أن: what is passed on begins behind a relative clause, 0 for none."""
        items = self.items
        if items[head].cls != "relay" or clause.end >= len(items) or items[clause.end].k != "r":
            return 0
        for n in range(clause.end + 1, len(items)):
            if items[n].k == "c" or (items[n].k == "V" and items[n].joined and speaks(items[n])):
                return n if items[n].k == "c" else 0
        return 0
