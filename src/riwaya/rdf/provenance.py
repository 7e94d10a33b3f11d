"""Where a claim comes from: the article, the stretches of it that state the claim, the chain, the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO

from riwaya.gate import participants
from riwaya.rdf import literals
from riwaya.rdf.iris import Iris, part
from riwaya.vocab import OA, RW, RWAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from riwaya import model

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Place = tuple[int, int, str]
"""A mention is one entity on one stretch: start, end, id of the entity."""


class Source(msgspec.Struct, frozen=True):
    """One article with its IRIs; ``mentions`` gives each mention its own, since one stretch may name two entities."""

    iris: Iris
    article: model.Article
    mentions: Mapping[Place, URIRef]

    @property
    def node(self) -> URIRef:
        """The article itself."""
        return self.iris.article(self.article.slug)

    def words(self, text: str) -> Literal:
        """Words of the article, in its language."""
        return literals.text(text, self.article.language)


def source(iris: Iris, publication: model.Publication) -> Source:
    """Give every mention of the publication its IRI, in the order of the claims."""
    article = publication.article
    nodes: dict[Place, URIRef] = {}
    used: dict[tuple[int, int], int] = {}
    for claim in publication.claims:
        for mention in participants(claim):
            key = (mention.start, mention.end, mention.entity.id)
            if key not in nodes:
                number = used[key[:2]] = used.get(key[:2], 0) + 1
                nodes[key] = iris.mention(article.slug, mention.start, mention.end, number)
    return Source(iris, article, nodes)


def article_triples(src: Source) -> Iterator[Triple]:
    """What is known of the article; never its text."""
    article, node = src.article, src.node
    yield node, RDF.type, RW.Article
    yield node, RW.sha256, literals.string(article.sha256)
    yield node, RW.length, literals.count(len(article.text))
    yield node, SDO.inLanguage, literals.string(article.language)
    if article.title is not None:
        yield node, SDO.headline, src.words(article.title)
    if article.publisher is not None:
        yield node, SDO.publisher, literals.string(article.publisher)
    if article.url is not None:
        yield node, SDO.url, URIRef(article.url)
    if article.published is not None:
        yield node, SDO.datePublished, literals.first_day(article.published)
    if article.rights is not None:
        yield node, DCTERMS.rights, literals.string(article.rights)
    if article.synthetic:
        yield node, RW.synthetic, literals.true()


def evidence_node(src: Source, start: int, end: int) -> URIRef:
    """The IRI of a stretch of the article."""
    return src.iris.evidence(src.article.slug, start, end)


def evidence_triples(src: Source, start: int, end: int) -> Iterator[Triple]:
    """A stretch of the article, by position and by quote."""
    node = evidence_node(src, start, end)
    yield node, RDF.type, RW.Evidence
    yield from _selectors(src, node, start, end)


def mention_triples(src: Source, mention: model.Mention, entity: URIRef) -> Iterator[Triple]:
    """The words that name an entity."""
    node = src.mentions[mention.start, mention.end, mention.entity.id]
    yield node, RDF.type, RW.Mention
    yield node, RW.refersTo, entity
    yield from _selectors(src, node, mention.start, mention.end)


def attribution_triples(claim: URIRef, steps: Iterable[tuple[model.AttributionStep, URIRef]]) -> Iterator[Triple]:
    """The chain by which a claim reached the article, nearest to the source first."""
    for number, (step, agent) in enumerate(steps, start=1):
        node = part(claim, "attribution", number)
        yield claim, RW.attribution, node
        yield node, RDF.type, RW.Attribution
        yield node, PROV.agent, agent
        yield node, RW.attributionRole, RWAR[step.role]
        yield node, RW.step, literals.integer(number)


def run_triples(iris: Iris, version: str) -> Iterator[Triple]:
    """The run of one version of the software."""
    node = iris.run(version)
    yield node, RDF.type, RW.ExtractionRun
    yield node, RW.softwareVersion, literals.string(version)


def _selectors(src: Source, node: URIRef, start: int, end: int) -> Iterator[Triple]:
    """Both selectors of a stretch; an empty one, which the gate leaves where a name stood, has no quote."""
    position, quote = part(node, "position"), part(node, "quote")
    yield node, OA.hasSource, src.node
    yield node, OA.hasSelector, position
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, literals.count(start)
    yield position, OA.end, literals.count(end)
    if start < end:
        yield node, OA.hasSelector, quote
        yield quote, RDF.type, OA.TextQuoteSelector
        yield quote, OA.exact, src.words(src.article.text[start:end])
