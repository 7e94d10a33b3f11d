"""What the sentence behind tells of the one before it: who said so (جاء ذلك في بيان للوزارة)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.extract.lexicon.words import cues, definite_cues, kinds
from riwaya.extract.sources import named
from riwaya.extract.voices import Source, Voice

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.extract.unlisted import BodyReader
    from riwaya.model import Document, Sentence

#: How many items behind its document may name who spoke.
_REACH: Final = 12


class AfterReader:
    """Reads the sentences of one document that only say whose words the sentence before them was."""

    def __init__(self, document: Document, norms: list[str], bodies: BodyReader) -> None:
        self.document, self.norms, self.bodies = document, norms, bodies

    def behind(self, sentence: Sentence) -> Sentence | None:
        """The sentence behind ``sentence``, if it begins with «جاء ذلك»."""
        sentences = self.document.sentences
        if sentence.heading or not self._announced(sentence.last):
            return None
        return next((s for s in sentences if s.first == sentence.last), None)

    def _announced(self, a: int) -> bool:
        opens = a + 1 < len(self.norms) and self.norms[a + 1] in cues("that")
        return opens and self.norms[a].removeprefix(AND) in cues("stands_in")

    def voice(self, items: list[Item]) -> Voice | None:
        """Who speaks in such a sentence: behind the first document in it."""
        said_in = definite_cues("document") | definite_cues("told_in")
        at = next((n for n, it in enumerate(items) if self.norms[it.a] in said_in), -1)
        if at < 0:
            return None
        relay = Source()
        for n in range(at + 1, min(at + 1 + _REACH, len(items))):
            it = items[n]
            body = self.bodies.read(items, n)
            source = named(it) if it.k == "M" else body.source if body is not None and body.end > n + 1 else Source()
            if not source.parts:
                continue
            if source.parts[0].entity.kind not in kinds("media"):
                return Voice(source.parts, source.kind, chain=source.chain)
            relay = relay if relay.parts else source
        return Voice(relay.parts, relay.kind, chain=relay.chain) if relay.parts else None
