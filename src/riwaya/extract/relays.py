"""Relays: whose words a verb of relaying passes on (نقلت وكالة عن مصدر)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import ABOUT
from riwaya.extract.lexicon.words import cues
from riwaya.extract.sources import named, unnumbered
from riwaya.extract.voices import Source

if TYPE_CHECKING:
    from riwaya.extract.statements import StatementReader
    from riwaya.extract.unlisted import BodyReader

_SOURCE_REACH: Final = 4
_LONGEST_SUBJECT: Final = 2


class RelayReader:
    """Finds the sources that the verbs of relaying of one sentence name behind «from»."""

    def __init__(self, statements: StatementReader, bodies: BodyReader) -> None:
        self.statements, self.bodies = statements, bodies
        self.items, self.norms = statements.items, statements.norms

    def relayed(self, head: int, stop: int, relay: Source) -> Source:
        """نقلت وكالة عن مصدر: the agency relays, the source claims."""
        items = self.items
        about = next((n for n in range(head + 1, stop) if items[n].k == "p" and items[n].governs == ABOUT), -1)
        for n in range(about + 1, min(stop, about + _SOURCE_REACH) if about >= 0 else 0):
            source = named(items[n]) if items[n].k == "M" or unnumbered(items[n]) else Source()
            if source.parts:
                links = tuple((p, "relay") for p in relay.parts[:1] if p.a < items[n].a)
                return source._replace(chain=source.chain + links)
        if about >= 0 and not relay.chain and (end := self._unlisted(about + 1, stop)):
            part = self.bodies.part(items, about + 1, end)
            return Source((part,), tuple((p, "relay") for p in relay.parts[:1]))
        return relay

    def passed_on(self, head: int, stop: int, medium: Source) -> Source:
        """أفادت وكالة عن شهود أنهم: a medium that says something «from» sources passes them on."""
        passed = self.relayed(head, stop, medium)
        return passed if passed.kind == "unnamed" else medium

    def _unlisted(self, n: int, stop: int) -> int:
        """نقلت الوكالة عن أبو قصرة قوله: where the words of an unlisted source end, 0 for none."""
        end = n
        while end < stop and end - n <= _LONGEST_SUBJECT and self.items[end].k == "w" and not self.items[end].prep:
            office = self.items[end].entry
            if end > n and office is not None and office.cls in ("title", "spokes"):
                break  # عن أحمد باني مدير مكتب كذا
            if self.items[end].enc or self.statements.at(end) or self.norms[self.items[end].a] in cues("own_words"):
                break
            end += 1
        return end if end > n else 0
