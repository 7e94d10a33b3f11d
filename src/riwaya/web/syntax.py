"""Where a query is wrong. Oxigraph's parser often points at the end of the line; rdflib's at the clause itself.

Only asked after Oxigraph has refused a text, in a worker: nothing here decides whether a query is run.
"""

from __future__ import annotations

import re
from typing import Final

from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translateQuery, translateUpdate
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

from riwaya.web.messages import Reply

_OXIGRAPH: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIX: Final = re.compile(r"Unknown namespace prefix : (\S*)")
_LONGEST: Final = 300
_NEAR: Final = 40


def wrong(text: str, message: str, *, update: bool = False) -> Reply:
    r"""Say where a text does not parse, and near which words.

    :param message: what Oxigraph says.

    >>> reply = wrong("SELECT * {\n ?s ?p ?o . FILTER(?o > ) }", "error at 2:21: expected TZ")
    >>> reply.line, reply.column, reply.detail
    (2, 13, 'Near: FILTER(?o > ) }')
    """
    found = _OXIGRAPH.fullmatch(message)
    place = (int(found[1]), int(found[2])) if found else None
    detail = f"Expected: {found[3].removeprefix('expected ')}" if found else message
    try:
        if update:
            translateUpdate(parseUpdate(text))
        else:
            translateQuery(parseQuery(text))
    except ParseException as fault:
        if place is None or (fault.lineno, fault.column) <= place:
            place = (fault.lineno, fault.column)
            detail = f"Near: {_near(text, *place)}"
    except Exception as fault:  # noqa: BLE001 - rdflib raises plain ones; Oxigraph has judged already
        prefix = _PREFIX.search(str(fault))
        at = text.find(f"{prefix[1]}:") if prefix else -1
        if prefix and at >= 0:
            place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            detail = f"The prefix {prefix[1]}: is not declared."
    if place is None:
        return Reply(400, title="The text does not parse", detail=detail[:_LONGEST])
    line, column = place
    title = f"The text does not parse: line {line}, column {column}"
    return Reply(400, title=title, detail=detail[:_LONGEST], line=line, column=column)


def _near(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    return rest[:_NEAR].strip() or "the end of the text"
