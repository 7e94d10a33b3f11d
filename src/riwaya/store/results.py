"""Answers to questions, and the forms in which they leave: table cells, CSV, SPARQL JSON, Turtle.

A SELECT gives :class:`Rows`, a CONSTRUCT or DESCRIBE :class:`Statements`, an ASK :class:`Truth`.
"""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pyoxigraph as ox

from riwaya.errors import QueryError
from riwaya.store.terms import Term, in_order, plain, shown
from riwaya.vocab import PREFIXES

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Rows(msgspec.Struct, frozen=True):
    """The rows of a SELECT, in the order of the question. An unbound variable is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows as words for a person: see :func:`riwaya.store.terms.shown`."""
        return tuple(tuple(shown(term) for term in row) for row in self.rows)


class Statements(msgspec.Struct, frozen=True):
    """The triples of a CONSTRUCT or DESCRIBE, sorted, each once."""

    triples: tuple[ox.Triple, ...]


class Truth(msgspec.Struct, frozen=True):
    """The yes or no of an ASK."""

    value: bool


Answer = Rows | Statements | Truth


def to_csv(answer: Answer, *, neutral: bool = True) -> str:
    r"""Write rows as CSV with CRLF line ends, as SPARQL 1.1 has it.

    ``neutral`` puts an apostrophe before words that a spreadsheet would run as a formula; numbers are left alone.

    >>> to_csv(Rows(("quote",), ((ox.Literal("=cmd()"),), (ox.Literal(-5),))))
    "quote\r\n'=cmd()\r\n-5\r\n"
    """
    rows = _tabular(answer, "csv")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_cell(term, neutral=neutral) for term in row] for row in rows.rows)
    return out.getvalue()


def to_json(answer: Answer) -> str:
    """Write rows or a yes/no as SPARQL 1.1 Query Results JSON."""
    if isinstance(answer, Truth):
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    rows = _tabular(answer, "json")
    bindings = [
        {name: _json_term(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    document = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def to_turtle(answer: Answer) -> str:
    """Write statements as Turtle: sorted, with the project's prefixes.

    :raises QueryError: the answer holds rows, not statements.
    """
    if not isinstance(answer, Statements):
        raise QueryError("rows cannot be written as ttl", mend="ask for table, csv or json, or write a CONSTRUCT")
    data = ox.serialize(in_order(answer.triples), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return (data or b"").decode()


def _tabular(answer: Answer, form: str) -> Rows:
    if isinstance(answer, Rows):
        return answer
    if isinstance(answer, Truth):
        return Rows(("answer",), ((ox.Literal(answer.value),),))
    raise QueryError(f"statements cannot be written as {form}", mend="ask for ttl")


def tabular(answer: Answer) -> Rows:
    """Return the rows of an answer; a yes or no is one row under ``answer``.

    :raises QueryError: the answer holds statements.
    """
    return _tabular(answer, "a table")


def _cell(term: Term | None, *, neutral: bool) -> str:
    words = plain(term)
    wordy = isinstance(term, ox.Literal) and (term.language is not None or term.datatype.value == _STRING)
    return f"'{words}" if neutral and wordy and words.startswith(_FORMULA) else words


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found
