r"""Whether a question that goes page by page has more to say than the page that was asked for.

No engine tells. The block that chooses the page says what there is, so it is asked alone for the first thing behind
the page: that costs one row, and is right where counting the rows of the answer is not, since an article on the page
may give none, or many.

>>> text = "SELECT ?a {{ SELECT ?a { ?a a ?b } ORDER BY ?a\n LIMIT 10 OFFSET 20   # page: articles\n } ?a ?p ?o }"
>>> beyond(text)
'SELECT ?a { ?a a ?b }\nLIMIT 1 OFFSET 30'
>>> beyond("SELECT * { ?s ?p ?o }") is None
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from riwaya.store.binding import PAGE_LINE, PROLOGUE
from riwaya.store.guard import silenced
from riwaya.store.queries import terms_for
from riwaya.store.terms import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.store.queries import Question


_ORDER = re.compile(r"\bORDER BY [^{}]*\Z")


def beyond(text: str) -> str | None:
    """Return a query for the first thing behind the page of a query whose parameters are bound.

    It has one row where there is more, none where there is not.
    None: the query has no page line, or asks for an empty page.
    """
    line = PAGE_LINE.search(text)
    if line is None or int(line["limit"]) == 0:  # behind a page of nothing there would be pages without end
        return None
    prologue = "".join(f"{prefix}\n" for prefix in PROLOGUE.findall(text))
    block = text[_opening(silenced(text), line.start()) : line.start()]
    unsorted = _ORDER.sub("", block).strip()  # how many there are does not hang on their order, and an engine may stop
    return f"{prologue}{unsorted}\nLIMIT 1 OFFSET {int(line['offset']) + int(line['limit'])}"


def after(question: Question, values: Mapping[str, str]) -> tuple[int, str, str]:
    """Return the offset of the page behind the one asked for, how long the page is, and what it is made of.

    :param question: one with a page line.
    :param values: words for its parameters, as for :func:`riwaya.store.queries.run`.
    """
    line = PAGE_LINE.search(question.text)
    if line is None:
        raise ValueError(f"{question.name} has no pages")
    told = {name: words for name, words in values.items() if name in {"limit", "offset"}}
    terms = terms_for(question, told)
    limit, offset = (int(plain(terms[name])) for name in ("limit", "offset"))  # type: ignore[arg-type]
    return offset + limit, str(limit), line["of"]


def _opening(plain_text: str, end: int) -> int:
    """Where the block that holds a place begins: behind the last brace that is still open there."""
    depth = 0
    for at in range(end - 1, -1, -1):
        if plain_text[at] == "}":
            depth += 1
        elif plain_text[at] == "{":
            if depth == 0:
                return at + 1
            depth -= 1
    return 0
