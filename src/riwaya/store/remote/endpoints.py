"""Where a server takes queries, updates and graphs: its make's convention, unless the environment says otherwise.

``servers.tsv`` holds a row a make: how it names itself (``server``, in its Server header), the shape of its query
address, the addresses beside it (``…_named`` when a user or a token goes along), and what is odd about it: the
field that names a graph, the parameter that makes the default graph the union, whether parameters must stand in the
text as constants (``inline``), whether a page must be cut from outside of the ordered query (``nested``), how many
statements an update may hold, and which graphs are its own.
``differences.tsv`` holds the questions of the library that a make is known to answer otherwise, as the tests see it.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import msgspec

from riwaya.errors import InputError
from riwaya.store.remote.http import checked_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.store.remote.settings import Settings

#: Statements in one update, where a make does not set a limit of its own.
MOST: Final = 50_000
_FOLDER: Final = Path(__file__).parent
_PLAIN: Final = "riwaya"


class Make(msgspec.Struct, frozen=True):
    """A make of server: a row of ``servers.tsv``."""

    name: str
    server: str
    query: str
    update: str
    update_named: str
    graphs: str
    graphs_named: str
    graph_field: str
    union: str
    inline: str
    nested: str
    statements: str
    own_graphs: str


class Difference(msgspec.Struct, frozen=True):
    """A question that a make answers with other rows, by its plan perhaps with others, with an error, or not at all.

    ``seen`` names the test data on which it shows.
    """

    server: str
    question: str
    how: Literal["rows", "plan", "error", "hangs"]
    seen: str
    reason: str


class Endpoints(msgspec.Struct, frozen=True):
    """The addresses of a store. ``graphs`` is empty where the server has no graph store protocol."""

    make: str
    query: str
    update: str
    graphs: str
    graph_field: str
    union: tuple[tuple[str, str], ...]
    inline: bool
    nested: bool
    statements: int
    own_graphs: frozenset[str]


@cache
def makes() -> Mapping[str, Make]:
    """Return the known makes by name."""
    return {row["name"]: msgspec.convert(row, Make) for row in _rows("servers.tsv")}


@cache
def differences() -> Mapping[tuple[str, str], Difference]:
    """Return what is known of engines that answer otherwise, by make and question."""
    found = (msgspec.convert(row, Difference) for row in _rows("differences.tsv"))
    return {(one.server, one.question): one for one in found}


def query_url(given: str) -> str:
    """Return where to ask: the address given; the root of a server stands for its ``/sparql``.

    :raises InputError: it is no address of an endpoint.
    """
    parts = urlsplit(checked_url(given))
    return urlunsplit(parts._replace(path="/sparql")) if parts.path in {"", "/"} else given


def endpoints(query: str, settings: Settings, server: str) -> Endpoints:
    """Return the addresses that belong to a query address.

    :param server: what the server calls itself in its ``Server`` header.
    :raises InputError: ``RIWAYA_SERVER`` names no known make, or an address in the environment is none.
    """
    make = _make(query, settings, server)
    parts = urlsplit(query)
    found = re.fullmatch(make.query, parts.path.rstrip("/"))
    root = found["root"] if found else None

    def beside(template: str) -> str:
        if root is None or not template:
            return ""
        return urlunsplit((parts.scheme, parts.netloc, template.format(root=root), "", ""))

    update = settings.update_url or beside(make.update_named if settings.named else make.update) or query
    graphs = settings.graphs_url or beside(make.graphs_named if settings.named else make.graphs)
    return Endpoints(
        make=make.name,
        query=query,
        update=checked_url(update),
        graphs=checked_url(graphs) if graphs else "",
        graph_field=make.graph_field,
        union=tuple(parse_qsl(make.union)),
        inline=bool(make.inline),
        nested=bool(make.nested),
        statements=int(make.statements or MOST),
        own_graphs=frozenset(make.own_graphs.split()),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _make(query: str, settings: Settings, server: str) -> Make:
    """The make that the user names, that the server calls itself, or that the address looks like."""
    if settings.server:
        if settings.server not in makes():
            mend = f"one of {', '.join(makes())}"
            raise InputError(f"{settings.server!r} is no known make", where="RIWAYA_SERVER", mend=mend)
        return makes()[settings.server]
    for make in makes().values():
        if make.server and make.server.lower() in server.lower():
            return make
    path = urlsplit(query).path.rstrip("/")
    shapes = [make for make in makes().values() if make.name != "virtuoso" and re.fullmatch(make.query, path)]
    return shapes[0] if shapes else makes()[_PLAIN]
