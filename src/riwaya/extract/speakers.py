"""Who speaks by a verb of saying, and to whom: the subject before or behind it, the source that is passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, ARTICLE, TO, bare_word
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.prepositions import ON, TOWARDS
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import act_cues, cues, kinds, listed, name_words
from riwaya.extract.names import QUOTES
from riwaya.extract.relays import RelayReader
from riwaya.extract.sources import governed, named, unnumbered
from riwaya.extract.spots import Spot
from riwaya.extract.statements import StatementReader, StatementSpeakers
from riwaya.extract.unlisted import Body
from riwaya.extract.voices import OPENING, Source

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.sources import SourceReader
    from riwaya.extract.voices import Memory


_SOURCE_REACH: Final = 4
_CUE_REACH: Final = 6
_LONGEST_SUBJECT: Final = 2
#: Endings of what is no subject behind a verb: an adverb, a noun with the speaker's pronoun.
_NO_SUBJECT: Final = ("ا", "ها", "هم")
#: Kinds that a head of any body may take up (المفوضية, الشبكة).
_ORGANISED: Final = ("organisation", "ngo")
#: The ending of sound feminine plurals (سلطات).
_PLURAL: Final = "ات"


class SpeakerReader:
    """Finds who speaks by the verbs and participles of one sentence."""

    def __init__(self, items: list[Item], norms: list[str], sources: SourceReader, memory: Memory) -> None:
        self.items, self.norms, self.sources, self.memory = items, norms, sources, memory
        self.statements = StatementReader(items, norms)
        self.relays = RelayReader(self.statements, sources.bodies)
        self.told_in = StatementSpeakers(self.statements, sources.bodies)

    def before(self, head: int, clause: Clause) -> Source:
        """لافروف يطالب, «العفو الدولية» تتهم: the subject right before its verb."""
        n, start = head - 1, clause.start
        if start == head and n > 0 and self.items[n].k == ",":
            n, start = n - 1, 0  # القائد الميداني، النقيب فلان، نفى
        while n >= start and (self.items[n].k == "A" or self.items[n].mark in QUOTES):
            n -= 1
        if n < start or self.items[head].joined or self.items[n].k != "M" or self.items[n].prep:
            return Source()
        opens = start == clause.start or n == 0 or self.items[n - 1].k in "kc"
        return named(self.items[n]) if opens and not governed(self.items, n, start - 1) else Source()

    def subject(self, head: int, content: int, source: Source) -> tuple[Source, list[Part]]:
        """Who stands behind the verb as its subject, over which channel, and whom it addresses."""
        addressees: list[Part] = []
        document = self.statements.behind(head)
        if source.parts and source.parts[0].entity.kind in kinds("media") and self._speaks_behind(head, content):
            source = Source()  # بغداد / الأناضول قال مصدر: the medium before the verb only heads the text
        if not source.parts and self._object_first(head, content):
            return source, addressees
        if not source.parts and (self._addressed_first(head, content) or self._object_only(head, content)):
            return Source(), self.objects(head, content)
        body = self._body(head, content) or self._side(head, content) if not source.parts else None
        if body is not None:
            source = body.source
        channels: list[tuple[Part, str]] = []
        for k in range(body.end if body is not None else head + 1, content):
            it = self.items[k]
            free = it.k == "M" and not governed(self.items, k, head)
            if document and self._spoken_of(head, k):
                continue
            if free and not it.prep and (not source.parts or (it.joined and not addressees)):
                source = source.joined(named(it))
            elif it.k == "M" and source.parts and self._called(k):
                source = named(it).joined(source)._replace(kind="named")  # قال أحد الناشطين، واسمه فلان
            elif it.k == "M" and document and not source.parts and not self._spoken_of(head, k):
                source = named(it)  # قال تقرير لإذاعة, ذكر بيان صادر عن الوزارة
            elif it.k == "M" and "actor" in it.spot.readings and source.parts:
                part = Part(it.spot.readings["actor"], it.a, it.b, it.pro)
                if it.joined and addressees:
                    addressees.append(part)
                elif not it.joined and it.prep == TO and part.entity.kind in kinds("media"):
                    channels.append((part, "channel"))
                elif not it.joined and free and not it.prep:
                    addressees.append(part)
            elif it.k == "G" and not source.parts and not it.prep and unnumbered(it) and self.opens(head, k):
                source = named(it)
        if not source.parts and (end := self.quoted_name(head)):
            source = Source((self.sources.bodies.part(self.items, head + 2, end),))
        if not source.parts and (end := self._unknown(head, content)):
            source = Source((self.sources.bodies.part(self.items, head + 1, end),))
        first = source.parts[0] if source.parts else None
        again = self.memory.called(first) if first is not None and not first.entity.known else None
        source = again if again is not None else source
        return source._replace(chain=source.chain + tuple(channels)), addressees

    def _spoken_of(self, head: int, k: int) -> bool:
        """انتقد التقرير قوات كذا: behind a document with the article stands whom it speaks of, not whose it is."""
        bare = self.items[k].k == "M" and not self.items[k].prep and not governed(self.items, k, head)
        return bare and self.norms[self.items[head + 1].a].startswith(ARTICLE)

    def _speaks_behind(self, head: int, content: int) -> bool:
        """Whether somebody who may be the subject stands right behind a verb of plain saying."""
        it = self.items[head + 1] if head + 1 < content else None
        return (
            it is not None and self.items[head].cls == "say" and it.k == "M" and not it.prep and bool(named(it).parts)
        )

    def _called(self, k: int) -> bool:
        """واسمه فلان, ويدعى فلان: the name of who was just told without one."""
        return self.norms[self.items[k - 1].a].removeprefix(AND) in name_words("named")

    def opens(self, head: int, k: int) -> bool:
        """قال أحد الناشطين, أكد عدد من السكان: what stands behind the verb, or one or some of it."""
        between = self.norms[self.items[head + 1].a]
        return k == head + 1 or (k == head + 2 and (between in cues("one_of") or between in cues("all_of")))

    def _unknown(self, head: int, content: int) -> int:
        """قالت قنوات إن, ندد الرئيس ب: where an unknown subject right behind the verb ends, 0 for none."""
        first = self.items[head + 1] if head + 1 < content else None
        if (
            first is None
            or first.k != "w"
            or first.pro not in ("", ARTICLE)
            or first.enc
            or self.statements.at(head + 1)
            or self.norms[first.a] in cues("one_of")
        ):
            return 0
        office = first.entry is not None and first.entry.cls in ("title", "spokes", "source")
        if office and self.norms[first.a].startswith(ARTICLE) and self.memory.latest.parts:
            return 0  # وأضاف المتحدث: who spoke before
        clause = content < len(self.items) and (self.items[content].k == "c" or self.items[content].mark in OPENING)
        entry, norm = self.items[head].entry, self.norms[first.a]
        agrees = not is_feminine(norm) or (entry is not None and entry.gender == "f")
        objects = entry is not None and listed(entry.lemma, "recording") and not clause
        plain = first.entry is None and agrees and not norm.endswith(_NO_SUBJECT) and not objects
        definite = first.pro == ARTICLE and head + 2 < len(self.items) and self._describes(head + 2, first)
        plain = plain and (definite or (clause and not first.pro))
        speaks = self.items[head].cls == "say" or (entry is not None and listed(entry.lemma, "intransitive"))
        if not office and not (plain and speaks):
            return 0
        end = head + 2
        while end < content and end - head <= _LONGEST_SUBJECT and self._describes(end, first):
            end += 1
        return end

    def _body(self, head: int, content: int) -> Body | None:
        """أعلنت اللجنة الأمنية العليا, كشفت نقابة الأطباء: an unlisted body as the subject, agreeing with its verb."""
        n = head + 1
        while n < content and (self.items[n].k == "T" or self.items[n].cls == "other"):
            n += 1  # أعلن من جهته المركز, أعلن الخميس المركز
        if n >= content or not self.sources.bodies.heads(self.items[n]) or self.items[n].prep:
            return None
        entry, noun = self.items[head].entry, bare_word(self.norms[self.items[n].a])
        feminine = is_feminine(noun) or noun.endswith(_PLURAL) or noun in name_words("feminine")
        if entry is None or (entry.gender == "f") != feminine:
            return None
        body = self.sources.bodies.read(self.items, n)
        bare = body is not None and all(self.norms[it.a] in cues("describing") for it in self.items[n + 1 : body.end])
        if body is None or not bare or not self.items[n].definite or not self.memory.latest.parts:
            return body
        clause = content < len(self.items) and self.items[content].k == "c"
        spoke = self.memory.latest.parts[0].entity.kind
        same = spoke == body.part.entity.kind or spoke in _ORGANISED
        return body if clause and not same else None

    def _side(self, head: int, content: int) -> Body | None:
        """أعلن الجانب الروسي: a side is whose it is."""
        n = head + 1
        if n + 1 >= content or self.items[n].k != "w" or bare_word(self.norms[self.items[n].a]) not in cues("side"):
            return None
        whose = self.items[n + 1]
        return Body(n + 2, Part(whose.nisba, whose.a, whose.b, whose.pro)) if whose.k == "A" else None

    def _describes(self, n: int, noun: Item) -> bool:
        """An adjective that agrees with the noun before it in the article."""
        it = self.items[n]
        return it.k in "wA" and it.pro == noun.pro and (it.entry is None or it.k == "A")

    def _addressed_first(self, head: int, content: int) -> bool:
        """ودعا المجتمع الدولي إلى: whom everybody calls on is not who calls."""
        at = head + 2 if head + 2 < content and self.items[head + 1].mark in QUOTES else head + 1
        first = self.items[at] if at < content else None
        entry = self.items[head].entry
        if entry is None or listed(entry.lemma, "intransitive"):
            return False
        everybody = first is not None and first.k == "w" and self.norms[first.a] in cues("all_of")
        spoke = self.items[head].joined or bool(self.memory.latest.parts)
        if everybody and self.items[head].cls == "speech" and spoke:
            return True  # وناشد جميع المنظمات
        return (
            first is not None
            and first.k == "M"
            and not first.prep
            and self.items[head].cls == "speech"
            and self.norms[first.a] in cues("addressed")
            and not (at + 1 < content and self._names_actor(at + 1))  # اتهمت الدول الغربية روسيا
        )

    def _object_only(self, head: int, content: int) -> bool:
        """وحمّلت الحكومة المسؤولية: a verb of two objects with one name behind it, behind who spoke before."""
        entry = self.items[head].entry
        if entry is not None and entry.act == "accuses" and self._relative(head, content):
            return True
        if entry is None or not self.items[head].joined or not listed(entry.lemma, "two_objects"):
            return False
        reach = max(content, min(head + _CUE_REACH, len(self.items)))
        names = [n for n in range(head + 1, reach) if self._names_actor(n)]
        return len(names) == 1 and not self.sources.bodies.heads(self.items[head + 1])

    def _relative(self, head: int, content: int) -> bool:
        """بقصف اتهمت التحالف بتنفيذه: behind an event that one is accused of, the one name is whom somebody accuses."""
        before = self.items[head - 1] if head else None
        if before is None or self.items[head].joined or before.k not in "wEA" or self.items[head].k != "V":
            return False
        event = next((it.k for it in reversed(self.items[:head]) if it.k not in "wA"), "")
        names = [n for n in range(head + 1, content) if self._names_actor(n)]
        return event == "E" and names == [head + 1]

    def _names_actor(self, n: int) -> bool:
        it = self.items[n]
        return it.k == "M" and not it.prep and "actor" in it.spot.readings and self.items[n - 1].k not in "px"

    def _object_first(self, head: int, content: int) -> bool:
        """نفى مسؤولية المعارضة, رفضت مزاعم طالبان: an object right behind the verb, and what belongs to it."""
        noun = self.items[head + 1] if head + 1 < content else None
        entry = self.items[head].entry
        if noun is not None and noun.k in "wh" and entry is not None:
            cue = self.norms[noun.a].removeprefix(ARTICLE)
            if cue in act_cues().get(entry.lemma, {}) and self.items[head].cls == "speech":
                return True
        feminine = noun is not None and noun.k == "w" and not noun.pro and is_feminine(self.norms[noun.a])
        return feminine and entry is not None and entry.gender == "m"

    def quoted_name(self, head: int) -> int:
        """أوضح «غاضبون» أن: where the quotation marks round an unlisted name close, 0 where a quotation is meant."""
        items = self.items
        if head + 1 >= len(items) or items[head + 1].mark not in QUOTES:
            return 0
        for n in range(head + 2, min(head + 2 + _SOURCE_REACH, len(items))):
            if items[n].mark in QUOTES:
                body = self.sources.bodies.heads(items[head + 2])  # أفاد «تجمع عشائر كذا» ب
                plain = body or all(it.k in "wAEGP" and not it.joined for it in items[head + 2 : n])
                return n if plain and n > head + 2 and n + 1 < len(items) and self._content(items[n + 1]) else 0
        return 0

    def _content(self, it: Item) -> bool:
        """Whether what is said begins here: أن, a preposition, an event noun behind ب."""
        return it.k in "cp" or (it.k == "E" and bool(it.prep))

    def is_witness(self, it: Item) -> bool:
        """Whether an item names somebody who reports for a medium, or those who saw it (شهود عيان)."""
        if it.k != "M":
            return False
        body = it.spot.readings.get("body")
        witness = "source" in it.spot.readings and self.norms[it.a] in name_words("witness")
        return witness or (body is not None and body.kind in kinds("media"))

    def objects(self, head: int, content: int) -> list[Part]:
        """متهما روسيا: whom a participle addresses."""
        return [
            Part(it.spot.readings["actor"], it.a, it.b, it.pro)
            for it in self.items[head + 1 : content]
            if it.k == "M" and not it.prep and "actor" in it.spot.readings
        ]

    def blamed(self, head: int, clause: Clause) -> list[Part]:
        """ألقى باللوم على X, وجه أصابع الاتهام إلى X: whom a preposition names."""
        for n in range(head + 2, clause.end):
            it = self.items[n]
            if it.k == "M" and "actor" in it.spot.readings:
                part = Part(it.spot.readings["actor"], it.a, it.b, it.pro)
                if it.prep == TO or self.items[n - 1].governs in (ON, TOWARDS):
                    return [part]
        return []

    def pronoun(self, head: int) -> Part | None:
        """Whom the pronoun on a verb of saying means: the last actor before it."""
        for n in range(head - 1, -1, -1):
            it = self.items[n]
            if it.k in "Mz" and isinstance(it.x, Spot) and "actor" in it.spot.readings:
                return Part(it.spot.readings["actor"], it.a, it.b, it.pro)
        return None
