"""A sentence while its claims are made: what all readers of it see, and a happening with the voice that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.model import (
    Document,
    Sentence,
)

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item
    from riwaya.extract.voices import Voice


class SentenceView:
    """One document and, in turn, each of its sentences as the grammar has read it."""

    def __init__(self, document: Document, norms: list[str]) -> None:
        self.tokens, self.text, self.norms = document.tokens, document.article.text, norms
        self.sentence = document.sentences[0] if document.sentences else Sentence(0, 0, 0, 0, 0)
        self.items: list[Item] = []
        self.parts: list[Clause] = []
        self.happenings: list[Happening] = []


class Told:
    """A happening with the voice that tells it, before it becomes a claim."""

    def __init__(self, h: Happening, voice: Voice, lead: int) -> None:
        self.h, self.voice, self.lead = h, voice, lead
        self.stops: frozenset[int] = frozenset()
        self.scope_start = 0
        #: The item of saying, -1 for none.
        self.verb = -1
