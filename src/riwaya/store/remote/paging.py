r"""Large answers in pieces: the same query with LIMIT and OFFSET, as long as there is more.

>>> paged("SELECT ?s { ?s ?p 'LIMIT 3' } ORDER BY ?s", 10, 20)
"SELECT ?s { ?s ?p 'LIMIT 3' } ORDER BY ?s\nLIMIT 10 OFFSET 20"
>>> paged("SELECT ?s { ?s ?p ?o } LIMIT 25 OFFSET 3", 10, 20)
'SELECT ?s { ?s ?p ?o } \nLIMIT 5 OFFSET 23'
>>> paged("SELECT ?s { ?s ?p ?o } LIMIT 20", 10, 20)
''
"""

from __future__ import annotations

import re
from typing import Final

from riwaya.store.guard import silenced

#: Servers cut answers at round numbers, most without a word: an answer with so many rows may be a piece.
ROUND: Final = 100
_TAIL: Final = re.compile(r"\b(LIMIT|OFFSET)\s+(\d+)\s*(?:\b(LIMIT|OFFSET)\s+(\d+)\s*)?$", re.IGNORECASE)
_ORDER: Final = re.compile(r"\bORDER\s+BY\b[^{}]*$", re.IGNORECASE)
_VALUES: Final = re.compile(r"\}\s*VALUES\b[^{}]*\{[^{}]*\}\s*$", re.IGNORECASE)


def paged(text: str, rows: int, offset: int) -> str:
    """Return the query for at most ``rows`` rows from ``offset``; empty where its own LIMIT leaves none."""
    plain = silenced(text)
    tail = _TAIL.search(plain)
    own = _own(tail)
    left = min(rows, own["LIMIT"] - offset) if "LIMIT" in own else rows
    if left <= 0:
        return ""
    return f"{text[: tail.start() if tail else len(text)]}\nLIMIT {left} OFFSET {own.get('OFFSET', 0) + offset}"


def nested(text: str, rows: int, offset: int) -> str:
    """Return the same as :func:`paged`, cut from outside: Virtuoso sorts no more than 10,000 rows for a LIMIT.

    >>> print(nested("PREFIX : <urn:> SELECT ?s { ?s ?p ?o } ORDER BY ?s", 10, 20))
    PREFIX : <urn:> SELECT * { {
    SELECT ?s { ?s ?p ?o } ORDER BY ?s
    } } LIMIT 10 OFFSET 20
    """
    start = re.search(r"\bSELECT\b", silenced(text), re.IGNORECASE)
    at = start.start() if start else 0
    return f"{text[:at]}SELECT * {{ {{\n{text[at:]}\n}} }} LIMIT {rows} OFFSET {offset}"


def ordered(text: str) -> bool:
    """Whether a query says in which order its rows come, so that its pages fit together."""
    plain = silenced(text)
    tail = _TAIL.search(plain)
    return bool(_ORDER.search(plain[: tail.start()] if tail else plain))


def may_go_on(text: str, rows: int) -> bool:
    """Whether an answer of so many rows may be a piece that the server cut off without saying so."""
    plain = silenced(text)
    if rows == 0 or rows % ROUND or _VALUES.search(plain):
        return False
    return rows != _own(_TAIL.search(plain)).get("LIMIT")


def _own(tail: re.Match[str] | None) -> dict[str, int]:
    if tail is None:
        return {}
    pairs = [(tail[1], tail[2]), (tail[3], tail[4])]
    return {word.upper(): int(number) for word, number in pairs if word}
