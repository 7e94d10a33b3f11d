"""Graphs as Turtle, TriG, N-Quads and JSON-LD: byte-identical on every run, and pleasant to read.

Subjects stand in natural order (claim 57 before claim 154), types first, one value a line.
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from rdflib import URIRef
from rdflib.namespace import RDF, XSD

from riwaya.publish.terms import UNSEEN, Shortener, below, compacted, in_order, iri, ntriples
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Graph

    from riwaya.publish.terms import Term
    from riwaya.rdf.graph import NamedGraphs
    from riwaya.rdf.provenance import Triple

_UNSEEN: Final = re.compile(f"[{UNSEEN}]")

Json = str | bool | int | list["Json"] | dict[str, "Json"]


def turtle(graph: Iterable[Triple] | Graph, base: str) -> str:
    """One graph as Turtle."""
    short = Shortener(base)
    blocks = "\n".join(_blocks(_sorted(graph), short))
    return f"{short.header()}\n{blocks}"


def trig(graphs: NamedGraphs) -> str:
    """Named graphs as TriG."""
    short = Shortener(graphs.base)
    parts = []
    for name, graph in graphs.items():
        blocks = "\n".join(_blocks(_sorted(graph), short))
        parts.append(f"{short.node(name)} {{\n{blocks}}}\n")
    return "\n".join([short.header(), *parts])


def nquads(graphs: NamedGraphs) -> str:
    """Named graphs as N-Quads, one statement a line, sorted."""
    lines = (
        f"{iri(subject)} {iri(property_)} {ntriples(value)} {iri(name)} .\n"
        for name, graph in graphs.items()
        for subject, property_, value in _sorted(graph)
    )
    return "".join(lines)


def jsonld(graph: Iterable[Triple] | Graph, base: str) -> str:
    """One graph as JSON-LD: a context, and the nodes in order, each once."""
    nodes: list[Json] = [_json_node(group, base) for group in _by_subject(_sorted(graph))]
    context: Json = {"@base": base, **PREFIXES}
    text = json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1)
    # "<\/": the text may be put inside an HTML page without ending its script element.
    return _UNSEEN.sub(lambda match: _json_escape(match.group()), text.replace("</", "<\\/")) + "\n"


def _sorted(graph: Iterable[Triple] | Graph) -> list[Triple]:
    return sorted(graph, key=in_order)  # type: ignore[arg-type]


def _by_subject(triples: list[Triple]) -> Iterator[list[Triple]]:
    for _, group in groupby(triples, key=itemgetter(0)):
        yield list(group)


def _blocks(triples: list[Triple], short: Shortener) -> Iterator[str]:
    """A block for each subject: its types, then a line for each property, values one below the other."""
    for group in _by_subject(triples):
        lines = []
        for property_, same in groupby(group, key=itemgetter(1)):
            values = [short.term(value) for _, _, value in same]
            name = "a" if property_ == RDF.type else short.node(property_)
            gap = ", " if property_ == RDF.type else ",\n        "
            lines.append(f"{name} {gap.join(values)}")
        body = " ;\n    ".join(lines)
        yield f"{short.node(group[0][0])} {body} .\n"


def _json_node(group: list[Triple], base: str) -> dict[str, Json]:
    node: dict[str, Json] = {"@id": _json_id(group[0][0], base)}
    for property_, same in groupby(group, key=itemgetter(1)):
        if property_ == RDF.type:
            node["@type"] = [_json_id(URIRef(value), base) for _, _, value in same]
            continue
        values: list[Json] = [_json_value(value, base) for _, _, value in same]
        node[compacted(property_) or str(property_)] = values[0] if len(values) == 1 else values
    return node


def _json_id(node: URIRef, base: str) -> str:
    """A prefixed name, an IRI below ``@base``, or the whole IRI."""
    iri(node)
    return below(node, base) or compacted(node) or str(node)


def _json_value(value: Term, base: str) -> Json:
    if isinstance(value, URIRef):
        return {"@id": _json_id(value, base)}
    text = str(value)
    if value.language is not None:
        return {"@language": value.language, "@value": text}
    if value.datatype is None or value.datatype == XSD.string:
        return text
    if value.datatype == XSD.boolean and text in {"true", "false"}:
        return text == "true"
    return {"@type": compacted(value.datatype) or str(value.datatype), "@value": text}


def _json_escape(char: str) -> str:
    """A character as JSON writes one that must not be seen; the line ends between values stay."""
    if char == "\n":
        return char
    units = char.encode("utf-16-be")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2], 'big'):04x}" for at in range(0, len(units), 2))
