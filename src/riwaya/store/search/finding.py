"""Finding: what is looked for becomes one expression of the index, made of nothing but stems and numbers."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Final, Literal

import msgspec
import pyoxigraph as ox

from riwaya.errors import QueryError
from riwaya.store.parameters import DEFAULT_BASE, Parameter, term_for
from riwaya.store.results import Rows
from riwaya.store.search.reading import BETWEEN, still_there
from riwaya.store.search.snippets import snippet
from riwaya.store.search.words import read_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from riwaya.store.search.words import Term, Words
    from riwaya.store.sources import Source

MOST_ROWS: Final = 1000
FARTHEST: Final = 100_000
COUNTED: Final = 10_000
"""Claims are counted up to here; beyond, there are "more"."""

COLUMNS: Final = ("claimant", "commitment", "what", "start", "end", "place", "snippet", "review", "claim")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_CLAIM: Final = "SELECT claims.* FROM quotes JOIN claims ON claims.id = quotes.rowid WHERE quotes MATCH ?"
_KINDS: Final = {"claimant": "entity", "place": "entity", "type": "event-type"}
_TWO: Final = 2


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A search. ``q`` is what :func:`riwaya.store.search.words.read_words` takes.

    ``within`` says where the words are looked for: in quotes, in names of whoever stands in the claim, or in both.
    ``claimant`` and ``place`` take an id of the gazetteer or an IRI, ``type`` a code; a place and a type hold what
    lies in them. ``since`` and ``until`` are days, between which the claimed time lies at least in part.
    """

    q: str
    within: Literal["all", "quotes", "names"] = "all"
    claimant: str | None = None
    place: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    lang: Literal["en", "ar"] = "en"
    whole: bool = False
    limit: int = 20
    offset: int = 0


class Hit(msgspec.Struct, frozen=True):
    """A claim that was found."""

    claim: str
    claimant: str
    commitment: str
    what: str
    start: str | None
    end: str | None
    place: str
    quote: str
    snippet: str
    review: str


class Found(msgspec.Struct, frozen=True):
    """What a search found: ``total`` is None where the index is behind the store, ``more`` says it is a lower bound."""

    hits: tuple[Hit, ...]
    total: int | None
    more: bool = False
    lang: str = "en"

    def rows(self) -> Rows:
        """The hits as rows, as a question answers."""
        return Rows(COLUMNS, tuple(tuple(self._terms(hit)) for hit in self.hits))

    def values(self) -> str:
        """The claims as a line of SPARQL that ends a question: it then speaks of these claims alone."""
        return f"VALUES ?claim {{ {' '.join(f'<{hit.claim}>' for hit in self.hits)} }}\n"

    def _terms(self, hit: Hit) -> Iterator[ox.Literal | ox.NamedNode | None]:
        yield ox.Literal(hit.claimant)
        yield ox.Literal(hit.commitment)
        yield ox.Literal(hit.what, language=self.lang)
        for day in (hit.start, hit.end):
            yield None if day is None else ox.Literal(day, datatype=ox.NamedNode(f"{_XSD}date"))
        yield ox.Literal(hit.place) if hit.place else None
        yield ox.Literal(hit.snippet)
        yield ox.Literal(hit.review)
        yield ox.NamedNode(hit.claim)


def find(index: sqlite3.Connection, request: Request, *, store: Source | None = None) -> Found:
    """Find claims by words, in the order of the articles and of their text.

    :param store: where the index is behind it: what it no longer holds is not shown, and nothing is counted.
    :raises QueryError: the search cannot be read; the message names the parameter.
    """
    for fault in faults(request):
        raise fault
    words = read_words(request.q)
    clauses, values = _narrowed(request)
    expression = _expression(index, words, request)
    if expression is None or clauses is None:
        return Found((), 0, lang=request.lang)
    where = "".join(f" AND {clause}" for clause in clauses)
    query = f"{_CLAIM}{where} ORDER BY quotes.rowid LIMIT ? OFFSET ?"
    rows = index.execute(query, (expression, *values, request.limit, request.offset)).fetchall()
    hits = tuple(_hit(index, row, words, request) for row in rows)
    if store is not None:
        quotes = still_there(store, [hit.claim for hit in hits])
        hits = tuple(hit for hit in hits if _is_still(hit, quotes.get(hit.claim)))
        return Found(hits, None, lang=request.lang)
    total, more = _count(index, where, (expression, *values))
    return Found(hits, total, more, lang=request.lang)


def faults(request: Request) -> list[QueryError]:
    """What is wrong with a search, parameter by parameter; empty where nothing is."""
    found: list[QueryError] = []
    for check in (_check_words, _check_bounds, _check_days, _check_terms):
        try:
            check(request)
        except QueryError as fault:
            found.append(fault)
    return found


def _check_words(request: Request) -> None:
    read_words(request.q)


def _check_bounds(request: Request) -> None:
    for name, value, least, most in (
        ("limit", request.limit, 1, MOST_ROWS),
        ("offset", request.offset, 0, FARTHEST),
    ):
        if not least <= value <= most:
            raise QueryError(f"{value} is out of bounds", where=f"parameter {name}", mend=f"{least} to {most}")


def _check_days(request: Request) -> None:
    for name, day in (("from", request.since), ("to", request.until)):
        try:
            exact = day is None or dt.date.fromisoformat(day).isoformat() == day
        except ValueError:
            exact = False
        if not exact:
            raise QueryError(f"{day!r} is no day", where=f"parameter {name}", mend="YYYY-MM-DD")


def _check_terms(request: Request) -> None:
    for name, kind in _KINDS.items():
        value = getattr(request, name)
        if value is not None:
            term_for(Parameter(name, kind, "", ""), value)


def _expression(index: sqlite3.Connection, words: Words, request: Request) -> str | None:
    """The MATCH expression; None where no claim can match."""
    parts = []
    for either in words.wanted:
        found = [part for term in either for part in _anywhere(index, term, request.within)]
        if not found:
            return None
        parts.append(f"({' OR '.join(found)})")
    for columns, marks in _filters(index, request):
        if not marks:
            return None
        parts.append(_marked(columns, marks))
    expression = " AND ".join(parts)
    unwanted = [part for term in words.unwanted for part in _anywhere(index, term, request.within)]
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def _anywhere(index: sqlite3.Connection, term: Term, within: str) -> Iterator[str]:
    """A term as it stands in quotes, and as a name of somebody who stands in the claim."""
    expression = _term(term)
    if within != "names":
        yield expression
    if within != "quotes":
        bearers = index.execute("SELECT rowid FROM names WHERE names MATCH ? ORDER BY rowid", (expression,)).fetchall()
        if bearers:
            yield _marked("voice place other", [number for (number,) in bearers])


def _term(term: Term) -> str:
    """A term of words. A stem is letters and digits (:mod:`riwaya.arabic.stems`); quoting it is a second lock."""
    columns = "words also" if len(term.stems) + bool(term.starts) < _TWO else "words"
    if not term.starts:
        return f"{{{columns}}} : {_quoted(*term.stems)}"
    return f"{{{columns}}} : ({' OR '.join(f'{_quoted(*term.stems, start)} *' for start in term.starts)})"


def _quoted(*stems: str) -> str:
    words = " ".join(stems).replace('"', '""')
    return f'"{words}"'


def _marked(columns: str, numbers: list[int]) -> str:
    marks = " OR ".join(f'"e{number}"' for number in numbers)
    return f"{{{columns}}} : ({marks})"


def _filters(index: sqlite3.Connection, request: Request) -> Iterator[tuple[str, list[int]]]:
    """The filters that are words of the index: columns, and the numbers of entities."""
    (base,) = index.execute("SELECT value FROM meta WHERE key = 'base'").fetchone()
    if request.claimant is not None:
        iri = _node("claimant", request.claimant, base)
        yield "voice", _numbers(index, "SELECT number FROM entities WHERE iri = ?", iri)
    if request.place is not None:
        iri = _node("place", request.place, base)
        query = "SELECT number FROM entities WHERE iri = ? OR iri IN (SELECT iri FROM inside WHERE wider = ?)"
        yield "place other", _numbers(index, query, iri, iri)


def _node(name: str, value: str, base: str = DEFAULT_BASE) -> str:
    return term_for(Parameter(name, _KINDS[name], "", ""), value, base).value


def _numbers(index: sqlite3.Connection, query: str, *values: str) -> list[int]:
    return sorted({number for (number,) in index.execute(query, values)})


def _narrowed(request: Request) -> tuple[list[str], list[object]]:
    """The filters that are columns of a claim."""
    clauses: list[str] = []
    values: list[object] = []
    if request.type is not None:
        code = _node("type", request.type).rpartition("#")[2]
        clauses.append("claims.type IN (SELECT ? UNION SELECT code FROM narrower WHERE wider = ?)")
        values += [code, code]
    if request.since is not None:
        clauses.append("COALESCE(claims.last, CASE WHEN claims.first IS NULL THEN '' ELSE '9999' END) >= ?")
        values.append(request.since)
    if request.until is not None:
        clauses.append("COALESCE(claims.first, CASE WHEN claims.last IS NULL THEN '9999-99' ELSE '' END) <= ?")
        values.append(request.until)
    return clauses, values


def _count(index: sqlite3.Connection, where: str, values: tuple[object, ...]) -> tuple[int, bool]:
    """How many claims there are, up to a bound: a word that stands everywhere is not worth a second."""
    join = " JOIN claims ON claims.id = quotes.rowid" if where else ""
    query = f"SELECT COUNT(*) FROM (SELECT 1 FROM quotes{join} WHERE quotes MATCH ?{where} LIMIT ?)"  # noqa: S608
    (total,) = index.execute(query, (*values, COUNTED + 1)).fetchone()
    return min(total, COUNTED), total > COUNTED


def _hit(index: sqlite3.Connection, row: tuple[str, ...], words: Words, request: Request) -> Hit:
    _, iri, quote, source, commitment, code, review, first, last, voices, places = row
    label = f"label_{request.lang}"
    what = index.execute(f"SELECT {label} FROM types WHERE code = ?", (code,)).fetchone()  # noqa: S608 - en or ar
    return Hit(
        claim=iri,
        claimant=_names(index, label, voices) or f"({source})",
        commitment=commitment,
        what=what[0] if what else code,
        start=first,
        end=last,
        place=_names(index, label, places),
        quote=quote,
        snippet=snippet(quote, words, None) if request.whole else snippet(quote, words),
        review=review,
    )


def _names(index: sqlite3.Connection, label: str, iris: str) -> str:
    query = f"SELECT {label} FROM entities WHERE iri = ?"  # noqa: S608 - en or ar
    rows = (index.execute(query, (iri,)).fetchone() for iri in json.loads(iris))
    return " | ".join(row[0] for row in rows if row is not None)


def _is_still(hit: Hit, quotes: set[str] | None) -> bool:
    """Whether the store holds a claim as it was indexed."""
    return quotes is not None and all(part in quotes for part in hit.quote.split(BETWEEN))
