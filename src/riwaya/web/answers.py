"""Answers in the forms that clients ask for: negotiation by the Accept header, and the writers of rows.

Rows are written here and not by the engine, because the engine's writers cannot be stopped at a number of rows.
Statements are written by the engine.
"""

from __future__ import annotations

import csv
import html
import io
import json
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

import mimeparse  # type: ignore[import-untyped]
import pyoxigraph as ox

from riwaya.web.messages import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Row = tuple[object, ...]
    Writer = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_RESULTS: Final = "http://www.w3.org/2005/sparql-results#"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_END: Final = "</body></html>\n"
_ILLEGAL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")

#: What rows and truths can be, the dearest last: where a client does not care, it gets that one.
TABLE_TYPES: Final = (
    *("text/html", "text/xml", "application/xml", "application/sparql-results+xml"),
    *("text/tab-separated-values", "text/csv", "application/json", "application/sparql-results+json"),
)
#: What statements can be, the dearest last.
GRAPH_TYPES: Final = {
    "text/html": ox.RdfFormat.TURTLE,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
}


def negotiated(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that suits a client best.

    >>> negotiated("text/csv;q=0.4, application/sparql-results+xml;q=0.9", TABLE_TYPES)
    'application/sparql-results+xml'
    >>> negotiated("", TABLE_TYPES), negotiated("text/*", TABLE_TYPES)
    ('application/sparql-results+json', 'text/csv')

    :raises Refusal: nothing does (406).
    """
    try:
        chosen = str(mimeparse.best_match(offered, accept.strip() or "*/*"))
    except (mimeparse.MimeTypeParseException, ValueError) as fault:
        raise Refusal(406, "The Accept header cannot be read", str(fault)) from fault
    if not chosen:
        raise Refusal(406, "There is no such form of the answer", f"Ask for one of {', '.join(reversed(offered))}.")
    return chosen


def table(media: str, names: Sequence[str], rows: Iterable[Row], *, neutral: bool) -> Iterator[str]:
    """Write rows in a form, piece by piece."""
    if media == "text/csv":
        return _csv(names, rows, neutral=neutral)
    return _WRITERS[media](names, rows)


def truth(media: str, *, value: bool) -> str:
    """Write a yes or no in a form."""
    word = "true" if value else "false"
    if media.endswith("json"):
        return json.dumps({"head": {}, "boolean": value})
    if media.endswith("xml"):
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}"><head/><boolean>{word}</boolean></sparql>\n'
    return _page(f"<p>{word}</p>") if media == "text/html" else f"{word}\r\n"


def graph(media: str, triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Write statements in a form: sorted, each once."""
    ordered = sorted(set(triples), key=str)
    data = ox.serialize(ordered, format=GRAPH_TYPES[media], prefixes=dict(prefixes)) or b""
    return _page(f'<pre dir="auto">{html.escape(data.decode())}</pre>').encode() if media == "text/html" else data


def followed(page: bytes, address: str) -> bytes:
    """Add a link to the next page at the end of a page of rows, in both languages.

    >>> followed(_page("<p>1</p>").encode(), '/q/a?b="&offset=2').decode().partition("<nav")[2].partition("</nav>")[0]
    ' class="pages"><a rel="next" href="/q/a?b=&quot;&amp;offset=2">Next page · <bdi lang="ar">الصفحة التالية</bdi></a>'
    """
    words = 'Next page · <bdi lang="ar">الصفحة التالية</bdi>'
    link = f'<nav class="pages"><a rel="next" href="{html.escape(address)}">{words}</a></nav>'
    return page.removesuffix(_END.encode()) + f"{link}{_END}".encode()


def _json(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(list(names))}}},"results":{{"bindings":['
    mark = "\n"
    for row in rows:
        cells = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
        yield mark + json.dumps(cells, ensure_ascii=False)
        mark = ",\n"
    yield "\n]}}\n"


def _json_term(term: object) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        raise _unwritable(term)
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _xml(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield f'<?xml version="1.0"?>\n<sparql xmlns="{_RESULTS}"><head>'
    yield "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    yield "</head><results>\n"
    for row in rows:
        pairs = (pair for pair in zip(names, row, strict=True) if pair[1] is not None)
        cells = "".join(f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in pairs)
        yield f"<result>{cells}</result>\n"
    yield "</results></sparql>\n"


def _xml_term(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    if not isinstance(term, ox.Literal):
        raise _unwritable(term)
    words = escape(term.value.translate(_ILLEGAL), {"\r": "&#13;"})
    if term.language is not None:
        return f"<literal xml:lang={quoteattr(term.language)}>{words}</literal>"
    typed = "" if term.datatype.value == _STRING else f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{typed}>{words}</literal>"


def _csv(names: Sequence[str], rows: Iterable[Row], *, neutral: bool = False) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        writer.writerow([_bare(term, neutral=neutral) for term in row])
    yield out.getvalue()


def _bare(term: object, *, neutral: bool = False) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if isinstance(term, ox.NamedNode):
        return term.value
    if not isinstance(term, ox.Literal):
        raise _unwritable(term)
    wordy = neutral and (term.language is not None or term.datatype.value == _STRING)
    return f"'{term.value}" if wordy and term.value.startswith(_FORMULA) else term.value


def _tsv(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in names) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


def _html(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    head, _, tail = _page("\0").partition("\0")
    yield head
    yield "<table><thead><tr>" + "".join(f"<th>{html.escape(name)}</th>" for name in names) + "</tr></thead><tbody>\n"
    for row in rows:
        yield "<tr>" + "".join(_html_cell(term) for term in row) + "</tr>\n"
    yield "</tbody></table>" + tail


def _html_cell(term: object) -> str:
    words = html.escape(_bare(term))
    if isinstance(term, ox.Literal) and term.language is not None:
        return f'<td dir="auto" lang="{html.escape(term.language)}">{words}</td>'
    return f'<td dir="{"ltr" if isinstance(term, ox.NamedNode) else "auto"}">{words}</td>'


def _page(body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Riwaya</title>'
        '<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/static/riwaya.css"></head><body class="answer">{body}{_END}'
    )


def _unwritable(term: object) -> Refusal:
    return Refusal(400, "A quoted triple cannot be written", f"SPARQL 1.1 results have no form for {term}.")


_WRITERS: Final[dict[str, Writer]] = {
    "application/sparql-results+json": _json,
    "application/json": _json,
    "application/sparql-results+xml": _xml,
    "application/xml": _xml,
    "text/xml": _xml,
    "text/tab-separated-values": _tsv,
    "text/html": _html,
}
