"""The rings of shapes: read once, with the words that each shape says when it is broken.

>>> shapes = load_shapes()
>>> shapes.says["https://w3id.org/riwaya/shapes#Claim-evidence"].mend_en
'give rw:evidence, the smallest clause that states the claim.'
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

import msgspec
from rdflib import Graph, URIRef
from rdflib.namespace import RDFS, SH

from riwaya.errors import DataError
from riwaya.resources import resource
from riwaya.vocab import RW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib.term import Node

Ring = Literal["structure", "plausibility", "do-no-harm", "release"]
Severity = Literal["violation", "warning", "info"]

RINGS: Final[tuple[Ring, ...]] = ("structure", "plausibility", "do-no-harm")
"""The rings that every public graph is held against; ``release`` is opt-in."""

SHAPES_IRI: Final = "https://w3id.org/riwaya/shapes#"
_MEND: Final = {"en": " Mend: ", "ar": " الإصلاح: "}
_SEVERITY: Final[dict[Node | None, Severity]] = {
    None: "violation",
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


class Saying(msgspec.Struct, frozen=True):
    """What a broken shape says: what is wrong, and after the mark in its message what to do about it."""

    severity: Severity
    message_en: str
    message_ar: str
    mend_en: str
    mend_ar: str


class Shapes(msgspec.Struct, frozen=True):
    """Rings of shapes, ready for the validator.

    ``graph`` is the shapes graph; nobody changes it. ``says`` is keyed by the IRI of the shape. ``hierarchy`` holds
    the sub-class axioms of the ontology, which tell the validator that a state is an actor.
    """

    rings: tuple[Ring, ...]
    graph: Graph
    says: Mapping[str, Saying]
    hierarchy: tuple[tuple[URIRef, URIRef, URIRef], ...]


def load_shapes(rings: Iterable[Ring] = RINGS) -> Shapes:
    """Read the rings asked for, once in the life of the process.

    :raises ValueError: there is no such ring.
    :raises DataError: a shape has no message in one of the two languages, or does not say how to mend.
    """
    return _load(tuple(rings))


@cache
def _load(rings: tuple[Ring, ...]) -> Shapes:
    graph = Graph(bind_namespaces="none")
    for ring in rings:
        for path in ring_files(ring):
            graph.parse(path, format="turtle")
    says = {str(shape): _saying(graph, shape) for shape in sorted(set(graph.subjects(SH.message)), key=str)}
    return Shapes(rings, graph, MappingProxyType(says), _hierarchy())


def ring_files(ring: Ring) -> tuple[Path, ...]:
    """The files of a ring: the one named after it and those that go on from it (``structure-parts.ttl``).

    :raises ValueError: there is no such ring.
    """
    if ring not in get_args(Ring):
        raise ValueError(f"{ring!r} is no ring of shapes: {', '.join(get_args(Ring))}")
    folder = resource("ontology", "shapes")
    return (folder / f"{ring}.ttl", *sorted(folder.glob(f"{ring}-*.ttl")))


def short_name(shape: str) -> str:
    """A shape as people write it.

    >>> short_name("https://w3id.org/riwaya/shapes#Claim-evidence")
    'rwsh:Claim-evidence'
    """
    return f"rwsh:{shape.removeprefix(SHAPES_IRI)}" if shape.startswith(SHAPES_IRI) else shape


def _saying(graph: Graph, shape: Node) -> Saying:
    severity = graph.value(shape, SH.severity)
    if severity not in _SEVERITY:
        raise DataError(f"{severity} is no severity", where=str(shape), mend="sh:Violation, sh:Warning or sh:Info")
    message_en, mend_en = _message(graph, shape, "en")
    message_ar, mend_ar = _message(graph, shape, "ar")
    return Saying(_SEVERITY[severity], message_en, message_ar, mend_en, mend_ar)


def _message(graph: Graph, shape: Node, language: str) -> tuple[str, str]:
    found = [str(text) for text in graph.objects(shape, SH.message) if getattr(text, "language", None) == language]
    if len(found) != 1 or found[0].count(_MEND[language]) != 1:
        raise DataError(
            f"the shape needs one message in {language!r} with one {_MEND[language].strip()!r} in it", where=str(shape)
        )
    wrong, _, mend = found[0].partition(_MEND[language])
    return wrong, mend


def _hierarchy() -> tuple[tuple[URIRef, URIRef, URIRef], ...]:
    """The sub-class axioms among our own classes."""
    axioms: set[tuple[URIRef, URIRef, URIRef]] = set()
    for path in sorted(resource("ontology", "core").glob("*.ttl")):
        core = Graph(bind_namespaces="none").parse(path, format="turtle")
        for sub, sup in core.subject_objects(RDFS.subClassOf):
            if (
                isinstance(sub, URIRef)
                and isinstance(sup, URIRef)
                and sub.startswith(RW.iri)
                and sup.startswith(RW.iri)
            ):
                axioms.add((sub, RDFS.subClassOf, sup))
    return tuple(sorted(axioms))
