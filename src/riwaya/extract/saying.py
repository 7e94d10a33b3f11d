"""Verbs and participles of saying before their content: who says it, whom it addresses, where the content begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.clauses import Clause
from riwaya.extract.contents import ContentReader
from riwaya.extract.happenings import Part
from riwaya.extract.headlines import headline
from riwaya.extract.lexicon.words import act_cues, certainties, cues, kinds, listed
from riwaya.extract.names import QUOTES
from riwaya.extract.saidtimes import time_said
from riwaya.extract.scopes import ScopeReader
from riwaya.extract.sources import governed, named, unnumbered
from riwaya.extract.speakers import SpeakerReader
from riwaya.extract.voices import OWN_ACTS, Memory, Scope, Source, Voice, speaks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.according import PhraseReader
    from riwaya.extract.items import Item
    from riwaya.model import TimeValue


_REACH: Final = 9
_CUE_REACH: Final = 16
_RELATIVE_REACH: Final = 6
_LONGEST_SUBJECT: Final = 2
#: Endings of what is no subject behind a verb: an adverb, a noun with the speaker's pronoun.
_NO_SUBJECT: Final = ("ا", "ه", "ها", "هم")
#: No more words than this in quotation marks are a name, not what somebody said.
_SHORT_QUOTE: Final = 2
_PLAIN: Final = frozenset(("asserts", "confirms", "announces", "admits"))
_SOURCE_REACH: Final = 4


class SayingReader:
    """Reads the verbs and participles of saying of one sentence."""

    def __init__(
        self, items: list[Item], norms: list[str], phrases: PhraseReader, memory: Memory, backward: list[Scope]
    ) -> None:
        self.items, self.norms, self.memory, self.backward = items, norms, memory, backward
        self.relays = phrases.relays
        self.speakers = SpeakerReader(items, norms, phrases.sources, memory)
        self.contents = ContentReader(items, norms, self.speakers)
        self.scopes = ScopeReader(items, norms, backward, self.speakers.statements)

    def read(self, clauses: list[Clause]) -> list[Scope]:
        """Every verb or participle of saying that somebody speaks by, with what it reaches."""
        items = self.items
        speakers = [(c.head, c) for c in clauses if c.head >= 0 and (speaks(items[c.head]) or self._tells(c.head))]
        speakers += [(n, Clause(n, len(items), n)) for n, it in enumerate(items) if it.k == "P" and speaks(it)]
        speakers.sort(key=lambda s: s[0])
        out = headline(items, self.norms)
        for i, (head, clause) in enumerate(speakers):
            content = self.contents.begins(head, clause)
            act = self._act(head) if self._says(head, clause, content) else ""
            voice = self._voice(head, clause, content, act, out) if act else None
            if voice is None:
                continue
            if self._tells(head):
                out.append(Scope(head, clause.end, voice, head, head, voice.act))
                continue
            if (behind := self._claimed_before(head, content)) > 0:
                out.append(Scope(behind, behind, voice, head, head, voice.act))
                continue
            quote = self._quote_before(head) if not self._clause_follows(content) else 0
            told = items[head].k == "V" and not items[head].joined and content < clause.end and items[content].k in "EG"
            if quote and (content >= clause.end or told):
                out.append(Scope(quote, head, voice, head, quote, voice.act))
                continue
            end = self.scopes.end(content, speakers[i + 1 :], own=act in OWN_ACTS)
            lead = min(clause.start, head) if items[head].k == "V" else head
            out.append(Scope(content, end, voice, head, lead, voice.act))
        return out

    def _counts(self, head: int) -> bool:
        """يبلغ سكانها نحو 40 ألفا: a number follows, and no clause that somebody is told."""
        near = self.items[head + 1 : head + _RELATIVE_REACH]
        first = next((it.k for it in near if it.k in "cQGE"), "")
        return first in ("Q", "G")

    def _claimed_before(self, head: int, content: int) -> int:
        """هجوم تبنته الحركة على موقع: what is claimed stands before; where its subject ends, else 0."""
        entry = self.items[head].entry
        claims = self.items[head].enc and entry is not None and entry.act == "claims_responsibility"
        if not claims or self._clause_follows(content):
            return 0
        n = head + 1
        while n < len(self.items) and self.items[n].mark in QUOTES:
            n += 1
        return min(n + 1, len(self.items))

    def _clause_follows(self, content: int) -> bool:
        """«…»، وأضاف أن: what is said stands behind the verb, whatever was quoted before it."""
        return content < len(self.items) and self.items[content].k == "c"

    def _tells(self, head: int) -> bool:
        """نعى الحزب مقاتليه, سمع مراسل الوكالة دوي انفجار: a verb that tells its event by its subject's own word."""
        entry = self.items[head].entry
        if entry is None or self.items[head].k != "V":
            return False
        behind = self.items[head + 1] if head + 1 < len(self.items) else None
        witness = behind is not None and not behind.prep and self.speakers.is_witness(behind)
        return listed(entry.lemma, "tells") or (witness and listed(entry.lemma, "witnesses"))

    def _quote_before(self, head: int) -> int:
        """«…»، قال فلان: where the quotation right before the verb begins, 0 for none."""
        n = head - 1
        while n > 0 and self.items[n].k == ",":
            n -= 1
        if n < 1 or self.items[n].mark not in QUOTES:
            return 0
        opening = next((k for k in range(n - 1, -1, -1) if self.items[k].mark in QUOTES), -1)
        return opening + 1 if opening >= 0 and n - opening > _SHORT_QUOTE else 0

    def _says(self, head: int, clause: Clause, content: int) -> bool:
        """Whether a verb of saying says something here: no place (سجلت المدينة) says, nor a passive (أدين الضحايا)."""
        it = self.items[head]
        assert it.entry is not None  # noqa: S101  only speakers come here
        if listed(it.entry.lemma, "stands_in") and not self.speakers.statements.behind(head):
            return False  # جاء الهجوم بعد بيان
        if it.entry.voice == "p" or it.k == "P":
            return it.k == "P"
        if self._anonymous(head, clause):
            return False  # الذي طلب عدم ذكر اسمه
        if (it.cls == "relay" and self.scopes.no_relay(head, clause)) or self._by_event(head):
            return False
        if self.scopes.by_the_way(head):
            return False  # ما وصفه بالعدوان: the words are his, and no claim
        return self._says_behind(head, clause, content)

    def _says_behind(self, head: int, clause: Clause, content: int) -> bool:
        """The same for what stands behind the verb: a content that is said, and no place that would say it."""
        it = self.items[head]
        assert it.entry is not None  # noqa: S101  only speakers come here
        if it.enc and it.cls == "say" and self.items[clause.start].k == "r" and self._noun(content):
            return False  # الحصيلة التي أعلنها المرصد: what he said stands before
        if it.enc and it.entry.act == "cue" and not it.joined and head and self.items[head - 1].k in "wEMA":
            return False  # جريمة وصفتها بأنها مروعة: a relative clause by the way
        if head + 1 < len(self.items) and self.items[head + 1].k == "h" and it.cls == "say":
            return False  # تحدثت أنباء عن: nobody says it
        if listed(it.entry.lemma, "told_to") and self._counts(head):
            return False  # ويبلغ سكان البلدة 40 ألفا
        if self.scopes.is_called(head):
            return False
        if listed(it.entry.lemma, "clause_only") and self._noun(content):
            return False  # وتتابع تقدمها: goes on with it
        behind = next((x for x in self.items[head + 1 : content] if x.k == "M"), None)
        if behind is None or behind.prep or set(behind.spot.readings) != {"place"} or it.cls != "say":
            return True
        speaking = behind.spot.readings["place"].kind in kinds("speaking")
        return speaking or behind is not self.items[head + 1]

    def _by_event(self, head: int) -> bool:
        """القصف يهدد المدنيين, مجاعة تهدد السكان: an event or a thing, told right before the verb, says nothing."""
        before = self.items[head - 1] if head and not self.items[head].joined else None
        event = before is not None and before.k == "E" and self.norms[before.a].startswith(ARTICLE)
        entry = self.items[head].entry
        threat = before is not None and before.k == "w" and entry is not None and entry.act == "threatens"
        return (event or threat) and self.items[head].cls == "speech"

    def _anonymous(self, head: int, clause: Clause) -> bool:
        """Whether a clause only says that a source would not be named (طلب عدم ذكر اسمه)."""
        near = self.items[head + 1 : head + _RELATIVE_REACH]
        aside = self.items[head].cls == "speech" or self.items[clause.start].k == "r"
        return aside and any(self.norms[it.a] in cues("anonymity") for it in near)

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
            for k in range(it.a, it.b):
                found = table.get(self.norms[k].removeprefix(ARTICLE)) or table.get(self.norms[k])
                if found:
                    return found
            if it.k in "Vc":
                break
        return ""

    # -- who says it ---------------------------------------------------------------------------------------------

    def _voice(self, head: int, clause: Clause, content: int, act: str, before: list[Scope]) -> Voice | None:
        it = self.items[head]
        assert it.entry is not None  # noqa: S101
        if it.k == "V" and it.entry.gender:
            source = self.speakers.before(head, clause)
            source, addressees = self.speakers.subject(head, content, source)
            if it.cls == "say" and act in _PLAIN and not listed(it.entry.lemma, "told_to"):
                addressees = []
            if act == "accuses" and not addressees:
                addressees = self.speakers.blamed(head, clause)
        else:  # متهما, نتهم: he who speaks already, of whom he names
            source, addressees = Source(), self.speakers.objects(head, content)
        if it.entry.cls == "relay":
            source = self.speakers.relays.relayed(head, content, source)
            act = self._as_relayed(content, act)
        elif it.k == "V" and it.cls == "say" and source.parts and source.parts[0].entity.kind in kinds("media"):
            source = self.speakers.relays.passed_on(head, content, source)
        for relay in self.relays:
            if head < relay.at < content + 1:
                links = tuple((p, "relay") for p in source.parts[:1])
                source = relay.source._replace(chain=(*links, *source.chain))
        shown = self.speakers.told_in.of_recording(head) if it.k == "V" else Source()
        source = source if source.parts else shown
        if not source.parts and it.k == "V" and not it.joined:
            source = self.speakers.told_in.of_document(head, clause)
        if not source.parts:
            source = self._earlier(head, clause, before)
        if not source.parts:
            source = self.speakers.told_in.document(head)
        if not source.parts:
            return None
        if it.enc and it.k == "V" and (pronoun := self.speakers.pronoun(head)) is not None:
            addressees.append(pronoun)
        said = self._said(head, clause) if it.k == "V" else self._said_with(head)
        certainty = certainties().get(it.entry.lemma, "")
        return Voice(source.parts, source.kind, act, tuple(addressees), source.chain, said, certainty, it.entry.row)

    def _as_relayed(self, content: int, act: str) -> str:
        """نقلت الوكالة عن الوزير تأكيده أن …: how the source said what is passed on."""
        words = {self.norms[it.a] for it in self.items[max(0, content - 2) : content + 1]}
        act = "announces" if words & cues("own_announces") else act
        return "confirms" if words & cues("own_confirms") else act

    def _earlier(self, head: int, clause: Clause, before: list[Scope]) -> Source:
        """A subject before the verb, the claimant of the clause before, or the one of the sentence before."""
        items = self.items
        found = self.speakers.told_in.of_auxiliary(head)
        if found.parts:
            return found
        for n in range(head - 1, max(clause.start - 1, head - _REACH) if not items[head].joined else head, -1):
            if (
                items[n].k == "M"
                and not items[n].prep
                and not governed(items, n, -1)
                and (found := named(items[self._before_apposition(n)])).parts
            ):
                return found
            if (items[n].k in "VEc" and items[n].cls != "aux") or items[n].mark == ":":
                break
        relative = items[head].k == "V" and not items[head].joined and clause.start == head
        if relative and head and items[head - 1].k == "M":
            return named(items[head - 1])  # فصائل أعلنت: a relative clause without a pronoun
        if items[clause.start].k == "r":
            for n in range(clause.start - 1, max(-1, clause.start - _RELATIVE_REACH), -1):
                if (items[n].k == "M" or unnumbered(items[n])) and (found := named(items[n])).parts:
                    return found
        for scope in (*reversed(before), *(s for s in reversed(self.backward) if s.verb < head)):
            aside = items[head].k == "P" and items[scope.lead].k == "r"  # فصائل أعلنت التزامها …، مشيرا: not they
            if scope.voice.claimants and not aside:
                return scope.voice.source
        if items[head].k == "P" or clause.start > 0:
            for n in range(head):
                it = items[n]
                if it.k == "M" and not it.prep and "actor" in it.spot.readings and not governed(items, n, -1):
                    return Source((Part(it.spot.readings["actor"], it.a, it.b, it.pro),))
        entry = items[head].entry
        return self.memory.of(entry.gender if items[head].k == "V" and entry is not None else "")

    def _before_apposition(self, n: int) -> int:
        """فلان، شيخ عقل الدروز، …: the person whom the words up to item ``n`` only call something, else ``n``."""
        k = n - 1
        while k > 0 and self.items[k].k in "wA" and not self.items[k].joined:
            k -= 1
        if k < 1 or self.items[k].k != "," or self.items[k - 1].k != "M":
            return n
        actor = self.items[k - 1].spot.readings.get("actor")
        return k - 1 if actor is not None and actor.kind == "person" else n

    # -- when it was said ----------------------------------------------------------------------------------------

    def _said(self, head: int, clause: Clause) -> TimeValue | None:
        n = time_said(self.items, clause, head, self.norms)
        return self.items[n].time.value if n >= 0 else None

    def _said_with(self, head: int) -> TimeValue | None:
        """A participle says it when its sentence's verb happens (استأنفت في الخامس …، متهمة)."""
        for n in range(head - 1, -1, -1):
            if self.items[n].k == "T" and not self.items[n].time.background:
                return self.items[n].time.value
        return None
