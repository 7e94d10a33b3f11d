"""What is told on: the day of a happening that an earlier sentence dated and this one takes up again.

A day goes over to the next sentences only where the words say that they go on about it: the event with the article
(«الغارة», «التفجيرات»), the same toll or target told again, «كما», «بعد ساعات», «بالتزامن مع ذلك», or what became of
it («وباتت … محاصرة»). States, background, fighting that drags on, denials and accusations do not take it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from riwaya.arabic.clitics import ARTICLE, TO, bare_word
from riwaya.arabic.letters import fold
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.items import words_of
from riwaya.extract.leads import HARM, OWN_WORDS, Lead, is_attack
from riwaya.extract.lexicon.words import cues, kinds
from riwaya.model import TimeValue

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView, Told

#: Fighting goes on from day to day: «الاشتباكات» with the article may be those of another one.
_STRUCK: Final = ATTACKS - {"clash_battle"}
#: Types that any narrower one of an attack may be told by.
_WIDE: Final = frozenset(("attack_other", "harm_casualties"))
_BECOME: Final = frozenset(("siege", "control_of_territory", "territory_capture"))
_DAY: Final = len("2024-05-10")
#: How many sentences a dated attack is remembered for: to be taken up by name, to be told again, to be joined to.
_BY_NAME: Final = 6
_TOLD_AGAIN: Final = 3
_JOINED: Final = 2


class Dated(NamedTuple):
    """A happening that a sentence dated to a day."""

    happening: Happening
    time: TimeValue
    sentence: int
    plural: bool


class Story:
    """Remembers the dated happenings of a document, and says which of them a later sentence goes on about."""

    def __init__(self, view: SentenceView) -> None:
        self.view = view
        self.sentence = 0
        self.dated: list[Dated] = []
        self.told_by: TimeValue | None = None
        self.lead = Lead(view)
        self.other_told = 0
        #: What «هذه الغارات» means.
        self.pointed_at: Dated | None = None

    def begin(self) -> None:
        """Start a sentence."""
        self.sentence += 1
        self.told_by = None
        self.dated = [d for d in self.dated if self.sentence - d.sentence <= _BY_NAME]

    def remember(self, told: Told, time: TimeValue) -> None:
        """Keep a happening that is dated to a day or a few, and the last attack that is dated at all."""
        h = told.h
        plural = any(self._plural(it) for it in self.view.items[h.lo : h.hi] if it.k == "E")
        self.lead.remember(told, time, self.sentence)
        if h.type in _STRUCK and time.start is not None and time.kind in ("on", "within"):
            self.pointed_at = Dated(h, time, self.sentence, plural or time.start != time.end)
        if (
            time.start is not None
            and time.end is not None
            and len(time.start) == _DAY
            and time.kind in ("on", "within")
        ):
            self.dated.append(Dated(h, time, self.sentence, plural))

    def undated(self, h: Happening) -> None:
        """Keep that an attack was told without a time: «الهجوم» behind it means that one."""
        if h.type in _STRUCK and not h.item.definite:
            self.other_told = self.sentence

    def day(self, told: Told, before: TimeValue | None) -> TimeValue | None:
        """The time of a happening without one of its own; ``before`` is the last day of the sentence before."""
        h, items = told.h, self.view.items
        lead = self.lead.time(told, self.sentence)
        if lead is not None and self.lead.months is not None:
            return lead
        if lead is None and before is None and self.pointed_at is None and not self.dated:
            return None
        if h.negated or h.hedge or told.voice.act not in OWN_WORDS or self._aside(h, items):
            return None
        if any(self.view.norms[it.a] in cues("period") or it.cls == "since" for it in items):
            return None  # خلال تلك الفترة: another stretch of time than the day told last
        time = self._by_name(h, items) or self._again(h)
        if time is None and self._goes_on(h, items):
            time = before or next((d.time for d in self.dated[-1:] if self.sentence - d.sentence <= _JOINED), None)
        return msgspec.structs.replace(time, basis="narrative", span=None) if time is not None else lead

    def _aside(self, h: Happening, items: list[Item]) -> bool:
        """An older past, a relative clause, an aim, a habit: no part of the story."""
        if items[0].cls == "aux" and not self._becomes(items[0]):
            return True
        if not 0 <= h.clause < len(self.view.parts):
            return False
        start, _, head = self.view.parts[h.clause]
        if items[start].k == "r" and start < h.n:
            return True
        if head >= 0 and items[head].tense == "present" and any(it.cls == "aux" for it in items[start:head]):
            return True
        if head >= 0 and items[head].prep == TO:
            return True
        return self._clause_has(h, "habit") or self._clause_has(h, "lately")

    def _clause_has(self, h: Happening, word: str) -> bool:
        """Whether the clause of a happening holds one of the words of cues.tsv."""
        start, end, _ = self.view.parts[h.clause] if 0 <= h.clause < len(self.view.parts) else (h.lo, h.hi, -1)
        items = self.view.items[start:end]
        return not cues(word).isdisjoint(map(bare_word, words_of(items, self.view.norms)))

    def _becomes(self, it: Item) -> bool:
        return it.entry is not None and fold(it.entry.lemma) in cues("become")

    # -- the event by its name -----------------------------------------------------------------------------------

    def _by_name(self, h: Happening, items: list[Item]) -> TimeValue | None:
        """«الغارة», «التفجيرات»: the attack told last, for what the sentence tells from there on."""
        if h.type not in _STRUCK and h.type not in HARM:
            return None
        pointed = self.pointed_at
        if (
            pointed is not None
            and self.sentence - pointed.sentence == 1
            and self._pointing(items[: max(h.hi, h.n + 1)])
        ):
            return pointed.time
        last = next(
            (d for d in reversed(self.dated) if d.happening.type in _STRUCK and d.sentence < self.sentence), None
        )
        if last is None or last.sentence < self.other_told < self.sentence:
            return None
        start, end, head = self.view.parts[h.clause] if 0 <= h.clause < len(self.view.parts) else (0, len(items), -1)
        if head >= start and items[head].tense == "present":
            return None  # يأتي الانفجار: what is going on now
        voice = max(
            (n for n in range(h.n) if items[n].k in "VP" and items[n].cls in ("say", "speech", "relay")), default=0
        )
        for n in range(voice, min(max(end, h.hi), len(items))):
            it = items[n]
            if (
                it.k == "E"
                and it.cls == "event"
                and it.entry is not None
                and it.entry.code in _STRUCK
                and self._named(n, last)
            ):
                return last.time
        return None

    def _pointing(self, items: list[Item]) -> bool:
        """هذه الغارات, تلك الهجمات: the attack of the sentence before, over however long a time it was told."""
        pointed = self.pointed_at
        if pointed is None or self.sentence - pointed.sentence != 1:
            return False
        return any(
            it.k == "E"
            and (pointed.plural or not self._plural(it))
            and it.definite
            and it.entry is not None
            and it.entry.code in _STRUCK
            and n > 0
            and self.view.norms[items[n - 1].a] in cues("demonstrative")
            for n, it in enumerate(items)
        )

    def _named(self, n: int, last: Dated) -> bool:
        """Whether the event noun at ``n`` means the one told last: by the article and number, or as one of several."""
        items = self.view.items
        it = items[n]
        if n and items[n - 1].k == "x" and items[n - 1].cls in ("after", "before", "since", "until"):
            return False
        several = any(d.plural and d.time.start == last.time.start for d in self.dated)
        if n and several and bare_word(self.view.norms[items[n - 1].a]) in cues("superlative"):
            return True
        following = items[n + 1] if n + 1 < len(items) else None
        if following is not None and following.k == "M" and "weapon" in following.spot.readings:
            known = ARTICLE in following.pro or self.view.norms[following.a].startswith(ARTICLE)
            return known and (several or not self._plural(it))  # انفجار السيارة المفخخة
        return it.definite and not it.enc and (several or not self._plural(it))

    def _plural(self, it: Item) -> bool:
        return it.entry is not None and it.entry.number == "p"

    # -- the same told again -------------------------------------------------------------------------------------

    def _again(self, h: Happening) -> TimeValue | None:
        """The same toll or the same target, told a second time."""
        if self._clause_has(h, "another"):
            return None
        for d in reversed(self.dated):
            if d.time.basis == "narrative" or not 0 < self.sentence - d.sentence <= _TOLD_AGAIN:
                continue
            other = d.happening
            one_type = h.type == other.type or h.type in _WIDE or other.type in _WIDE
            if (
                one_type
                and is_attack(h) == is_attack(other)
                and (_tolls(h) & _tolls(other) or _things(h) & _things(other))
            ):
                return d.time
        return None

    # -- by the words that join the sentences --------------------------------------------------------------------

    def _goes_on(self, h: Happening, items: list[Item]) -> bool:
        """Whether the sentence opens with words that join it to the one before, or says what came of that."""
        if h.type in _BECOME:
            return any(it.cls == "aux" and self._becomes(it) for it in items[: h.n])
        head = self.view.parts[h.clause].head if 0 <= h.clause < len(self.view.parts) else -1
        if head >= 0 and items[head].tense == "present":
            return False
        opening = [self.view.norms[it.a] for it in items[:2]]
        if any(bare_word(norm) in cues("meanwhile") for norm in opening):
            return True
        if opening[0] in cues("likewise"):
            return not any(it.k in "VP" and it.cls in ("say", "speech", "relay", "phase") for it in items[: h.n])
        return any(
            it.k == "x" and it.cls == "after" and bare_word(self.view.norms[items[n + 1].a]) in cues("soon")
            for n, it in enumerate(items[:-1])
            if it.k == "x"
        )


def _tolls(h: Happening) -> set[tuple[str, int]]:
    """The counts above one, which two happenings rarely share."""
    return {(f.kind, f.people.low) for f in h.figures if f.people.low is not None and f.people.low > 1}


def _things(h: Happening) -> set[str]:
    return {p.entity.id for p in h.targets if p.entity.cls == "object" and p.entity.kind in kinds("moving")}
