"""What SHACL cannot see: whether quotes, hash and length are those of the text itself."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from rdflib import Literal
from rdflib.namespace import RDF

from riwaya.shacl.report import term_text
from riwaya.shacl.shapes import SHAPES_IRI
from riwaya.shacl.trace import Fault
from riwaya.vocab import OA, RW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Graph, URIRef
    from rdflib.term import Node

QUOTE: Final = f"{SHAPES_IRI}quote-is-the-text"
HASH: Final = f"{SHAPES_IRI}hash-is-the-text"


def wrong_quotes(graph: Graph, article_text: Callable[[str], str | None]) -> Iterator[Fault]:
    """Every article whose text is at hand, and every quote of it, that is not what the text says."""
    for article in graph.subjects(RDF.type, RW.Article):
        text = article_text(str(article))
        if text is None:
            continue
        yield from _wrong_article(graph, article, text)
        for span in set(graph.subjects(OA.hasSource, article)):
            yield from _wrong_span(graph, span, text)


def _wrong_article(graph: Graph, article: Node, text: str) -> Iterator[Fault]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    for step, path, right in ((RW.sha256, "rw:sha256", digest), (RW.length, "rw:length", len(text))):
        for value in graph.objects(article, step):
            if not isinstance(value, Literal) or value.value != right:
                yield Fault(HASH, article, "Text", path, (term_text(value),))


def _wrong_span(graph: Graph, span: Node, text: str) -> Iterator[Fault]:
    starts = _numbers(graph, span, OA.start)
    ends = _numbers(graph, span, OA.end)
    if len(starts) != 1 or len(ends) != 1:
        return  # the shapes of structure say so
    for selector in graph.objects(span, OA.hasSelector):
        for exact in graph.objects(selector, OA.exact):
            if str(exact) != text[starts[0] : ends[0]]:
                yield Fault(QUOTE, span, "Text", "oa:hasSelector/oa:exact", (term_text(exact),))


def _numbers(graph: Graph, span: Node, step: URIRef) -> list[int]:
    literals = (value for selector in graph.objects(span, OA.hasSelector) for value in graph.objects(selector, step))
    return [value.value for value in literals if isinstance(value, Literal) and isinstance(value.value, int)]
