r"""Parameters of a question: words in, typed RDF terms out, and the data block through which they are bound.

A value becomes a term first (:func:`term_for`), and only a term is bound. It is bound by SPARQL's own means for data,
a ``VALUES`` block that the question carries with its defaults::

    VALUES (?place ?lang) { (<https://data.riwaya.invalid/entity/khan-shaykhun> "en") }   # parameters

so the file runs anywhere as it stands, and :func:`bind` puts other terms in the block's row. Why not the engines'
pre-binding: measured, they differ (Oxigraph's ``substitutions`` refuses a variable that is not selected and leaves
``BOUND`` and ``BIND`` blind to it; rdflib's ``initBindings`` reaches into subqueries), and a remote store has neither.
A data block means the same to every SPARQL 1.1 engine.

A question whose answer grows with the number of articles goes page by page. Its page is chosen in a line of its own::

    LIMIT 100 OFFSET 0   # page: articles

which gives the question two more parameters, those of :data:`PAGES`, without a word in its header.

>>> str(term_for(Parameter("when", "date", "", ""), "2019-08-19"))
'"2019-08-19"^^<http://www.w3.org/2001/XMLSchema#date>'
>>> str(term_for(Parameter("words", "string", "", ""), '"} ; DROP ALL'))
'"\\"} ; DROP ALL"'
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph as ox

from riwaya.errors import DataError, QueryError
from riwaya.store.guard import silenced
from riwaya.store.terms import plain
from riwaya.vocab import SCHEMES, Codes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from riwaya.store.terms import Term

DEFAULT_BASE = "https://data.riwaya.invalid/"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CODES: dict[str, Codes] = {codes.scheme.rpartition("/")[2]: codes for codes in SCHEMES.values()}
TYPES = ("entity", "iri", "string", "language", "integer", "count", "decimal", "date", *sorted(_CODES))

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
_MOST = 10**9
PROLOGUE = re.compile(r"^\s*(?:PREFIX|BASE)\s.*$", re.MULTILINE | re.IGNORECASE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_SLUG = re.compile(r"[^\W_A-Z](?:[\w-]*\w)?")
_PATH = re.compile(r"[\w-]+(?:/[\w-]+)+")
_HAZARD = re.compile(r"\\[uU]?|[\x00-\x1f\x7f\"]")
_SHORT = {'"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Parameter(msgspec.Struct, frozen=True):
    """What a question can be told: its name, type, both descriptions, and the term it has when it is not told.

    ``default`` is None where the parameter only narrows the answer: without a value it leaves everything in.
    """

    name: str
    type: str
    en: str
    ar: str
    default: Term | None = None


PAGES: dict[str, tuple[Parameter, Parameter]] = {
    "articles": (
        Parameter(
            "limit",
            "count",
            "From how many articles to answer: the newest that may hold an answer",
            "عدد المقالات التي يُجاب منها: أحدث ما قد يكون فيه جواب",
        ),
        Parameter(
            "offset",
            "count",
            "How many of the newest articles to leave out: add the limit to turn the page",
            "عدد أحدث المقالات التي تُترك: أضف إليه limit لقلب الصفحة",
        ),
    ),
    "rows": (
        Parameter("limit", "count", "How many rows to show", "عدد الصفوف المعروضة"),
        Parameter(
            "offset",
            "count",
            "How many rows to leave out before these: add the limit to turn the page",
            "عدد الصفوف التي تُترك قبلها: أضف إليه limit لقلب الصفحة",
        ),
    ),
}
"""The two parameters of a question that goes page by page, by what its pages are made of: the same for all."""


def term_for(parameter: Parameter, value: str, base: str = DEFAULT_BASE) -> Term:
    """Read the words of a value as the term that its parameter's type makes of them.

    ``entity`` takes a gazetteer id or an IRI, ``iri`` an IRI or a path under ``base``, the name of a scheme
    (``event-type``) one of its codes.

    :raises QueryError: the words are no value of that type; the message names the parameter.
    """
    codes = _CODES.get(parameter.type)
    if codes is not None:
        return _concept(parameter, value, codes)
    read = _READERS.get(parameter.type)
    if read is None:
        raise DataError(f"{parameter.type!r} is no type of parameter", mend=f"one of {', '.join(TYPES)}")
    try:
        return read(value, base)
    except (ValueError, ArithmeticError) as fault:
        raise QueryError(f"{value!r} is no {parameter.type}: {fault}", where=f"parameter {parameter.name}") from fault


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
        msgspec.structs.replace(one, default=_count(page[one.name], ""))
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


def spelt(term: Term | None) -> str:
    """Write a term as SPARQL reads it back.

    :raises QueryError: a blank node, which SPARQL would read as a variable.
    """
    if term is None:
        return "UNDEF"
    if isinstance(term, ox.BlankNode):
        raise QueryError("a blank node cannot be asked for")
    if isinstance(term, ox.NamedNode):
        return f"<{term.value}>"
    words = _HAZARD.sub(lambda match: _harmless(match[0]), term.value)
    if term.language is not None:
        return f'"{words}"@{term.language}'
    return f'"{words}"' if term.datatype.value == f"{_XSD}string" else f'"{words}"^^<{term.datatype.value}>'


def rebased(term: Term | None, base: str) -> Term | None:
    """Move an IRI under the default base to another base; leave every other term alone."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(DEFAULT_BASE):
        return ox.NamedNode(base + term.value.removeprefix(DEFAULT_BASE))
    return term


def _harmless(found: str) -> str:
    r"""Escape a quote, a backslash or a control character of a string.

    rdflib resolves ``\uXXXX`` before it parses, even behind a backslash, and takes up to eight digits after ``\u``:
    so a control is written with all eight, and a ``u`` behind a backslash is written as an escape itself.
    """
    if found[0] == "\\":
        return "\\\\" + "".join(f"\\U{ord(letter):08X}" for letter in found[1:])
    return _SHORT.get(found) or f"\\U{ord(found):08X}"


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


def _concept(parameter: Parameter, value: str, codes: Codes) -> Term:
    code = value.removeprefix(codes.iri)
    if code not in codes:
        near = difflib.get_close_matches(code, list(codes), n=3)
        mend = f"did you mean {', '.join(near)}?" if near else f"one of {', '.join(codes)}"
        raise QueryError(f"{value!r} is no {parameter.type}", where=f"parameter {parameter.name}", mend=mend)
    return ox.NamedNode(codes.iri + code)


def _iri(value: str, base: str) -> ox.NamedNode:
    if _PATH.fullmatch(value):
        return ox.NamedNode(base + value)
    if not _IRI.fullmatch(value):
        raise ValueError("write an IRI (https://…) or a path under the base (article/…)")
    return ox.NamedNode(value)


def _entity(value: str, base: str) -> ox.NamedNode:
    if _SLUG.fullmatch(value):
        return ox.NamedNode(f"{base}entity/{value}")
    if not _IRI.fullmatch(value):
        raise ValueError("write a gazetteer id (khan-shaykhun) or an IRI")
    return ox.NamedNode(value)


def _integer(value: str, _: str) -> ox.Literal:
    return ox.Literal(str(int(value)), datatype=ox.NamedNode(_XSD + "integer"))


def _count(value: str, _: str) -> ox.Literal:
    number = int(value)
    if not 0 <= number <= _MOST:
        raise ValueError(f"write a number from 0 to {_MOST}")
    return ox.Literal(str(number), datatype=ox.NamedNode(_XSD + "integer"))


def _decimal(value: str, _: str) -> ox.Literal:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("write a finite number")
    return ox.Literal(f"{number:f}", datatype=ox.NamedNode(_XSD + "decimal"))


def _date(value: str, _: str) -> ox.Literal:
    day = dt.date.fromisoformat(value).isoformat()
    if day != value:
        raise ValueError("write a day as YYYY-MM-DD")
    return ox.Literal(day, datatype=ox.NamedNode(_XSD + "date"))


def _language(value: str, _: str) -> ox.Literal:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("write a language tag (ar, en)")
    return ox.Literal(value.lower())


_READERS: dict[str, Callable[[str, str], Term]] = {
    "entity": _entity,
    "iri": _iri,
    "string": lambda value, _: ox.Literal(value),
    "language": _language,
    "integer": _integer,
    "count": _count,
    "decimal": _decimal,
    "date": _date,
}
