"""A SHACL property path as people write it in SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import BNode
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from riwaya.shacl.report import shorten, term_text

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_AFTER: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


def path_text(graph: Graph, path: Node) -> str:
    """Write a path: ``^rw:figure/rw:partOf``, ``(rw:denies|rw:revises)``, ``(^rw:partOf)+``.

    :raises ValueError: it is no path.
    """
    if not isinstance(path, BNode):
        return shorten(term_text(path))
    if (path, RDF.first, None) in graph:
        return "/".join(path_text(graph, step) for step in Collection(graph, path))
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{path_text(graph, inverse)}"
    either = graph.value(path, SH.alternativePath)
    if either is not None:
        return f"({'|'.join(path_text(graph, step) for step in Collection(graph, either))})"
    for step, mark in _AFTER.items():
        repeated = graph.value(path, step)
        if repeated is not None:
            return f"({path_text(graph, repeated)}){mark}"
    raise ValueError(f"{path} is no property path")
