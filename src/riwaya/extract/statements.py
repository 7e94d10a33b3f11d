"""Statements: the documents in which somebody says something (تقرير, بيان), which are no speakers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import TO
from riwaya.arabic.prepositions import IN
from riwaya.extract.lexicon.words import cues, definite_cues, listed
from riwaya.extract.sources import named, unnumbered
from riwaya.extract.voices import Source

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.unlisted import BodyReader

_LONG_REACH: Final = 8
_ACCUSATIVE: Final = "ا"


class StatementReader:
    """Finds the documents of one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms

    def at(self, n: int) -> bool:
        """Whether an item is what somebody says it in: تقرير, بيان."""
        norm = self.norms[self.items[n].a]
        return norm in definite_cues("document") or norm.removesuffix(_ACCUSATIVE) in definite_cues("document")

    def recorded(self, n: int) -> bool:
        """Whether an item is a recording: صور, مقاطع."""
        return self.norms[self.items[n].a] in cues("recorded")

    def publisher(self, head: int) -> int:
        """أظهرت مقاطع نشرها ناشطون: where those stand who show what stands behind a verb, 0 for none."""
        if head + 1 >= len(self.items) or not (self.recorded(head + 1) or self.at(head + 1)):
            return 0
        for n in range(head + 2, min(head + 2 + _LONG_REACH, len(self.items) - 1)):
            it, who = self.items[n], self.items[n + 1]
            if it.k == "c":
                return 0
            if it.enc and it.entry is not None and listed(it.entry.lemma, "publishes"):
                return n + 1 if who.k == "M" or unnumbered(who) else 0
        return 0

    def behind(self, head: int) -> bool:
        """قال تقرير للمنظمة, جاء في بيان للوزارة: whether a document stands behind the verb."""
        n = head + 1
        if n < len(self.items) and self.items[n].k == "p" and self.items[n].governs == IN and self._comes(head):
            n += 1
        return n < len(self.items) and self.at(n)

    def _comes(self, head: int) -> bool:
        entry = self.items[head].entry
        return entry is not None and listed(entry.lemma, "stands_in")

    def before(self, head: int) -> bool:
        """في بيان رسمي نشرته: whether the pronoun of a verb takes up a document right before it."""
        n = head - 1
        while n >= 0 and head - n < _LONG_REACH and not (self.at(n) or self.recorded(n)):
            if self.items[n].k not in "wAMp":
                return False
            n -= 1
        return n >= 0 and head - n < _LONG_REACH


class StatementSpeakers:
    """Finds who speaks by the documents of one sentence."""

    def __init__(self, statements: StatementReader, bodies: BodyReader) -> None:
        self.statements, self.bodies, self.items = statements, bodies, statements.items

    def document(self, head: int) -> Source:
        """وأشار التقرير إلى: a document that nobody has been named for speaks for itself."""
        if head + 1 >= len(self.items) or not self.statements.at(head + 1):
            return Source()
        return Source((self.bodies.part(self.items, head + 1, head + 2),))

    def of_document(self, head: int, clause: Clause) -> Source:
        """تقرير للأمم المتحدة أكد أن, لكن تحقيقا لمنظمة كذا خلص إلى: its owner speaks by it."""
        at = clause.start
        while at < head and self.items[at].k in "k,V":
            at += 1
        if at + 1 >= head or not self.statements.at(at) or self.items[at].prep:
            return Source()
        owners = (named(it) for it in self.items[at + 1 : head] if it.k == "M" and it.prep in ("", TO))
        return next((s for s in owners if s.parts), Source())

    def of_recording(self, head: int) -> Source:
        """أظهرت مقاطع نشرها ناشطون قصف: who shows a recording says what it shows."""
        who = self.statements.publisher(head) or self._published_before(head)
        return named(self.items[who]) if who else Source()

    def _published_before(self, head: int) -> int:
        """شريط فيديو نشره ناشطون، أظهر: where those stand who show the recording before a verb, 0 for none."""
        n = head - 1 - (self.items[head - 1].k == ",")
        if self.items[head].joined or n < 2 or not (self.items[n].k == "M" or unnumbered(self.items[n])):  # noqa: PLR2004
            return 0
        it = self.items[n - 1]
        shown = it.enc and it.entry is not None and listed(it.entry.lemma, "publishes")
        recorded = any(self.statements.recorded(k) or self.statements.at(k) for k in range(max(0, n - 4), n - 1))
        return n if shown and recorded else 0

    def of_auxiliary(self, head: int) -> Source:
        """وكان بيان صادر عن الجيش قد أعلن, وكانت الوكالة، التي يديرها فلان، قد ذكرت: the subject right behind كان."""
        items = self.items
        if items[head - 1].k != "h" or items[head].k != "V":
            return Source()
        at = next((n for n in range(head - 2, -1, -1) if items[n].k == "V" and items[n].cls == "aux"), -1)
        if at < 0 or at + 1 >= head - 1:
            return Source()
        first = items[at + 1]
        if first.k == "M" and not first.prep:
            return named(first)
        if self.statements.at(at + 1):
            owners = (named(it) for it in items[at + 2 : head] if it.k == "M")
            return next((s for s in owners if s.parts), Source())
        body = self.bodies.read(items, at + 1)
        return body.source if body is not None else Source()
