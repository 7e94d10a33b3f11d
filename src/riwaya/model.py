"""START HERE: the nouns.

One noun, one frozen type. Every offset is a Unicode code point of the untouched article text, half-open
``[start, end)``. No type here knows RDF, a file or the network; ``pipeline.py`` shows how they follow on one another.
Frozen values point only at values that were there before them, so none is ever part of a cycle: ``gc=False`` spares
the garbage collector from looking.

========== ======== ===========================================================================================
noun       Arabic   type
========== ======== ===========================================================================================
article    مقال     :class:`Article`
evidence   شاهد     :class:`Span` (``article.text[start:end]`` is the quote)
mention    ذكر      :class:`Mention`
entity     كيان     :class:`Entity` (actor, place, object or weapon)
claim      رواية    :class:`Claim`
claimant   راوٍ     ``Claim.claimants`` with ``Claim.claimant_kind``
attribution إسناد   :class:`AttributionStep`
harm figure حصيلة   :class:`HarmFigure`
time       زمن      :class:`TimeValue`
link       ربط      :class:`Link`
========== ======== ===========================================================================================
"""

from __future__ import annotations

from typing import Literal

import msgspec

ClaimantKind = Literal["named", "unnamed", "unstated", "outlet"]
Commitment = Literal["asserted", "presupposed", "hedged", "not_asserted", "denied"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "probable", "possible", "unverified"]
EntityClass = Literal["actor", "place", "object", "weapon"]
PlaceRole = Literal["site", "origin", "destination", "near", "along", "venue"]
ChainRole = Literal["relay", "channel", "spokesperson", "outlet"]
TimeKind = Literal["on", "within", "throughout", "since", "until", "before", "after", "around"]
TimeBasis = Literal["written", "narrative", "dateline", "inferred"]
HarmKind = Literal["killed", "injured", "killed_or_injured", "displaced", "detained", "missing", "captured", "released"]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch ``[start, end)`` of the article, in code points."""

    start: int
    end: int


class Article(msgspec.Struct, frozen=True, gc=False):
    """A text as published; never altered.

    ``slug`` is the readable part of every IRI of this article. ``published`` is an ISO date (``YYYY-MM-DD``) or None.
    ``sha256`` is the hex digest of the UTF-8 text. ``rights`` says whose the text is; ``synthetic`` marks a text that
    was written for a test and must never enter a release.
    """

    slug: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "ar"
    rights: str | None = None
    synthetic: bool = False


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a number or a mark. ``norm`` is the folded form that the lexicon is keyed by (the text itself stays)."""

    start: int
    end: int
    norm: str
    kind: Literal["word", "number", "mark"]


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``first`` up to ``last`` (exclusive) with their span; ``paragraph`` counts from 0 in the article."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    heading: bool = False


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """The inside ``[start, end)`` of a pair of quotation marks; ``scare`` when it holds a word or two of doubt."""

    start: int
    end: int
    scare: bool


class Document(msgspec.Struct, frozen=True, gc=False):
    """An article prepared for reading: tokens, sentences (headings cut off), quotations."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Somebody, somewhere or something that claims speak of.

    ``id`` is stable: a gazetteer id (``idlib-governorate``), or for one first met in a text ``new:`` and its romanised
    name. ``kind`` is a code of the actor, place, object or weapon kinds. ``known`` is False for an entity that no
    gazetteer row describes; its ``label_en`` is then a romanisation. ``wikidata`` and ``geonames`` hold checked ids
    only. ``within`` is the id of the containing place, or of the body that an actor or object belongs to. ``former``
    names the entity that this one grew out of.
    """

    id: str
    cls: EntityClass
    kind: str
    label_en: str
    label_ar: str
    known: bool = True
    country: str | None = None
    within: str | None = None
    wikidata: str | None = None
    geonames: str | None = None
    lat: float | None = None
    lon: float | None = None
    accuracy_m: int | None = None
    former: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A span that names or means an entity. ``text`` is the exact characters, which may differ from its labels.

    ``others`` holds what else the same characters may mean (دمشق: the city, and the government that sits there); the
    role decides which it is.
    """

    start: int
    end: int
    text: str
    entity: Entity
    others: tuple[Entity, ...] = ()


class PlaceMention(msgspec.Struct, frozen=True, gc=False):
    """A place as it stands in a claim: where it happened, came from, went to, or only near where."""

    mention: Mention
    role: PlaceRole


class AttributionStep(msgspec.Struct, frozen=True, gc=False):
    """One link of the chain by which a claim reached the article, nearest to the source first."""

    mention: Mention
    role: ChainRole


class TimeValue(msgspec.Struct, frozen=True, gc=False):
    """A time as told and as resolved.

    ``start`` and ``end`` are ISO dates at the precision known (``2019-04``, ``2019-04-06``); an open end is None.
    ``edtf`` is EDTF level 0/1. ``span`` is None for a time carried over from elsewhere in the text.
    """

    start: str | None
    end: str | None
    kind: TimeKind
    edtf: str
    basis: TimeBasis
    text: str
    span: Span | None = None


class HarmFigure(msgspec.Struct, frozen=True, gc=False):
    """How many came to which harm, as one claim gives it.

    "More than 20": low 20, exclusive_low, high None. "At least 20": low 20, high None. "About 20": low = high = 20,
    approximate. "Tens": low 20, high None, approximate. Unspecified: both None. ``part_of`` is the index of the whole
    among the claim's figures. ``running`` marks a toll over a period rather than of this event.
    """

    kind: HarmKind
    group: str
    low: int | None
    high: int | None
    text: str
    start: int
    end: int
    exclusive_low: bool = False
    exclusive_high: bool = False
    approximate: bool = False
    running: bool = False
    part_of: int | None = None
    affiliation: Mention | None = None


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """Words of the article that are kept as words (a purpose, a trigger)."""

    start: int
    end: int
    text: str


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One statement about one happening or state, by one claimant, in one article.

    ``id`` is local to the article: the position of the trigger, and a counter where one trigger makes several. It
    does not depend on type, roles or confidence, so a better extractor keeps the ids of what it still finds.
    ``evidence`` holds the trigger. ``event`` is the id of the first claim told of the same happening (its own id
    when it is the first), or None for a speech act with no event in it. ``denies`` is the id of the claim denied.
    ``rule`` names the rule that made it and ``lexicon`` the rows it stood on; ``confidence`` (0..1) is the
    extractor's own and says nothing about truth. ``redacted`` is set by the gate only.
    """

    id: str
    evidence: Span
    trigger: Phrase
    sentence: Span
    event_type: str
    speech_act: str
    commitment: Commitment
    polarity: Polarity
    certainty: Certainty
    claimant_kind: ClaimantKind
    rule: str
    confidence: float
    claimants: tuple[Mention, ...] = ()
    addressees: tuple[Mention, ...] = ()
    attribution: tuple[AttributionStep, ...] = ()
    agents: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    weapons: tuple[Mention, ...] = ()
    purpose: Phrase | None = None
    time: TimeValue | None = None
    said: TimeValue | None = None
    figures: tuple[HarmFigure, ...] = ()
    event: str | None = None
    denies: str | None = None
    lexicon: tuple[str, ...] = ()
    redacted: bool = False


class Link(msgspec.Struct, frozen=True, gc=False):
    """The judged equivalence of an entity and an outside item; reversible, never part of an id.

    ``relation`` is ``exactMatch``, ``closeMatch`` or ``broadMatch`` (SKOS); ``basis`` says who judged it and from what.
    """

    entity: str
    target: str
    relation: Literal["exactMatch", "closeMatch", "broadMatch"]
    basis: str


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What was read out of one article, before the do-no-harm gate."""

    article: Article
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


class Publication(msgspec.Struct, frozen=True, gc=False):
    """A reading that has passed the gate: the only thing that a writer, a store or a page accepts.

    ``private`` is True when the user asked for the ungated reading (``--private``). ``withheld`` counts the protected
    people whose names were taken out.
    """

    article: Article
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    private: bool
    withheld: int = 0
