"""Does a query reach for the network, or too deep? Both are judged by its words, before an engine sees them.

Both engines would follow SERVICE, and rdflib FROM, to any address. Oxigraph's parser and optimiser go down a level of
the stack for each bracket: some thousand end the process (a segmentation fault, which Python cannot catch).

>>> reaches_out("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }")
'SERVICE'
>>> reaches_out("SELECT ?service WHERE { ?service a <http://a/SERVICE> ; rdfs:label 'SERVICE' } # SERVICE") is None
True
"""

from __future__ import annotations

import re
import sys

# Oxigraph resolves \uXXXX inside strings and IRIs only; SPARQL's text has it done before parsing; rdflib does that,
# and takes up to eight digits after \u. A keyword that shows in any of the three readings counts.
_STANDARD = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_RDFLIB = re.compile(r"\\u([0-9a-f]{4}(?:[0-9a-f]{4})?)()", re.IGNORECASE)
# In the order in which a SPARQL tokeniser meets them: what begins first swallows what lies inside it.
_SILENT = re.compile(
    r"'''(?:[^'\\]|\\.|''?(?!'))*'''"
    r'|"""(?:[^"\\]|\\.|""?(?!"))*"""'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*",
    re.DOTALL,
)
_BRACKET = re.compile(r"[][(){}]")
_WORD = re.compile(r"(?<![\w?$:@-])(SERVICE|FROM|LOAD)(?![\w:-])", re.IGNORECASE)


DEEPEST = 200
"""Brackets inside one another that a query may have. Oxigraph 0.5 stands some 500 of the dearest kind in 8 MiB."""
_OPEN = "({["


def too_deep(text: str) -> bool:
    """Whether brackets outside strings, IRIs and comments stand deeper in one another than :data:`DEEPEST`.

    >>> too_deep("ASK " + "{" * 200 + "}" * 200), too_deep("ASK " + "{" * 201), too_deep("ASK { ?s ?p '" + "(" * 999)
    (False, True, True)
    >>> too_deep("ASK { ?s ?p '" + "(" * 999 + "' }")
    False
    """
    depth = 0
    for mark in _BRACKET.findall(bare(text)):
        depth += 1 if mark in _OPEN else -1
        if depth > DEEPEST:
            return True
    return False


def reaches_out(text: str) -> str | None:
    """Return the first keyword outside strings, IRIs and comments that could fetch from an address, or None."""
    readings = (text, _resolved(text, _STANDARD), _resolved(text, _RDFLIB))
    words = (_WORD.search(bare(reading)) for reading in readings)
    return next((word[1].upper() for word in words if word), None)


def bare(text: str) -> str:
    """Return a query without its strings, IRIs and comments."""
    return _SILENT.sub(" ", text)


def silenced(text: str) -> str:
    """Return a query with blanks for its strings, IRIs and comments, letter by letter: places stay where they are."""
    return _SILENT.sub(lambda found: " " * len(found[0]), text)


def _resolved(text: str, escape: re.Pattern[str]) -> str:
    return escape.sub(_letter, text)


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else " "
