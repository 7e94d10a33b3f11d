"""Hold a graph against the shapes and say what is wrong in words: which claim, which words, how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rdflib import BNode, Dataset, Graph
from rdflib.compare import to_canonical_graph
from rdflib.namespace import RDF, SH

from riwaya.errors import InputError
from riwaya.shacl.paths import path_text
from riwaya.shacl.quotes import wrong_quotes
from riwaya.shacl.report import Report, Violation, shorten
from riwaya.shacl.shapes import SHAPES_IRI, Shapes, load_shapes
from riwaya.shacl.trace import place_of
from riwaya.vocab import RW

if TYPE_CHECKING:
    from rdflib.term import Node

ArticleText = Callable[[str], "str | None"]
"""Gives the text of an article as published, by its IRI; None where it is not at hand."""

_BUILT_IN_STORES = "rdflib.plugins.stores.memory"


def validate(graph: Graph, *, shapes: Shapes | None = None, article_text: ArticleText | None = None) -> Report:
    """Check a graph; it is not changed.

    The graph must hold whatever its claims point to: an article's graph together with the entities and the run.

    :param graph: an rdflib graph or dataset in memory (over a foreign store pyshacl reports what is not there).
    :param shapes: the rings to hold it against; the three public rings where None.
    :param article_text: where it is given, every quote, hash and length is compared with the text itself.
    :raises TypeError: the graph does not stand in rdflib's own memory.
    :raises InputError: the graph cannot be compared at all (a blank node where a number belongs).
    """
    shapes = load_shapes() if shapes is None else shapes
    work = _working_copy(graph, shapes)
    found = set(_shacl(work, shapes))
    if article_text is not None:
        found.update(_violation(work, shapes, *wrong) for wrong in wrong_quotes(work, article_text))
    return Report(
        tuple(sorted(found, key=lambda violation: violation.sort_key)),
        articles=len(set(work.subjects(RDF.type, RW.Article))),
        claims=len(set(work.subjects(RDF.type, RW.Claim))),
    )


def _working_copy(graph: Graph, shapes: Shapes) -> Graph:
    """One plain graph in memory, with the sub-class axioms, and with names for blank nodes that depend on nothing."""
    if not type(graph.store).__module__.startswith(_BUILT_IN_STORES):
        raise TypeError(f"validate() takes a graph in rdflib's memory, not in {type(graph.store).__name__}")
    work = Graph(bind_namespaces="none")
    triples: Iterable[tuple[Node, Node, Node]] = graph
    if isinstance(graph, Dataset):
        triples = ((subject, predicate, object_) for subject, predicate, object_, _ in graph.quads())
    for triple in triples:
        work.add(triple)
    if any(isinstance(node, BNode) for node in (*work.subjects(), *work.objects())):
        work = _copy(to_canonical_graph(work))
    for axiom in shapes.hierarchy:
        work.add(axiom)
    return work


def _copy(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _shacl(work: Graph, shapes: Shapes) -> Iterator[Violation]:
    """What pyshacl finds, in our words."""
    from pyshacl import validate as pyshacl_validate  # noqa: PLC0415 - half a second that most commands never need
    from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415

    try:
        _, results, _ = pyshacl_validate(work, shacl_graph=shapes.graph, inplace=True, inference="none")
    except ReportableRuntimeError as error:
        raise InputError(f"the graph cannot be validated: {error}", mend="give every node an IRI") from error
    if not isinstance(results, Graph):
        raise InputError(f"the graph cannot be validated: {results}")
    for result in results.objects(None, SH.result):
        yield _from_result(work, shapes, results, result)


def _from_result(work: Graph, shapes: Shapes, results: Graph, result: Node) -> Violation:
    shape = str(results.value(result, SH.sourceShape))
    focus = results.value(result, SH.focusNode)
    component = str(results.value(result, SH.sourceConstraintComponent))
    constraint = component.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    path = results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    if focus is None:
        raise ValueError(f"pyshacl gave a result of {shape} without a focus node")
    values = [] if value is None or value == focus else [value]
    if constraint.endswith("MaxCount") and path is not None:
        values = list(work.objects(focus, path)) if not isinstance(path, BNode) else []
    # A query has the article for its focus node and the culprit for its value.
    culprit = value if constraint == "SPARQL" and value is not None else focus
    text = "" if path is None else shorten(path.n3()) if not isinstance(path, BNode) else path_text(results, path)
    return _violation(work, shapes, shape, culprit, constraint, text, tuple(sorted(node.n3() for node in values)))


def _violation(
    work: Graph, shapes: Shapes, shape: str, node: Node, constraint: str, path: str = "", values: tuple[str, ...] = ()
) -> Violation:
    saying = shapes.says[shape if shape.startswith("http") else SHAPES_IRI + shape]
    place = place_of(work, node)
    return Violation(
        severity=saying.severity,
        shape=shape,
        focus=node.n3() if isinstance(node, BNode) else str(node),
        message_en=saying.message_en,
        message_ar=saying.message_ar,
        mend_en=saying.mend_en,
        mend_ar=saying.mend_ar,
        claims=place.claims,
        article=place.article,
        words=place.words,
        start=place.start,
        end=place.end,
        path=path,
        constraint=constraint,
        values=values,
    )
