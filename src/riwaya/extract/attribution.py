"""Who says it: verbs, participles and phrases of saying, and how far each reaches.

A verb of saying before its content reaches forward to the end of the sentence or to the next one (قال إن … وأن …); a
phrase behind the content reaches back over what stands before it (…، وفق المرصد). A verb of saying without a subject
goes on with the claimant of the sentence before (وأضاف). What nobody is named for is the outlet's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.extract.according import PhraseReader
from riwaya.extract.saying import SayingReader
from riwaya.extract.sources import SourceReader
from riwaya.extract.voices import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.voices import Scope
    from riwaya.model import Token


class Attributor:
    """Reads the voices of one document, sentence by sentence; ``last`` is who a bare وأضاف goes on with."""

    def __init__(self, text: str, tokens: Sequence[Token], norms: list[str]) -> None:
        self.last = Source()
        self.norms = norms
        self.phrases = PhraseReader(SourceReader(text, tokens))

    def behind(self, items: list[Item]) -> list[Scope]:
        """The phrases of saying behind (or before) content; their items become kind z, which no role sees."""
        return self.phrases.read(items, self.last)

    def scopes(self, items: list[Item], clauses: list[Clause], backward: list[Scope]) -> list[Scope]:
        """The verbs and participles of saying with what they reach."""
        forward = SayingReader(items, self.norms, self.phrases.relays, self.last).read(clauses)
        for scopes in (forward, backward):
            if scopes and scopes[-1].voice.claimants:
                self.last = scopes[-1].voice.source
                break
        return forward
