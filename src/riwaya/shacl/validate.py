"""Hold a graph against the shapes and say what is wrong in words: which claim, which words, how to mend it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph
from rdflib.namespace import RDF, SH, XSD

from riwaya.errors import InputError
from riwaya.shacl.paths import path_text
from riwaya.shacl.quotes import wrong_quotes
from riwaya.shacl.report import Report, Violation, term_text
from riwaya.shacl.shapes import Shapes, load_shapes
from riwaya.shacl.trace import Fault, place_of
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
    :raises ValueError: a text is given, but not the ring that speaks of quotes.
    :raises InputError: the graph cannot be compared at all (a blank node where a number belongs).
    """
    shapes = load_shapes() if shapes is None else shapes
    if article_text is not None and "plausibility" not in shapes.rings:
        raise ValueError("quotes are compared with the text by the ring of plausibility: load it too")
    work = _working_copy(graph, shapes)
    faults = set(_shacl(work, shapes))
    if article_text is not None:
        faults.update(wrong_quotes(work, article_text))
    found = (_violation(work, shapes, fault) for fault in faults)
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
    with quiet():
        for subject, predicate, object_ in triples:
            work.add((subject, predicate, _plain(object_)))
    if any(isinstance(node, BNode) for node in (*work.subjects(), *work.objects())):
        canonical = to_canonical_graph(work)
        work = Graph(bind_namespaces="none")
        for triple in canonical:
            work.add(triple)
    for axiom in shapes.hierarchy:
        work.add(axiom)
    return work


def _plain(node: Node) -> Node:
    """Make a literal safe to compare.

    To RDF ``"a"`` and ``"a"^^xsd:string`` are one term, to rdflib they are two. And rdflib cannot compare a literal
    that is not what its datatype says (``"soon"^^xsd:date``): as a plain string it still has the wrong datatype.
    """
    if not isinstance(node, Literal) or node.datatype is None:
        return node
    # A literal that came out of a SPARQL update has forgotten whether it is well typed: ask a new one.
    wrong = node.value is None and Literal(str(node), datatype=node.datatype).ill_typed
    return Literal(str(node)) if wrong or node.datatype == XSD.string else node


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib from printing a traceback for each literal that is not what its datatype says: shapes report it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _shacl(work: Graph, shapes: Shapes) -> Iterator[Fault]:
    """What pyshacl finds."""
    from pyshacl import validate as pyshacl_validate  # noqa: PLC0415 - half a second that most commands never need
    from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415

    try:
        _, results, _ = pyshacl_validate(work, shacl_graph=shapes.graph, inplace=True, inference="none")
    except ReportableRuntimeError as error:
        raise InputError(f"the graph cannot be validated: {error}", mend="give every node an IRI") from error
    if not isinstance(results, Graph):
        raise InputError(f"the graph cannot be validated: {results}")
    for result in results.objects(None, SH.result):
        yield _fault(work, results, result)


def _fault(work: Graph, results: Graph, result: Node) -> Fault:
    """One result of pyshacl as a fault.

    :raises ValueError: it names no focus node, which SHACL does not allow.
    """
    focus, value, path = (results.value(result, step) for step in (SH.focusNode, SH.value, SH.resultPath))
    if focus is None:
        raise ValueError(f"pyshacl gave the result {result} without a focus node")
    component = str(results.value(result, SH.sourceConstraintComponent))
    constraint = component.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    values = [] if value is None or value == focus else [value]
    if constraint.endswith("MaxCount") and isinstance(path, URIRef):
        values = list(work.objects(focus, path))
    return Fault(
        shape=str(results.value(result, SH.sourceShape)),
        # A query has the article for its focus node and the culprit for its value.
        node=value if constraint == "SPARQL" and value is not None else focus,
        constraint=constraint,
        path="" if path is None else path_text(results, path),
        values=() if constraint == "SPARQL" else tuple(sorted(term_text(node) for node in values)),
    )


def _violation(work: Graph, shapes: Shapes, fault: Fault) -> Violation:
    """A fault with the words of its shape, at its place in the article."""
    saying = shapes.says[fault.shape]
    place = place_of(work, fault.node)
    return Violation(
        severity=saying.severity,
        shape=fault.shape,
        focus=fault.node.n3() if isinstance(fault.node, BNode) else str(fault.node),
        message_en=saying.message_en,
        message_ar=saying.message_ar,
        mend_en=saying.mend_en,
        mend_ar=saying.mend_ar,
        claims=place.claims,
        article=place.article,
        words=place.words,
        start=place.start,
        end=place.end,
        path=fault.path,
        constraint=fault.constraint,
        values=fault.values,
    )
