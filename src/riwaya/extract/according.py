"""Phrases of saying beside their content: وفق المرصد, بحسب ما أعلن, نقلا عن مصدر."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import bare_word
from riwaya.arabic.prepositions import ABOUT
from riwaya.extract.lexicon.words import cues
from riwaya.extract.voices import Scope, Source, Voice

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.extract.sources import SourceReader
    from riwaya.model import TimeValue


_LEAD: Final = 4
_SEMICOLON: Final = "؛"
#: How many items may name to whom it was said, before the day on which it was.
_CHANNEL: Final = 5


class Relay(NamedTuple):
    """A phrase that names the source of what another passes on (نقلا عن مصدر), at items ``[at, stop)``."""

    at: int
    stop: int
    source: Source


class _Phrase(NamedTuple):
    """A phrase just read, at items ``[at, stop)``: where its content may begin, and whom it names."""

    at: int
    stop: int
    floor: int
    source: Source


class PhraseReader:
    """Reads the phrases of saying of one sentence; their items become kind z, which no role sees."""

    def __init__(self, sources: SourceReader) -> None:
        self.sources = sources
        self.relays: list[Relay] = []

    def read(self, items: list[Item], last: Source) -> list[Scope]:
        """The phrases of a sentence with what they reach; ``last`` spoke in the sentence before."""
        self.relays = []
        used: set[int] = set()
        out: list[Scope] = []
        before: _Phrase | None = None
        floor = 0
        for n, it in enumerate(items):
            if it.k != "a" and (it.k != "k" or not self._as_said(items, n)):
                continue
            stop, source = self.sources.behind(items, n + 1)
            if it.cls == "accordingself" and not source.parts:
                continue
            if it.k == "k" and self._tells(items, stop):
                continue
            if not source.parts:
                stop, source = self.sources.unknown(items, n + 1, last)
            if not source.parts:
                continue
            if it.cls == "relay":
                if before is not None and before.stop >= n - 1:  # وفق صحيفة نقلا عن مسؤولين: these are who says it
                    source = source._replace(chain=((before.source.parts[0], "relay"), *source.chain))
                    out = [s for s in out if s.verb != before.at]
                    n, floor = before.at, before.floor  # noqa: PLW2901  one phrase with the one before
                else:
                    self.relays.append(Relay(n, stop, source))
            before = _Phrase(n, stop, floor, source)
            said, stop = self._said(items, n, stop)
            used.update(range(n, stop))
            voice = Voice(source.parts, source.kind, chain=source.chain, said=said, row=it.row)
            out += self._scopes(items, n, stop, floor, voice)
            floor = stop
        for n in used:
            items[n].k = "z"
        return out

    def _said(self, items: list[Item], n: int, stop: int) -> tuple[TimeValue | None, int]:
        """وفق ما أفاد المرصد الخميس, وبحسب تقرير صدر أمس: when a phrase says it, and where that ends."""
        norms = self.sources.norms
        verb = any(items[k].k == "V" or bare_word(norms[items[k].a]) in cues("document") for k in range(n, stop))
        for k in range(n + 1, min(stop + _CHANNEL * verb, len(items))):
            if items[k].k == "T":
                return items[k].time.value, max(stop, k + 1)
            if k >= stop and items[k].k not in "wMAp":
                break
        if verb and [it.k for it in items[stop : stop + 3]] in ([",", "T", ","], [",", "T", ";"]):
            return items[stop + 1].time.value, stop + 2  # على ما أعلن المحافظ، الاثنين، …
        return None, stop

    def _as_said(self, items: list[Item], n: int) -> bool:
        """كما ذكر: a clause word that is a phrase of saying before a verb of saying, save at the beginning (also)."""
        return (
            n > 0
            and items[n].k == "k"
            and items[n].cls == "according?"
            and n + 1 < len(items)
            and items[n + 1].k == "V"
            and items[n + 1].cls in ("say", "relay")
        )

    def _tells(self, items: list[Item], stop: int) -> bool:
        """كما تحدث الجيش عن قصف, كما أعلنت الوزارة مقتل: what somebody says too follows, so that it is no phrase."""
        return stop < len(items) and (items[stop].k in "cEG" or items[stop].governs == ABOUT)

    def _scopes(self, items: list[Item], n: int, stop: int, floor: int, voice: Voice) -> list[Scope]:
        """What the phrase at items ``[n, stop)`` reaches: what precedes, or what follows where nothing does."""
        lead = n <= 1 or (n <= _LEAD and all(items[k].k in "T,w" for k in range(n)))
        parted = items[n - 1].k == "," or items[n - 1].mark == _SEMICOLON
        other = items[n].joined and parted and stop < len(items) and items[stop].k == ","
        if lead or other or not any(it.k in "VEGPQ" and it.cls != "aux" for it in items[floor:n]):
            return [Scope(stop, len(items), voice, n, n, "forward")]
        rest = self._goes_on(items, stop)
        behind = [Scope(stop, rest, voice, n, n, "back")] if rest > stop else []
        return [Scope(floor, n, voice, n, n, "back"), *behind]

    def _goes_on(self, items: list[Item], stop: int) -> int:
        """…، حسب المرصد، بعد غارات: where the clause that a phrase of saying stands in goes on to, if it does."""
        if stop + 1 >= len(items) or items[stop].k != "," or items[stop + 1].k not in "xp" or items[stop + 1].joined:
            return stop
        return next((k for k in range(stop + 1, len(items)) if items[k].k in "kaV"), len(items))
