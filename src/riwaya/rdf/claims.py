"""A claim as triples. The properties and their values are the table of ``docs/model.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib.namespace import PROV, RDF, SDO

from riwaya import __version__
from riwaya.gate import participants
from riwaya.rdf import literals
from riwaya.rdf.entities import entity_node
from riwaya.rdf.iris import part
from riwaya.rdf.provenance import attribution_triples, evidence_node, evidence_triples, mention_triples
from riwaya.vocab import RW, RWCE, RWCK, RWCM, RWET, RWGR, RWHK, RWPO, RWRS, RWSA, RWTB, RWTK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import URIRef

    from riwaya.model import Claim, HarmFigure, Mention, TimeValue
    from riwaya.rdf.provenance import Source, Triple

#: The role of a place to the property of a claim that it fills.
PLACE_ROLES: Final = {
    "site": RW.claimedSite,
    "origin": RW.claimedOrigin,
    "destination": RW.claimedDestination,
    "near": RW.claimedNear,
    "along": RW.claimedAlong,
    "venue": RW.claimedVenue,
}
UNREVIEWED: Final = "unreviewed"
"""The review status that every claim has until somebody looks at it."""


def claim_node(src: Source, claim: Claim) -> URIRef:
    """The IRI of a claim."""
    return src.iris.claim(src.article.slug, claim.id)


def event_node(src: Source, claim: Claim) -> URIRef | None:
    """The IRI of the event that a claim tells of."""
    return None if claim.event is None else src.iris.event(src.article.slug, claim.event)


def claim_triples(src: Source, claim: Claim) -> Iterator[Triple]:
    """All of one claim: its frame, its participants, its content, its evidence."""
    yield from _frame(src, claim)
    yield from _participants(src, claim)
    yield from _times(src, claim)
    yield from _figures(src, claim)


def _frame(src: Source, claim: Claim) -> Iterator[Triple]:
    node = claim_node(src, claim)
    yield node, RDF.type, RW.Claim
    yield node, RW.inArticle, src.node
    for property_, span in ((RW.evidence, claim.evidence), (RW.trigger, claim.trigger)):
        yield node, property_, evidence_node(src, span.start, span.end)
        yield from evidence_triples(src, span.start, span.end)
    yield node, RW.claimantKind, RWCK[claim.claimant_kind]
    yield node, RW.speechAct, RWSA[claim.speech_act]
    yield node, RW.commitment, RWCM[claim.commitment]
    yield node, RW.polarity, RWPO[claim.polarity]
    yield node, RW.certainty, RWCE[claim.certainty]
    yield node, RW.eventType, RWET[claim.event_type]
    if claim.purpose is not None and claim.purpose.text:
        yield node, RW.claimedPurpose, src.words(claim.purpose.text)
    event = event_node(src, claim)
    if event is not None:
        yield node, RW.about, event
        yield event, RDF.type, RW.Event
    if claim.denies is not None:
        yield node, RW.denies, src.iris.claim(src.article.slug, claim.denies)
    yield node, RW.reviewStatus, RWRS[UNREVIEWED]
    yield node, RW.extractionRule, literals.string(claim.rule)
    yield node, RW.extractionConfidence, literals.confidence(claim.confidence)
    yield node, PROV.wasGeneratedBy, src.iris.run(__version__)


def _participants(src: Source, claim: Claim) -> Iterator[Triple]:
    node = claim_node(src, claim)
    for property_, group in (
        (RW.claimant, claim.claimants),
        (RW.addressee, claim.addressees),
        (RW.claimedAgent, claim.agents),
        (RW.claimedTarget, claim.targets),
        (RW.claimedWeapon, claim.weapons),
    ):
        for mention in group:
            yield node, property_, _entity(src, mention)
    for place in claim.places:
        yield node, PLACE_ROLES[place.role], _entity(src, place.mention)
    yield from attribution_triples(node, ((step, _entity(src, step.mention)) for step in claim.attribution))
    for mention in participants(claim):
        yield node, RW.mention, src.mentions[mention.start, mention.end, mention.entity.id]
        yield from mention_triples(src, mention, _entity(src, mention))


def _times(src: Source, claim: Claim) -> Iterator[Triple]:
    node = claim_node(src, claim)
    for name, time, properties in (
        ("time", claim.time, (RW.claimedStart, RW.claimedEnd, RW.claimedTime)),
        ("said", claim.said, (RW.saidStart, RW.saidEnd, RW.saidTime)),
    ):
        if time is None:
            continue
        start, end, details = properties
        if time.start is not None:
            yield node, start, literals.first_day(time.start)
        if time.end is not None:
            yield node, end, literals.last_day(time.end)
        yield node, details, part(node, name)
        yield from _time_triples(src, part(node, name), time)


def _time_triples(src: Source, node: URIRef, time: TimeValue) -> Iterator[Triple]:
    yield node, RDF.type, RW.TimeExpression
    yield node, RW.dateKind, RWTK[time.kind]
    yield node, RW.timeBasis, RWTB[time.basis]
    yield node, RW.edtf, literals.edtf(time.edtf)
    if time.text:
        yield node, RW.words, src.words(time.text)


def _figures(src: Source, claim: Claim) -> Iterator[Triple]:
    node = claim_node(src, claim)
    for number, figure in enumerate(claim.figures, start=1):
        mine = part(node, "figure", number)
        yield node, RW.figure, mine
        yield from _figure_triples(src, mine, figure)
        if figure.part_of is not None:
            yield mine, RW.partOf, part(node, "figure", figure.part_of + 1)


def _figure_triples(src: Source, node: URIRef, figure: HarmFigure) -> Iterator[Triple]:
    yield node, RDF.type, RW.HarmFigure
    yield node, RW.harmKind, RWHK[figure.kind]
    yield node, RW.harmGroup, RWGR[figure.group]
    if figure.low is not None:
        yield node, SDO.minValue, literals.integer(figure.low)
    if figure.high is not None:
        yield node, SDO.maxValue, literals.integer(figure.high)
    for property_, flag in (
        (RW.exclusiveMin, figure.exclusive_low),
        (RW.exclusiveMax, figure.exclusive_high),
        (RW.approximate, figure.approximate),
        (RW.running, figure.running),
    ):
        if flag:
            yield node, property_, literals.true()
    if figure.affiliation is not None:
        yield node, RW.affiliation, _entity(src, figure.affiliation)
    if figure.text:
        yield node, RW.words, src.words(figure.text)
    yield node, RW.figureEvidence, evidence_node(src, figure.start, figure.end)
    yield from evidence_triples(src, figure.start, figure.end)


def _entity(src: Source, mention: Mention) -> URIRef:
    return entity_node(src.iris, src.article.slug, mention.entity)
