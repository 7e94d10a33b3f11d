r"""Which graphs a query asks, and whether it reaches for another machine.

FROM and FROM NAMED choose among the store's own graphs. They are taken out of the text here and handed to the engine
as terms, so that no engine ever sees the words; a graph that the store does not hold is refused, nothing is fetched.

>>> scope_of("SELECT * FROM <g:a> FROM NAMED <g:b> { ?from ?p 'FROM <g:c>' } # FROM <g:d>").default
('g:a',)
>>> scope_of(r"SELECT * { \u0053ERVICE <http://a/> { ?s ?p ?o } }")
Traceback (most recent call last):
    ...
riwaya.web.messages.Refusal: SERVICE would reach another machine
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from riwaya.store.guard import DEEPEST, reaches_out, too_deep
from riwaya.web.messages import Refusal

#: As a SPARQL tokeniser meets them: strings, IRIs, comments, variables and names of prefixes swallow what is in them.
_TOKEN: Final = re.compile(
    r"(?P<string>'''(?:[^'\\]|\\.|''?(?!'))*'''"
    r'|"""(?:[^"\\]|\\.|""?(?!"))*"""'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|"(?:[^"\\\n\r]|\\.)*")'
    r"|<(?P<iri>[^<>\"{}|^`\\\x00-\x20]*)>"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<other>[?$@]\w+|[\w.-]*:[\w.:%-]*)"
    r"|(?P<word>\w+)",
    re.DOTALL,
)
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+")


class Scope(NamedTuple):
    """A query without its dataset clauses, and the graphs that they named."""

    text: str
    default: tuple[str, ...]
    named: tuple[str, ...]


def scope_of(text: str) -> Scope:
    """Take the dataset clauses out of a query.

    :raises Refusal: it reaches for another machine, or a clause names no full IRI.
    """
    if too_deep(text):
        raise Refusal(400, f"The text has more than {DEEPEST} brackets inside one another", "Write it flatter.")
    tokens = [found for found in _TOKEN.finditer(text) if found.lastgroup != "comment"]
    graphs: dict[bool, list[str]] = {False: [], True: []}
    rest, end = [], 0
    for at, token in enumerate(tokens):
        if token.lastgroup != "word" or token[0].upper() != "FROM":
            continue
        named = _is_word(tokens, at + 1, "NAMED")
        place = at + 2 if named else at + 1
        iri = tokens[place]["iri"] if place < len(tokens) else None
        if iri is None or not _ABSOLUTE.fullmatch(iri):
            raise _misread(text, token.start())
        graphs[named].append(iri)
        rest.append(text[end : token.start()])
        end = tokens[place].end()
    left = " ".join([*rest, text[end:]])
    word = reaches_out(left)
    if word is not None:
        raise Refusal(400, f"{word} would reach another machine", "This endpoint asks its own store and no other.")
    return Scope(left if graphs[False] or graphs[True] else text, tuple(graphs[False]), tuple(graphs[True]))


def _is_word(tokens: list[re.Match[str]], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at]["word"] is not None and tokens[at]["word"].upper() == word


def _misread(text: str, at: int) -> Refusal:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    detail = "Write the full IRI of a graph of this store in <>."
    return Refusal(400, "FROM names no graph by its full IRI", detail, line=line, column=column)
