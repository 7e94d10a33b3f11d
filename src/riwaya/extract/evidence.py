"""Evidence: how far the words of a claim reach, and the words that say what it was for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    TO,
)
from riwaya.extract.lexicon.words import cues
from riwaya.model import (
    Phrase,
)

if TYPE_CHECKING:
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told


#: How many items the tail of a clause may bring into the evidence.
_LONGEST_TAIL: Final = 24
_SHORTEST_TAIL: Final = 3
#: How many times as long as the words of the event itself its tail may be.
_TAIL_TIMES: Final = 3
_LONGEST_SUBJECT: Final = 8
_LONGEST_LEAD: Final = 14
_CLOSING: Final = ('"', "»", "”", ")")


def _opens(it: Item) -> bool:
    """Whether an item only leads over to what stands behind it."""
    return it.cls == "plus" or (it.k in ",;pckrxnhf" and it.mark not in ('"', "»", "”", ")"))


class EvidenceReader:
    """Finds the evidence of the claims of a sentence."""

    def __init__(self, view: SentenceView) -> None:
        self.view = view

    def span(self, told: Told, items: list[Item]) -> tuple[int, int]:
        """Where the evidence of a claim starts and ends in the article."""
        h = told.h
        lo = min(h.lo, h.n, h.verb)
        if h.item.k == "V" and 0 <= h.clause < len(self.view.parts):
            start = self.view.parts[h.clause].start
            if lo - start <= _LONGEST_SUBJECT and not any(start <= n < lo for n in told.stops):
                lo = min(lo, start)
        while lo < h.n and items[lo].k in ",;crk":
            lo += 1
        if self._led_in(told, lo):
            lo = told.lead
        while (lo > 0 and items[lo - 1].k == "T") or (lo > 1 and items[lo - 1].k == "," and items[lo - 2].k == "T"):
            lo -= 1
        hi = self.reach(h, items)
        while hi - 1 > h.n and _opens(items[hi - 1]):
            hi -= 1
        hi = self._close(hi, told, items)
        while hi - 1 > h.n and items[hi - 1].k in ",;pckrx":
            hi -= 1  # a word that dates what comes next (وغداة) belongs to what comes next
        hi = self._without_loose_end(self._without_opening(hi, h, items), h, items)
        first = items[lo]
        while first.k in ",;" and lo < h.n:
            lo += 1
            first = items[lo]
        return self.view.tokens[first.a].start, self.view.tokens[items[hi - 1].b - 1].end

    def _led_in(self, told: Told, lo: int) -> bool:
        """Whether a short lead-in of saying belongs to the evidence: that of the first claim behind it."""
        return told.lead < lo < told.lead + _LONGEST_LEAD and not any(told.lead < n < lo for n in told.stops)

    def _without_opening(self, hi: int, h: Happening, items: list[Item]) -> int:
        """حماة التي غالباً: the opening words of a clause whose verb another claim tells belong to that clause."""
        n = hi - 1
        while n > h.n and hi - n <= _SHORTEST_TAIL and items[n].k in "wA":
            n -= 1
        return n if n > h.n and n >= h.hi and items[n].k in "rk" else hi

    def _without_loose_end(self, hi: int, h: Happening, items: list[Item]) -> int:
        """… في الرياض، ولم; … على تعز ومصادر; … مشيرا: a word that only begins what comes next is no end."""
        n = hi
        while n - 1 > h.n and n > h.hi and self._begins_next(items[n - 1], items[n] if n < len(items) else None):
            n -= 1
        while n < hi and n - 1 > h.n and items[n - 1].k in ",;pckrxnhf" and items[n - 1].mark not in _CLOSING:
            n -= 1
        return n

    def _begins_next(self, it: Item, after: Item | None) -> bool:
        """Whether a word at the end of the evidence belongs to what stands behind it."""
        if after is None or after.k in ",;":
            return it.k == "n"
        says = it.k == "P" and it.cls in ("say", "speech")
        return says or it.k in "nhfV" or (it.k == "w" and it.joined and not it.prep)

    def _close(self, hi: int, told: Told, items: list[Item]) -> int:
        """Take in the causes, relative clauses and the phrase of saying that follow, up to what another claim tells."""
        n = hi
        while n < len(items) and n not in told.stops:
            it = items[n]
            if (
                it.k == "k"
                or (it.k == "V" and (it.joined or it.cls in ("say", "speech")))
                or (it.k == ";" and it.mark in ".؟!؛:")
            ):
                break
            if it.k == "," and n + 1 < len(items) and items[n + 1].joined and items[n + 1].k in "VEw":
                break
            n += 1
        return n if n - hi <= min(_LONGEST_TAIL, max(_SHORTEST_TAIL, _TAIL_TIMES * (hi - told.h.lo))) else hi

    def reach(self, h: Happening, items: list[Item]) -> int:
        """Where the words of a happening end: at the next verb, mark, phrase of saying or event of its own."""
        hi = max(h.hi, h.n + 1)
        while hi < len(items):
            it = items[hi]
            if it.k == "p" and self._remarks(hi + 1, items):
                break
            if it.k == "x" and hi + 1 < len(items) and items[hi + 1].k == "T":
                hi += 2
                continue
            if (
                it.k in ",VrckxbaPz"
                or (it.k == "E" and it.cls not in ("aidgoods", "convoy", "lightnoun", "operation"))
                or (it.k == ";" and it.mark not in '"“”«»')
            ):
                if it.k == "," and hi + 1 < len(items) and items[hi + 1].k == "T" and not items[hi + 1].joined:
                    return hi + 2
                break
            hi += 1
        return hi

    def _remarks(self, n: int, items: list[Item]) -> bool:
        """Whether a phrase with a preposition says nothing of the event itself (في أول حادث من نوعه)."""
        if n < len(items) and self.view.norms[items[n].a] not in cues("remark"):
            return False
        while n < len(items) and (items[n].k in "wpA" or items[n].cls == "lightnoun"):  # في أول حادث من نوعه
            n += 1
        return n == len(items) or items[n].k not in "MGTQE"

    def purpose(self, h: Happening, items: list[Item], end: int) -> Phrase | None:
        """بهدف …, لنجدة …: what it was for, in the words of whoever tells it."""
        for n in range(h.n + 1, len(items)):
            it = items[n]
            if self.view.tokens[it.a].start >= end or it.k in "Vck":
                return None
            if it.cls == "purpose" or (it.k == "w" and it.pro == TO and it.entry is not None and it.entry.pos == "n"):
                start = self.view.tokens[it.a].start
                stop = max(
                    self.view.tokens[x.b - 1].end
                    for x in items[n : n + 4]
                    if x.k not in ",;" and self.view.tokens[x.a].start < end
                )
                return Phrase(start, stop, self.view.text[start:stop])
        return None
