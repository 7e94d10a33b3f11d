"""Verbs and participles of saying before their content: who says it, whom it addresses, where the content begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.prepositions import ABOUT, ON, TOWARDS
from riwaya.extract.clauses import Clause
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import act_cues, certainties, cues, definite_cues, kinds
from riwaya.extract.names import QUOTES
from riwaya.extract.saidtimes import content_after
from riwaya.extract.sources import governed, named, unnumbered
from riwaya.extract.spots import Spot
from riwaya.extract.voices import OPENING, Scope, Source, Voice, speaks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.according import Relay
    from riwaya.extract.attribution import Speakers
    from riwaya.extract.items import Item
    from riwaya.model import TimeValue


_REACH: Final = 9
_CUE_REACH: Final = 12
_RELATIVE_REACH: Final = 6
_HEADLINE: Final = 6
_SOURCE_REACH: Final = 4


class SayingReader:
    """Reads the verbs and participles of saying of one sentence."""

    def __init__(self, items: list[Item], norms: list[str], relays: list[Relay], speakers: Speakers) -> None:
        self.items, self.norms, self.relays, self.speakers = items, norms, relays, speakers

    def read(self, clauses: list[Clause]) -> list[Scope]:
        """Every verb or participle of saying that somebody speaks by, with what it reaches."""
        items = self.items
        speakers = [(c.head, c) for c in clauses if c.head >= 0 and speaks(items[c.head])]
        speakers += [(n, Clause(n, len(items), n)) for n, it in enumerate(items) if it.k == "P" and speaks(it)]
        speakers.sort(key=lambda s: s[0])
        out = self._headline()
        for i, (head, clause) in enumerate(speakers):
            content = self._content(head, clause)
            act = self._act(head) if self._says(head, content) else ""
            if not act:
                continue
            voice = self._voice(head, clause, content, act, out)
            if voice is None:
                continue
            end = max(self._end(speakers[i + 1 :]), content)
            lead = min(clause.start, head) if items[head].k == "V" else head
            out.append(Scope(content, end, voice, head, lead, voice.act))
        return out

    def _end(self, later: list[tuple[int, Clause]]) -> int:
        """Where what is said ends: at the next joined verb of saying."""
        for head, clause in later:
            joined = self.items[head].joined or (clause.start < head and self.items[clause.start].k == "k")
            if self.items[head].k == "V" and joined:
                return clause.start
        return len(self.items)

    def _headline(self) -> list[Scope]:
        """المرصد: مقتل خمسة …: who stands before a colon at the beginning says what follows."""
        items = self.items
        colon = next((n for n, it in enumerate(items[:_HEADLINE]) if it.k == ";" and it.mark == ":"), -1)
        first = items[0] if items else None
        if colon < 1 or first is None or first.k != "M" or any(it.k not in "MAw" for it in items[1:colon]):
            return []
        source = named(first) if "place" not in first.spot.readings else Source()
        if not source.parts or source.parts[0].entity.kind == "state":
            return []  # سوريا: قتلى …: what it is about
        return [Scope(colon, len(items), Voice(source.parts, source.kind, chain=source.chain), 0, 0, "asserts")]

    def _says(self, head: int, content: int) -> bool:
        """Whether a verb of saying says something here: no place (سجلت المدينة) says, nor a passive (أدين الضحايا)."""
        it = self.items[head]
        assert it.entry is not None  # noqa: S101  only speakers come here
        if it.entry.voice == "p" or it.k == "P":
            return it.k == "P"
        if it.entry.lemma in cues("clause_only") and self._noun(content):
            return False  # وتتابع تقدمها: goes on with it
        behind = next((x for x in self.items[head + 1 : content] if x.k == "M"), None)
        bare = behind is not None and not behind.prep and set(behind.spot.readings) == {"place"}
        return not (bare and it.cls == "say" and behind is self.items[head + 1])

    def _noun(self, content: int) -> bool:
        return content >= len(self.items) or self.items[content].k in "EG"

    def _act(self, head: int) -> str:
        """The act of a verb with the words behind it (شدد على ضرورة); '' where it says nothing here."""
        it = self.items[head]
        assert it.entry is not None  # noqa: S101  only speakers come here
        act = it.entry.act or "asserts"
        table = act_cues().get(it.entry.lemma)
        if table is not None:
            act = self._cued(head, table) or ("" if act == "cue" else act)
        if head and self.items[head - 1].k == "n" and act != "asserts":
            return ""  # لم تعلن أي جهة مسؤوليتها: nobody says it
        return act

    def _cued(self, head: int, table: Mapping[str, str]) -> str:
        """The act that a word behind the verb gives it, or ''."""
        for it in self.items[head + 1 : head + _CUE_REACH]:
            if it.k in "Vc":
                break
            for k in range(it.a, it.b):
                found = table.get(self.norms[k].removeprefix(ARTICLE)) or table.get(self.norms[k])
                if found:
                    return found
        return ""

    def _content(self, head: int, clause: Clause) -> int:
        """Where what is said begins: behind أن, a colon or an opening quotation mark, or at the first event noun."""
        items = self.items
        for n in range(head + 1, clause.end):
            it = items[n]
            if it.k in "cEG" and not (n == head + 1 and unnumbered(it)):
                return n
            if it.k == ";" and it.mark in OPENING:
                inside = items[n + 1] if n + 1 < len(items) else None
                if it.mark == ":" or inside is None or inside.k != "M" or n > head + 2:
                    return n
        return clause.end

    # -- who says it ---------------------------------------------------------------------------------------------

    def _voice(self, head: int, clause: Clause, content: int, act: str, before: list[Scope]) -> Voice | None:
        it = self.items[head]
        assert it.entry is not None  # noqa: S101
        if it.k == "V":
            source = self._before(head, clause)
            source, addressees = self._subject(head, content, source)
            if act == "accuses" and not addressees:
                addressees = self._blamed(head, clause)
        else:
            source, addressees = Source(), self._objects(head, content)
        if it.entry.cls == "relay":
            source = self._relayed(head, content, source)
        for relay in self.relays:
            if head < relay.at < content + 1 and source.parts:
                source = relay.source._replace(chain=((source.parts[0], "relay"), *source.chain))
        if not source.parts:
            source = self._earlier(head, clause, before)
        if not source.parts:
            return None
        if it.enc and it.k == "V" and (pronoun := self._pronoun(head)) is not None:
            addressees.append(pronoun)
        said = self._said(head, clause) if it.k == "V" else self._said_with(head)
        certainty = certainties().get(it.entry.lemma, "")
        return Voice(source.parts, source.kind, act, tuple(addressees), source.chain, said, certainty, it.entry.row)

    def _before(self, head: int, clause: Clause) -> Source:
        """لافروف يطالب, «العفو الدولية» تتهم: the subject right before its verb."""
        n, start = head - 1, clause.start
        if start == head and n > 0 and self.items[n].k == ",":
            n, start = n - 1, 0  # القائد الميداني، النقيب فلان، نفى
        while n >= start and (self.items[n].k == "A" or self.items[n].mark in QUOTES):
            n -= 1
        if n < start or self.items[head].joined or self.items[n].k != "M" or self.items[n].prep:
            return Source()
        opens = start == clause.start or n == 0 or self.items[n - 1].k == "k"
        return named(self.items[n]) if opens and not governed(self.items, n, start - 1) else Source()

    def _subject(self, head: int, content: int, source: Source) -> tuple[Source, list[Part]]:
        """Who stands behind the verb as its subject, over which channel, and whom it addresses."""
        addressees: list[Part] = []
        document = head + 1 < len(self.items) and self._is_document(head + 1)
        if not source.parts and self._object_first(head, content):
            return source, addressees
        channels: list[tuple[Part, str]] = []
        for k in range(head + 1, content):
            it = self.items[k]
            free = it.k == "M" and not governed(self.items, k, head)
            if free and not it.prep and (not source.parts or (it.joined and not addressees)):
                source = source.joined(named(it))
            elif it.k == "M" and document and not source.parts:
                source = named(it)  # قال تقرير لإذاعة, ذكر بيان صادر عن الوزارة
            elif it.k == "M" and "actor" in it.spot.readings and source.parts:
                part = Part(it.spot.readings["actor"], it.a, it.b, it.pro)
                if it.joined and addressees:
                    addressees.append(part)
                elif not it.joined and it.prep == TO and part.entity.kind in kinds("media"):
                    channels.append((part, "channel"))
                elif not it.joined and free and not it.prep:
                    addressees.append(part)
            elif it.k == "G" and not source.parts and not it.prep and unnumbered(it) and k == head + 1:
                source = named(it)
        return source._replace(chain=source.chain + tuple(channels)), addressees

    def _object_first(self, head: int, content: int) -> bool:
        """نفى مسؤولية المعارضة: a feminine noun behind a masculine verb is no subject, nor what belongs to it."""
        noun = self.items[head + 1] if head + 1 < content else None
        entry = self.items[head].entry
        feminine = noun is not None and noun.k == "w" and not noun.pro and is_feminine(self.norms[noun.a])
        return feminine and entry is not None and entry.gender == "m"

    def _is_document(self, n: int) -> bool:
        """Whether an item is what somebody says it in: تقرير, بيان."""
        return self.norms[self.items[n].a] in definite_cues("document")

    def _objects(self, head: int, content: int) -> list[Part]:
        """متهما روسيا: whom a participle addresses."""
        return [
            Part(it.spot.readings["actor"], it.a, it.b, it.pro)
            for it in self.items[head + 1 : content]
            if it.k == "M" and not it.prep and "actor" in it.spot.readings
        ]

    def _blamed(self, head: int, clause: Clause) -> list[Part]:
        """ألقى باللوم على X, وجه أصابع الاتهام إلى X: whom a preposition names."""
        for n in range(head + 2, clause.end):
            it = self.items[n]
            if it.k == "M" and "actor" in it.spot.readings:
                part = Part(it.spot.readings["actor"], it.a, it.b, it.pro)
                if it.prep == TO or self.items[n - 1].governs in (ON, TOWARDS):
                    return [part]
        return []

    def _relayed(self, head: int, stop: int, relay: Source) -> Source:
        """نقلت وكالة عن مصدر: the agency relays, the source claims."""
        items = self.items
        about = next((n for n in range(head + 1, stop) if items[n].k == "p" and items[n].governs == ABOUT), -1)
        for n in range(about + 1, min(stop, about + _SOURCE_REACH) if about >= 0 else 0):
            source = named(items[n]) if items[n].k == "M" else Source()
            if source.parts:
                links = tuple((p, "relay") for p in relay.parts[:1] if p.a < items[n].a)
                return source._replace(chain=source.chain + links)
        return relay

    def _earlier(self, head: int, clause: Clause, before: list[Scope]) -> Source:
        """A subject before the verb, the claimant of the clause before, or the one of the sentence before."""
        items = self.items
        for n in range(head - 1, max(clause.start - 1, head - _REACH), -1):
            if (
                items[n].k == "M"
                and not items[n].prep
                and not governed(items, n, -1)
                and (found := named(items[n])).parts
            ):
                return found
            if items[n].k in "VEc":
                break
        if not items[head].joined and clause.start == head and head and items[head - 1].k == "M":
            return named(items[head - 1])  # فصائل أعلنت: a relative clause without a pronoun
        if items[clause.start].k == "r":
            for n in range(clause.start - 1, max(-1, clause.start - _RELATIVE_REACH), -1):
                if items[n].k == "M" and (found := named(items[n])).parts:
                    return found
        for scope in reversed(before):
            if scope.voice.claimants:
                return scope.voice.source
        if items[head].k == "P" or clause.start > 0:
            for n in range(head):
                it = items[n]
                if it.k == "M" and not it.prep and "actor" in it.spot.readings and not governed(items, n, -1):
                    return Source((Part(it.spot.readings["actor"], it.a, it.b, it.pro),))
        entry = items[head].entry
        return self.speakers.of(entry.gender if items[head].k == "V" and entry is not None else "")

    def _pronoun(self, head: int) -> Part | None:
        """Whom the pronoun on a verb of saying means: the last actor before it."""
        for n in range(head - 1, -1, -1):
            it = self.items[n]
            if it.k in "Mz" and isinstance(it.x, Spot) and "actor" in it.spot.readings:
                return Part(it.spot.readings["actor"], it.a, it.b, it.pro)
        return None

    # -- when it was said ----------------------------------------------------------------------------------------

    def _said(self, head: int, clause: Clause) -> TimeValue | None:
        for it in self.items[clause.start : content_after(self.items, head, clause.end)]:
            if it.k == "T":
                return it.time.value
        return None

    def _said_with(self, head: int) -> TimeValue | None:
        """A participle says it when its sentence's verb happens (استأنفت في الخامس …، متهمة)."""
        for n in range(head - 1, -1, -1):
            if self.items[n].k == "T" and not self.items[n].time.background:
                return self.items[n].time.value
        return None
