"""What is written, as SPARQL has it: statements, updates, and pieces that fit into one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from riwaya.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Bytes of statements in one update; ``riwaya serve`` takes a request of one mebibyte.
ONE_REQUEST: Final = 1_000_000


def insert(graph: ox.NamedNode, lines: Iterable[str]) -> str:
    """Return the update that adds statements to a graph."""
    return f"INSERT DATA {{ GRAPH {graph} {{\n{''.join(lines)}}} }}"


def lines_of(triples: Iterable[ox.Triple], where: str) -> Iterator[str]:
    """Write statements as an update has them.

    :raises StoreError: one has a blank node, which would be another node each time that it is written.
    """
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise StoreError(f"a blank node cannot be sent: {triple}", where=where, mend="give it an IRI")
        yield f"{triple} .\n"


def pieces(lines: Iterable[str], most: int) -> Iterator[list[str]]:
    """Cut lines into pieces that fit into one request; a line that is too long alone is a piece alone."""
    piece: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if piece and (size + length > ONE_REQUEST or len(piece) == most):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += length
    if piece:
        yield piece
