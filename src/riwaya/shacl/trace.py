"""From the node that a shape complains about to the claim and the words of the article that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from rdflib.namespace import GEO, PROV, RDF

from riwaya.vocab import OA, RW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph, URIRef
    from rdflib.term import Node

#: A node belongs to whatever points to it by one of these.
_UP: Final = (
    RW.evidence, RW.trigger, RW.figure, RW.figureEvidence, RW.claimedTime, RW.saidTime, RW.attribution, RW.mention,
    RW.about, RW.refersTo, RW.name, OA.hasSelector, GEO.hasGeometry, PROV.agent, RW.claimant, RW.claimedAgent,
    RW.claimedTarget,
)  # fmt: skip
#: Where the words of a node stand, nearest first.
_DOWN: Final = (RW.figureEvidence, RW.evidence, RW.trigger)
_LIMIT: Final = 10_000


class Fault(msgspec.Struct, frozen=True):
    """What a check found, before it is told: the broken shape (IRI), the culprit, the constraint, path and values."""

    shape: str
    node: Node
    constraint: str
    path: str = ""
    values: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where a node stands: its claims in the order of the text, its article, the words and their offsets."""

    claims: tuple[str, ...] = ()
    article: str | None = None
    words: str = ""
    start: int | None = None
    end: int | None = None


class _Span(msgspec.Struct, frozen=True, order=True):
    start: int
    end: int
    words: str


def place_of(graph: Graph, node: Node) -> Place:
    """Find the claims, the article and the words of a node."""
    claims = sorted(_claims(graph, node), key=lambda claim: (_position(graph, claim), str(claim)))
    span = _nearest(graph, node, claims)
    article = _article(graph, node, claims)
    return Place(
        tuple(str(claim) for claim in claims),
        None if article is None else str(article),
        "" if span is None else span.words,
        None if span is None else span.start,
        None if span is None else span.end,
    )


def _claims(graph: Graph, node: Node) -> set[Node]:
    """The claims above a node (the node itself, if it is one)."""
    found: set[Node] = set()
    seen, todo = {node}, [node]
    while todo and len(seen) < _LIMIT:
        here = todo.pop()
        if (here, RDF.type, RW.Claim) in graph:
            found.add(here)
            continue
        for above in (above for step in _UP for above in graph.subjects(step, here)):
            if above not in seen:
                seen.add(above)
                todo.append(above)
    return found


def _article(graph: Graph, node: Node, claims: list[Node]) -> Node | None:
    if (node, RDF.type, RW.Article) in graph:
        return node
    owners = [node, *graph.subjects(OA.hasSelector, node), *graph.subjects(RW.refersTo, node), *claims]
    articles = [
        article for owner in owners for step in (RW.inArticle, OA.hasSource) for article in graph.objects(owner, step)
    ]
    return min(articles, key=str, default=None)


def _nearest(graph: Graph, node: Node, claims: list[Node]) -> _Span | None:
    """The words nearest to a node: its own, those of what it points to, of what points to it, of its first claim."""
    around = [
        [node],
        [below for step in _DOWN for below in graph.objects(node, step)],
        list(graph.subjects(OA.hasSelector, node)),
        list(graph.subjects(RW.refersTo, node)),
        [evidence for claim in claims[:1] for step in _DOWN for evidence in graph.objects(claim, step)],
    ]
    for owners in around:
        for owner in owners:
            spans = sorted(_spans(graph, owner))
            if spans:
                return spans[0]
    return None


def _spans(graph: Graph, owner: Node) -> Iterator[_Span]:
    """The stretch of an evidence or a mention, as far as its selectors tell it."""
    selectors = sorted(graph.objects(owner, OA.hasSelector), key=str)
    words = [str(exact) for selector in selectors for exact in graph.objects(selector, OA.exact)]
    for selector in selectors:
        start, end = _number(graph, selector, OA.start), _number(graph, selector, OA.end)
        if start is not None and end is not None:
            yield _Span(start, end, min(words, default=""))


def _number(graph: Graph, node: Node, step: URIRef) -> int | None:
    """A whole number; None where there is none or it is broken."""
    numbers = [
        value for literal in graph.objects(node, step) if isinstance(value := getattr(literal, "value", None), int)
    ]
    return min(numbers, default=None)


def _position(graph: Graph, claim: Node) -> int:
    """Where the trigger of a claim (else its evidence) starts."""
    for step in (RW.trigger, RW.evidence):
        starts = [span.start for evidence in graph.objects(claim, step) for span in _spans(graph, evidence)]
        if starts:
            return min(starts)
    return -1
