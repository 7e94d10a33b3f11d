"""A reading into a publication: protected names out of every place that a writer prints."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.gate.names import Names, merged
from riwaya.gate.policy import Policy, coarsened
from riwaya.model import (
    Article,
    AttributionStep,
    Claim,
    Entity,
    HarmFigure,
    Mention,
    Phrase,
    PlaceMention,
    Publication,
    Reading,
    Span,
    TimeValue,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PROTECTED: Final = "new:protected-"
_PERSON: Final = ("protected person", "شخص محمي")
_OTHER: Final = ("protected name", "اسم محمي")
_MASK: Final = "\u2588"

replace = msgspec.structs.replace


def is_protected(entity: Entity) -> bool:
    """Whether the gate has taken the name of this entity out."""
    return entity.id.startswith(_PROTECTED)


def publish(
    reading: Reading,
    policy: Policy,
    *,
    people: Iterable[Mention] = (),
    aliases: Mapping[str, Iterable[str]] | None = None,
    private: bool = False,
) -> Publication:
    """Pass a reading through the gate.

    :param people: mentions of people who stand in no claim, but perhaps in a quote.
    :param aliases: further names of entities (those of the gazetteer), by entity id.
    :param private: let everything through, and say so in the publication.

    A protected person becomes ``new:protected-1``, ``-2`` ... in the order of the text, with a label that says
    nothing. Evidence shrinks to the longest stretch that holds its trigger and no protected name. A mention, figure,
    purpose or time whose words hold a name keeps its value and loses its words: it becomes the empty stretch at the
    end of the evidence. In the text itself every protected name is blacked out, length for length, so that not even
    a slice that nobody foresaw can show one; the hash stays that of the text as published.
    """
    if private:
        return Publication(reading.article, reading.claims, reading.links, private=True)
    slug = reading.article.slug
    met = [*(mention for claim in reading.claims for mention in participants(claim)), *people]
    protected = [mention for mention in met if policy.protects(mention.entity, slug)]
    gate = _Gate(reading.article, policy, met, protected, aliases or {})
    claims = tuple(gate.claim(claim) for claim in reading.claims)
    links = tuple(link for link in reading.links if link.entity not in gate.renamed)
    withheld = len({mention.entity.id for mention in protected})
    return Publication(gate.article(), claims, links, private=False, withheld=withheld)


class _Gate:
    """What must be hidden in one article, and how each noun looks without it."""

    def __init__(
        self,
        article: Article,
        policy: Policy,
        met: list[Mention],
        protected: list[Mention],
        aliases: Mapping[str, Iterable[str]],
    ) -> None:
        self._article = article
        self._policy = policy
        self._names = Names(_forms(protected, aliases), policy.words)
        spans = (Span(mention.start, mention.end) for mention in protected)
        self._hidden = merged([*spans, *self._names.find(article.text, loose=True)])
        self._starts = [span.start for span in self._hidden]
        self.renamed = self._renamed(met, {mention.entity.id for mention in protected})

    def _renamed(self, met: list[Mention], people: set[str]) -> dict[str, Entity]:
        """A nameless stand-in for everybody protected, and for what only this text knows and calls by their name."""
        out: dict[str, Entity] = {}
        for mention in sorted(met, key=lambda mention: (mention.start, mention.end, mention.entity.id)):
            entity = mention.entity
            if entity.id in out or not (entity.id in people or (not entity.known and self._named_after(entity))):
                continue
            label_en, label_ar = _PERSON if entity.kind == "person" else _OTHER
            id_ = f"{_PROTECTED}{len(out) + 1}"
            out[entity.id] = Entity(id_, entity.cls, entity.kind, label_en, label_ar, known=False)
        return out

    def _named_after(self, entity: Entity) -> bool:
        return any(self._names.holds(text) for text in (entity.label_ar, entity.label_en, entity.id))

    def article(self) -> Article:
        """The article with the names blacked out and no metadata that holds one."""
        article = self._article
        if not self._hidden:
            return article
        text = list(article.text)
        for span in self._hidden:
            text[span.start : span.end] = (
                _MASK if not char.isspace() else char for char in text[span.start : span.end]
            )
        held = self._names.holds
        kept = {
            field: None if value is not None and held(value, loose=True) else value
            for field, value in (
                ("title", article.title),
                ("publisher", article.publisher),
                ("url", article.url),
                ("rights", article.rights),
            )
        }
        slug = f"article-{article.sha256[:12]}" if held(article.slug, loose=True) else article.slug
        return replace(article, text="".join(text), slug=slug, **kept)

    def claim(self, claim: Claim) -> Claim:
        """The claim without a protected name."""
        evidence, trigger = self._narrowed(claim)
        at = evidence.end
        shown = replace(
            claim,
            evidence=evidence,
            trigger=trigger,
            claimants=self._mentions(claim.claimants, at),
            addressees=self._mentions(claim.addressees, at),
            attribution=tuple(
                AttributionStep(self._mention(step.mention, at), step.role) for step in claim.attribution
            ),
            agents=self._mentions(claim.agents, at),
            targets=self._mentions(claim.targets, at),
            places=tuple(PlaceMention(self._mention(place.mention, at), place.role) for place in claim.places),
            weapons=self._mentions(claim.weapons, at),
            purpose=None if claim.purpose is not None and self._hides(claim.purpose) else claim.purpose,
            time=self._time(claim.time),
            said=self._time(claim.said),
            figures=tuple(self._figure(figure, at) for figure in claim.figures),
            lexicon=tuple(row for row in claim.lexicon if not self._names.holds(row)),
        )
        return shown if _words(shown) == _words(claim) else replace(shown, redacted=True)

    def _hides(self, span: Span | Phrase | Mention | HarmFigure) -> bool:
        """Whether a protected name stands in a stretch of the text."""
        return next(self._inside(span.start, span.end), None) is not None

    def _inside(self, start: int, end: int) -> Iterator[Span]:
        """The hidden stretches that overlap ``[start, end)``."""
        for number in range(max(bisect_left(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            if self._hidden[number].end > start:
                yield self._hidden[number]

    def _narrowed(self, claim: Claim) -> tuple[Span, Phrase]:
        """The longest evidence around the trigger without a name; where the trigger holds one, both are empty."""
        trigger, start, end = claim.trigger, claim.evidence.start, claim.evidence.end
        if self._hides(trigger):
            return Span(end, end), Phrase(end, end, "")
        for span in self._inside(start, end):
            if span.end <= trigger.start:
                start = span.end
            else:
                end = min(end, span.start)
        if (start, end) == (claim.evidence.start, claim.evidence.end):
            return claim.evidence, trigger
        text = self._article.text
        while start < trigger.start and text[start].isspace():
            start += 1
        while end > trigger.end and text[end - 1].isspace():
            end -= 1
        return Span(start, end), trigger

    def _mentions(self, mentions: tuple[Mention, ...], at: int) -> tuple[Mention, ...]:
        return tuple(self._mention(mention, at) for mention in mentions)

    def _mention(self, mention: Mention, at: int) -> Mention:
        entity = self.renamed.get(mention.entity.id) or coarsened(mention.entity, self._policy)
        if mention.entity.id in self.renamed or self._hides(mention):
            return Mention(at, at, "", entity)
        return replace(mention, entity=entity, others=())

    def _figure(self, figure: HarmFigure, at: int) -> HarmFigure:
        side = None if figure.affiliation is None else self._mention(figure.affiliation, at)
        if self._hides(figure):
            return replace(figure, start=at, end=at, text="", affiliation=side)
        return replace(figure, affiliation=side)

    def _time(self, time: TimeValue | None) -> TimeValue | None:
        if time is None:
            return None
        hides = self._names.holds(time.text) or (time.span is not None and self._hides(time.span))
        return replace(time, text="", span=None) if hides else time


def _forms(protected: list[Mention], aliases: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The names of each person. Words of the text count only when they share a word with a label: "he" is no name."""
    people: dict[str, Entity] = {mention.entity.id: mention.entity for mention in protected}
    forms = {id_: [entity.label_ar, entity.label_en, *aliases.get(id_, ())] for id_, entity in sorted(people.items())}
    labels = {id_: Names([names], {}) for id_, names in forms.items()}
    for mention in protected:
        if labels[mention.entity.id].holds(mention.text):
            forms[mention.entity.id].append(mention.text)
    return list(forms.values())


def participants(claim: Claim) -> Iterator[Mention]:
    """Every participant of a claim, in every role."""
    yield from claim.claimants
    yield from claim.addressees
    yield from (step.mention for step in claim.attribution)
    yield from claim.agents
    yield from claim.targets
    yield from (place.mention for place in claim.places)
    yield from claim.weapons
    yield from (figure.affiliation for figure in claim.figures if figure.affiliation is not None)


def _words(claim: Claim) -> tuple[object, ...]:
    """All that a claim quotes: it changes when and only when the gate takes something out."""
    mentions = tuple((mention.text, mention.entity.id) for mention in participants(claim))
    figures = tuple(figure.text for figure in claim.figures)
    return claim.evidence, claim.trigger, claim.purpose, claim.time, claim.said, mentions, figures
