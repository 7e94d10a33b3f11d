"""A publication as named graphs: one for the article, one for what articles share (entities and the run).

Every triple stands in exactly one graph, there is no blank node and no time stamp, and the same publication gives
the same triples. What is known of one article only (claims, evidence, entities first met in it) stands in the graph
of the article, so it can be replaced whole; the rest stands in ``graph/entities``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef

from riwaya import __version__
from riwaya.errors import EvidenceError
from riwaya.gate import participants
from riwaya.rdf.claims import claim_triples
from riwaya.rdf.entities import closure, entity_triples, is_local, link_triple
from riwaya.rdf.iris import DEFAULT_BASE, Iris
from riwaya.rdf.provenance import article_triples, run_triples, source
from riwaya.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.gate import PublicGazetteer
    from riwaya.model import Claim, Publication
    from riwaya.rdf.provenance import Triple


class NamedGraphs(Mapping[URIRef, Graph]):
    """Named graphs by their IRI, in the order of the IRIs. Nobody changes a graph that stands in here."""

    __slots__ = ("_graphs", "base")

    def __init__(self, base: str, graphs: Mapping[URIRef, Iterable[Triple]]) -> None:
        """Hold ``graphs``; an empty one falls out."""
        self.base = base
        filled = ((iri, _graph(iri, triples)) for iri, triples in sorted(graphs.items()))
        self._graphs = {iri: graph for iri, graph in filled if len(graph)}

    def __getitem__(self, iri: URIRef) -> Graph:
        """The graph of this IRI."""
        return self._graphs[iri]

    def __iter__(self) -> Iterator[URIRef]:
        """The IRIs, sorted."""
        return iter(self._graphs)

    def __len__(self) -> int:
        """How many graphs there are."""
        return len(self._graphs)

    def union(self) -> Graph:
        """All triples in one graph, each once."""
        return _graph(None, (triple for graph in self._graphs.values() for triple in graph))  # type: ignore[misc]


def describe(publication: Publication, gazetteer: PublicGazetteer, base: str = DEFAULT_BASE) -> NamedGraphs:
    """One article as RDF: its own graph; beside it the entities that it uses and the run that read it.

    Where a store holds several articles, ``graph/entities`` is the union of theirs (:func:`merge`).

    :raises EvidenceError: a span does not hold the characters that it claims to hold.
    """
    check_evidence(publication)
    iris, slug = Iris(base), publication.article.slug
    src = source(iris, publication)
    used = {mention.entity.id: mention.entity for claim in publication.claims for mention in participants(claim)}
    local: list[Triple] = list(article_triples(src))
    for claim in publication.claims:
        local.extend(claim_triples(src, claim))
    shared: list[Triple] = list(run_triples(iris, __version__)) if publication.claims else []
    entities = closure(used.values(), gazetteer)
    for entity in entities.values():
        (local if is_local(entity) else shared).extend(entity_triples(iris, slug, entity, gazetteer))
    for link in publication.links:
        if link.entity in entities:
            (local if is_local(entities[link.entity]) else shared).append(link_triple(iris, slug, link))
    return NamedGraphs(
        base,
        {
            iris.article_graph(slug): local,
            iris.graph("entities"): shared,
        },
    )


def vocabulary(base: str = DEFAULT_BASE) -> NamedGraphs:
    """The SKOS schemes with their labels, so that a question can print them."""
    return NamedGraphs(base, {Iris(base).graph("vocabulary"): _vocabulary_triples()})


def merge(parts: Iterable[NamedGraphs], base: str = DEFAULT_BASE) -> NamedGraphs:
    """Several articles as one set of named graphs."""
    graphs: dict[URIRef, set[Triple]] = {}
    for named in parts:
        for iri, graph in named.items():
            graphs.setdefault(iri, set()).update(graph)  # type: ignore[arg-type]
    return NamedGraphs(base, graphs)


def check_evidence(publication: Publication) -> None:
    """See that every span of every claim holds the characters that it claims to hold.

    :raises EvidenceError: one does not; the message names the article, the claim and the offsets.
    """
    text = publication.article.text
    for claim in publication.claims:
        where = f"{publication.article.slug}, claim {claim.id}"
        for name, start, end, words in _spans(claim):
            if not 0 <= start <= end <= len(text):
                raise EvidenceError(f"the {name} [{start}:{end}] lies outside the text", where=where)
            if words is not None and text[start:end] != words:
                raise EvidenceError(f"the {name} [{start}:{end}] is not {words!r}", where=where)
        trigger, evidence = claim.trigger, claim.evidence
        if not evidence.start <= trigger.start <= trigger.end <= evidence.end:
            raise EvidenceError(
                f"the trigger [{trigger.start}:{trigger.end}] lies outside its evidence "
                f"[{evidence.start}:{evidence.end}]",
                where=where,
            )


def _spans(claim: Claim) -> Iterator[tuple[str, int, int, str | None]]:
    """Each span of a claim with the words it must hold (None: any)."""
    yield "evidence", claim.evidence.start, claim.evidence.end, None
    yield "sentence", claim.sentence.start, claim.sentence.end, None
    yield "trigger", claim.trigger.start, claim.trigger.end, claim.trigger.text
    if claim.purpose is not None:
        yield "purpose", claim.purpose.start, claim.purpose.end, claim.purpose.text
    for mention in participants(claim):
        yield "mention", mention.start, mention.end, mention.text
    for figure in claim.figures:
        yield "figure", figure.start, figure.end, figure.text
    for name, time in (("time", claim.time), ("day of saying", claim.said)):
        if time is not None and time.span is not None:
            yield name, time.span.start, time.span.end, time.text


def _graph(iri: URIRef | None, triples: Iterable[Triple]) -> Graph:
    graph = Graph(identifier=iri, bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


@lru_cache(maxsize=1)
def _vocabulary_triples() -> frozenset[Triple]:
    graph = Graph(bind_namespaces="none")
    for path in sorted(resource("ontology", "vocabularies").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return frozenset(graph)  # type: ignore[arg-type]
