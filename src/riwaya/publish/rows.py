"""The rows of the claims table. The fields are a contract with analysts and with measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.rdf.claims import UNREVIEWED, claim_node, event_node
from riwaya.rdf.entities import entity_node
from riwaya.rdf.iris import DEFAULT_BASE, Iris
from riwaya.rdf.provenance import Source, source

if TYPE_CHECKING:
    from riwaya.model import Claim, HarmFigure, Mention, Publication

Cell = str | int | float | bool | None


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of the article, without its words."""

    start: int
    end: int


class Words(Stretch, frozen=True):
    """A stretch of the article with its words."""

    text: str


class EntityCell(msgspec.Struct, frozen=True):
    """An entity as it stands in a claim: who it is, and the words that name it."""

    iri: str
    label_en: str
    label_ar: str
    kind: str
    wikidata: str | None
    text: str
    start: int
    end: int


class RoleCell(EntityCell, frozen=True):
    """An entity with its role: of a place, or of a step of the attribution."""

    role: str


class FigureCell(msgspec.Struct, frozen=True):
    """A harm figure. ``subset_of`` counts the claim's figures from 0."""

    kind: str
    group: str
    affiliation: EntityCell | None
    min: int | None
    max: int | None
    exclusive_min: bool
    exclusive_max: bool
    approx: bool
    cumulative: bool
    subset_of: int | None
    text: str
    start: int
    end: int


class ClaimRow(msgspec.Struct, frozen=True):
    """One claim, all of it."""

    claim: str
    article: str
    event: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    review_status: str
    rule: str
    extraction_confidence: float
    start: int
    end: int
    quote: str
    trigger: Words
    sentence: Stretch
    event_type: str
    speech_act: str | None
    commitment: str
    polarity: str
    certainty: str
    claimants: tuple[EntityCell, ...]
    claimant_kind: str
    attribution: tuple[RoleCell, ...]
    addressees: tuple[EntityCell, ...]
    agents: tuple[EntityCell, ...]
    targets: tuple[EntityCell, ...]
    places: tuple[RoleCell, ...]
    weapons: tuple[EntityCell, ...]
    purpose: Words | None
    date_start: str | None
    date_end: str | None
    date_kind: str | None
    edtf: str | None
    date_text: str | None
    date_basis: str | None
    said_start: str | None
    said_end: str | None
    casualties: tuple[FigureCell, ...]


def claim_rows(publication: Publication, base: str = DEFAULT_BASE) -> tuple[ClaimRow, ...]:
    """The claims of an article, in text order."""
    src = source(Iris(base), publication)
    claims = sorted(publication.claims, key=lambda claim: (claim.evidence, claim.trigger.start, claim.id))
    return tuple(_row(src, claim) for claim in claims)


def _row(src: Source, claim: Claim) -> ClaimRow:
    article, time, said = src.article, claim.time, claim.said
    event = event_node(src, claim)
    return ClaimRow(
        claim=str(claim_node(src, claim)),
        article=str(src.node),
        event=None if event is None else str(event),
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        review_status=UNREVIEWED,
        rule=claim.rule,
        extraction_confidence=round(claim.confidence, 2),
        start=claim.evidence.start,
        end=claim.evidence.end,
        quote=article.text[claim.evidence.start : claim.evidence.end],
        trigger=Words(claim.trigger.start, claim.trigger.end, claim.trigger.text),
        sentence=Stretch(claim.sentence.start, claim.sentence.end),
        event_type=claim.event_type,
        speech_act=None if claim.speech_act == "asserts" else claim.speech_act,
        commitment=claim.commitment,
        polarity=claim.polarity,
        certainty=claim.certainty,
        claimants=_cells(src, claim.claimants),
        claimant_kind=claim.claimant_kind,
        attribution=tuple(_role(src, step.mention, step.role) for step in claim.attribution),
        addressees=_cells(src, claim.addressees),
        agents=_cells(src, claim.agents),
        targets=_cells(src, claim.targets),
        places=tuple(_role(src, place.mention, place.role) for place in claim.places),
        weapons=_cells(src, claim.weapons),
        purpose=None if claim.purpose is None else Words(claim.purpose.start, claim.purpose.end, claim.purpose.text),
        date_start=None if time is None else time.start,
        date_end=None if time is None else time.end,
        date_kind=None if time is None else time.kind,
        edtf=None if time is None else time.edtf,
        date_text=None if time is None else time.text,
        date_basis=None if time is None else time.basis,
        said_start=None if said is None else said.start,
        said_end=None if said is None else said.end,
        casualties=tuple(_figure(src, figure) for figure in claim.figures),
    )


def _cells(src: Source, mentions: tuple[Mention, ...]) -> tuple[EntityCell, ...]:
    return tuple(_cell(src, mention) for mention in mentions)


def _cell(src: Source, mention: Mention) -> EntityCell:
    entity = mention.entity
    return EntityCell(
        iri=str(entity_node(src.iris, src.article.slug, entity)),
        label_en=entity.label_en,
        label_ar=entity.label_ar,
        kind=entity.kind,
        wikidata=entity.wikidata,
        text=mention.text,
        start=mention.start,
        end=mention.end,
    )


def _role(src: Source, mention: Mention, role: str) -> RoleCell:
    return RoleCell(**fields(_cell(src, mention)), role=role)  # type: ignore[arg-type]


def _figure(src: Source, figure: HarmFigure) -> FigureCell:
    return FigureCell(
        kind=figure.kind,
        group=figure.group,
        affiliation=None if figure.affiliation is None else _cell(src, figure.affiliation),
        min=figure.low,
        max=figure.high,
        exclusive_min=figure.exclusive_low,
        exclusive_max=figure.exclusive_high,
        approx=figure.approximate,
        cumulative=figure.running,
        subset_of=figure.part_of,
        text=figure.text,
        start=figure.start,
        end=figure.end,
    )


def fields(struct: msgspec.Struct) -> dict[str, Cell]:
    """The fields of a row by name, in order; what is nested stays as it is."""
    return {name: getattr(struct, name) for name in struct.__struct_fields__}
