"""How much of an article its publication quotes: the figure that a rights holder asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.gate import participants
from riwaya.gate.names import merged
from riwaya.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.model import Claim, Publication


class Quoted(msgspec.Struct, frozen=True):
    """Characters of the article that stand in quotes, each counted once, and its whole length."""

    slug: str
    characters: int
    length: int

    @property
    def share(self) -> float:
        """The part of the article that is quoted, 0..1."""
        return self.characters / self.length if self.length else 0.0


def quoted(publication: Publication) -> Quoted:
    """Measure what the graph and the table of a publication quote."""
    spans = merged(span for claim in publication.claims for span in _quotes(claim))
    article = publication.article
    return Quoted(article.slug, sum(span.end - span.start for span in spans), len(article.text))


def _quotes(claim: Claim) -> Iterator[Span]:
    """Every stretch whose words are printed; the sentence around a claim is not."""
    yield claim.evidence
    phrases = (claim.trigger, claim.purpose, *participants(claim), *claim.figures)
    yield from (Span(phrase.start, phrase.end) for phrase in phrases if phrase is not None)
    yield from (time.span for time in (claim.time, claim.said) if time is not None and time.span is not None)
