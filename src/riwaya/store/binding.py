r"""How the parameters of a question stand in its text, and how terms are put there.

They are bound by SPARQL's own means for data, a ``VALUES`` block that the question carries with its defaults::

    VALUES (?place ?lang) { (<https://data.riwaya.invalid/entity/khan-shaykhun> "en") }   # parameters

so the file runs anywhere as it stands, and :func:`bind` puts other terms in the block's row. Why not the engines'
pre-binding: measured, they differ (Oxigraph's ``substitutions`` refuses a variable that is not selected and leaves
``BOUND`` and ``BIND`` blind to it; rdflib's ``initBindings`` reaches into subqueries), and a remote store has neither.
A data block means the same to every SPARQL 1.1 engine.

A question whose answer grows with the number of articles goes page by page. Its page is chosen in a line of its own::

    LIMIT 100 OFFSET 0   # page: articles

which gives the question two more parameters, those of :data:`riwaya.store.parameters.PAGES`, without a word in its
header.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph as ox

from riwaya.errors import DataError
from riwaya.store.guard import silenced
from riwaya.store.parameters import PAGES, Parameter, term_for
from riwaya.store.terms import plain, spelt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.store.terms import Term

_BLOCK = re.compile(
    r"^(?P<head>[ \t]*VALUES \((?P<names>\?\w+(?: \?\w+)*)\) \{ )\((?P<row>.*)\)(?P<tail> \}[ \t]*# parameters)[ \t]*$",
    re.MULTILINE,
)
#: Where a variable must stand, and no value can: projections, data blocks, BOUND, AS, and what orders and groups.
_VARIABLES_ONLY = re.compile(
    r"\b(?:SELECT|CONSTRUCT|DESCRIBE|VALUES|GROUP\s+BY|ORDER\s+BY|HAVING)\b[^{}]*|\bBOUND\s*\([^()]*\)|\bAS\s+[?$]\w+",
    re.IGNORECASE,
)
PAGE_LINE = re.compile(
    r"^(?P<head>[ \t]*)LIMIT (?P<limit>\d+) OFFSET (?P<offset>\d+)(?P<tail>[ \t]*# page: (?P<of>articles|rows))[ \t]*$",
    re.MULTILINE,
)
PROLOGUE = re.compile(r"^\s*(?:PREFIX|BASE)\s.*$", re.MULTILINE | re.IGNORECASE)


def defaults(text: str) -> dict[str, Term | None]:
    """Return the parameters of a query's data blocks with their default terms.

    :raises DataError: a block does not parse, or two blocks disagree.
    """
    found: dict[str, Term | None] = {}
    prologue = "\n".join(PROLOGUE.findall(text))
    for block in _BLOCK.finditer(text):
        for name, term in _row(prologue, block[0]).items():
            if name in found and found[name] != term:
                raise DataError(f"two parameter lines give {name!r} two defaults")
            found[name] = term
    return found


def paging(text: str) -> tuple[Parameter, ...]:
    """Return the parameters that a query's page line gives it, with their defaults; none where it has no such line.

    :raises DataError: it has two that differ.
    """
    pages = {page["of"]: page for page in PAGE_LINE.finditer(text)}
    if len({(page["limit"], page["offset"], page["of"]) for page in PAGE_LINE.finditer(text)}) > 1:
        raise DataError("two page lines differ")
    return tuple(
        msgspec.structs.replace(one, default=term_for(one, page[one.name]))
        for of, page in pages.items()
        for one in PAGES[of]
    )


def bind(text: str, values: Mapping[str, Term | None]) -> str:
    """Put terms into the data blocks and the page line of a query. None is UNDEF: the variable stays free.

    :param values: a term or None for every variable of every block; numbers for the page.
    """

    def fill(block: re.Match[str]) -> str:
        row = " ".join(spelt(values[name]) for name in variables(block["names"]))
        return f"{block['head']}({row}){block['tail']}"

    def turn(page: re.Match[str]) -> str:
        limit, offset = (values[one.name] for one in PAGES[page["of"]])
        return f"{page['head']}LIMIT {plain(limit)} OFFSET {plain(offset)}{page['tail']}"

    return PAGE_LINE.sub(turn, _BLOCK.sub(fill, text))


def inlined(text: str) -> str:
    r"""Write the values of a query's data blocks where their variables stand, beside the blocks themselves.

    It asks the same: for engines that lose sight of a data block inside OPTIONAL, FILTER and property paths
    (Virtuoso). Projections, GROUP BY and ORDER BY keep the variable, which the block still binds.

    >>> print(inlined('SELECT ?n ?x {\n VALUES (?x) { ("en") } # parameters\n ?s ?p ?n FILTER(LANG(?n) = ?x) }'))
    SELECT ?n ?x {
     VALUES (?x) { ("en") } # parameters
     ?s ?p ?n FILTER(LANG(?n) = "en") }
    """
    known = {name: spelt(term) for name, term in defaults(text).items() if term is not None}
    spared = [(block.start(), block.end()) for block in _BLOCK.finditer(text)]
    plain = silenced(text)
    spared += [(found.start(), found.end()) for found in _VARIABLES_ONLY.finditer(plain)]

    def value(found: re.Match[str]) -> str:
        at = found.start()
        inside = any(start <= at < end for start, end in spared) or plain[at] == " "
        return found[0] if inside or found[1] not in known else known[found[1]]

    return re.sub(r"[?$](\w+)", value, text)


def variables(names: str) -> tuple[str, ...]:
    """Return the names in a block's variable list, without their question marks."""
    return tuple(name.removeprefix("?") for name in names.split())


def _row(prologue: str, block: str) -> dict[str, Term | None]:
    try:
        solutions = ox.Store().query(f"{prologue}\nSELECT * WHERE {{ {block}\n}}")
    except SyntaxError as fault:
        raise DataError(f"the parameters line does not parse: {fault.args[0]}", where=block.strip()) from fault
    rows = list(solutions) if isinstance(solutions, ox.QuerySolutions) else []
    if not isinstance(solutions, ox.QuerySolutions) or len(rows) != 1:
        raise DataError("the parameters line gives the defaults as one row", where=block.strip())
    (row,) = rows
    found: dict[str, Term | None] = {}
    for variable in solutions.variables:
        term = row[variable.value]
        if isinstance(term, ox.BlankNode | ox.Triple):
            raise DataError("a parameter is an IRI or a literal", where=block.strip())
        found[variable.value] = term
    return found
