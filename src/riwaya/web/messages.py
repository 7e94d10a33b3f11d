"""What the server and its workers say to each other: frames of MessagePack, each behind its length.

The worker imports this, so it stays light: no RDF, no HTTP.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final, Literal

import msgspec

LENGTH: Final = struct.Struct(">I")


class Charter(msgspec.Struct, frozen=True):
    """What a worker is told once: the store, what bounds a query, and who may be named in what it serves.

    ``prefixes`` are those of the Turtle it writes. ``public`` holds the gazetteer ids of people who may be named,
    ``withheld`` those of entities that may not; None serves whatever is there (``--private``). Where one of
    ``marks`` exists, the store belongs to a private build.
    """

    store: str
    max_rows: int
    max_bytes: int
    timeout: float
    memory: int
    prefixes: dict[str, str]
    public: frozenset[str] | None
    withheld: frozenset[str]
    marks: tuple[str, ...]


class Changed(msgspec.Struct, frozen=True):
    """What an update did: fingerprints of the store's files before and after it, and the graphs that it changed.

    ``graphs`` is None where nobody knows.
    """

    before: str
    after: str
    graphs: tuple[str, ...] | None


class Job(msgspec.Struct, frozen=True):
    """One thing to do. ``accept`` is the client's header; ``neutral`` disarms formulas in CSV.

    ``text`` is a query, an update, or a search or a change as JSON.

    ``default_graphs`` and ``named_graphs`` are the protocol's; where both are empty the union is asked.
    """

    kind: Literal["query", "update", "facts", "base", "search", "index"]
    text: str = ""
    accept: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    neutral: bool = False


class Reply(msgspec.Struct, frozen=True):
    """What came of it: an HTTP status, and either a body or what is wrong, with the place in the query.

    ``changed`` is there after an update, even one that failed: to open a store for writing changes its files.
    """

    status: int
    media: str = ""
    body: bytes = b""
    form: str = ""
    rows: int = 0
    title: str = ""
    detail: str = ""
    line: int | None = None
    column: int | None = None
    changed: Changed | None = None


class Facts(msgspec.Struct, frozen=True):
    """What is known of the data: the base of its IRIs, its graphs, and counts for VoID."""

    base: str
    triples: int
    graphs: tuple[str, ...]
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


class Refusal(Exception):  # noqa: N818 - it is no error of the program: a worker says no
    """The worker does not answer; the reply says why."""

    def __init__(
        self, status: int, title: str, detail: str = "", *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(title)
        self.reply = Reply(status, title=title, detail=detail, line=line, column=column)


def send(stream: BinaryIO, message: msgspec.Struct) -> None:
    """Write one frame and push it out."""
    body = msgspec.msgpack.encode(message)
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one frame; None where the other side has gone."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    body = stream.read(size)
    return body if len(body) == size else None
