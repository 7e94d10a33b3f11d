"""RDF terms as text, the same on every run and machine: escapes, prefixed names, and the order they stand in.

Control characters, direction marks and what cannot be seen are written as escapes: a hostile text is shown in the
file, and nothing that opens the file obeys it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from riwaya.rdf.provenance import Triple

Term = URIRef | Literal

_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: Controls, soft hyphen, direction marks and isolates, line separators, zero-width signs, byte order mark, tags.
UNSEEN: Final = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff"
)
_ESCAPED: Final = re.compile(rf'["\\{UNSEEN}]')
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]")
_LOCAL: Final = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_SEGMENT: Final = r"\.*[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*"
_RELATIVE: Final = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*/?")
_NUMBER: Final = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}
_DIGITS: Final = re.compile(r"([0-9]+)")


@lru_cache(maxsize=1 << 16)
def natural(text: str) -> tuple[tuple[str, int, str], ...]:
    """A key that sorts numbers inside a text by their value.

    >>> sorted(["claim/154", "claim/57", "claim/57/figure/1"], key=natural)
    ['claim/57', 'claim/57/figure/1', 'claim/154']
    """
    parts = _DIGITS.split(text)
    return tuple(
        (before, len(digits.lstrip("0")), digits.lstrip("0") + digits)
        for before, digits in zip(parts[::2], [*parts[1::2], ""], strict=True)
    )


def in_order(triple: Triple) -> tuple[object, ...]:
    """The key that triples are sorted by: subject, types first, property, value."""
    subject, property_, value = triple
    return natural(subject), property_ != RDF.type, property_, *_value_order(value)


def _value_order(value: Term) -> tuple[object, ...]:
    match value:
        case URIRef():
            return 0, natural(value), "", ""
        case Literal():
            return 1, natural(value), str(value.datatype or ""), value.language or ""
        case _:
            raise ValueError(f"{value!r} is neither an IRI nor a literal: no blank node is ever published")


def iri(node: URIRef) -> str:
    """An IRI between angle brackets.

    :raises ValueError: it holds a character that no IRI has.
    """
    if _NOT_IN_IRI.search(node):
        raise ValueError(f"{str(node)!r} is no IRI")
    return f"<{_escaped(node)}>"


def quoted(text: str) -> str:
    r"""A text as a string of Turtle or N-Quads.

    >>> print(quoted('قال "نعم"' + chr(0x202E)))
    "قال \"نعم\"\u202E"
    """
    return f'"{_escaped(text)}"'


def ntriples(term: Term) -> str:
    """A term as N-Triples and N-Quads write it."""
    return _term(term, iri)


class Shortener:
    """Writes terms for people: prefixed names, IRIs under the base without it, numbers without quotation marks."""

    def __init__(self, base: str) -> None:
        """Write for one file; ``used`` gathers the prefixes it needs."""
        self.base = base
        self.used: set[str] = set()
        self._names: dict[URIRef, str] = {}

    def node(self, node: URIRef) -> str:
        """An IRI, as short as it can be read back."""
        if node not in self._names:
            self._names[node] = self._short(node)
        return self._names[node]

    def term(self, term: Term) -> str:
        """A term, as short as it can be read back."""
        if isinstance(term, Literal) and term.datatype in _NUMBER and _NUMBER[term.datatype].fullmatch(term):
            return str(term)
        return _term(term, self.node)

    def header(self) -> str:
        """The base and the prefixes used, in the order of ``vocab.PREFIXES``."""
        lines = [f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in PREFIXES if name in self.used]
        return f"@base {iri(URIRef(self.base))} .\n{''.join(lines)}"

    def _short(self, node: URIRef) -> str:
        relative = below(node, self.base)
        if relative is not None:
            return iri(URIRef(relative))
        compact = compacted(node)
        if compact is None:
            return iri(node)
        self.used.add(compact.partition(":")[0])
        return compact


def below(node: URIRef, base: str) -> str | None:
    """The IRI relative to a base that ends in ``/``, or None where that would be read as something else."""
    relative = node.removeprefix(base)
    return None if relative == node or not _RELATIVE.fullmatch(relative) else relative


def compacted(node: URIRef) -> str | None:
    """The prefixed name of an IRI, or None where none is both short and plain."""
    cut = max(node.rfind("#"), node.rfind("/")) + 1
    prefix = _BY_NAMESPACE.get(node[:cut])
    return f"{prefix}:{node[cut:]}" if prefix is not None and _LOCAL.fullmatch(node[cut:]) else None


_BY_NAMESPACE: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def _term(term: Term, name: Callable[[URIRef], str]) -> str:
    match term:
        case URIRef():
            return name(term)
        case Literal(language=str(language)):
            return f"{quoted(term)}@{language}"
        case Literal(datatype=None):
            return quoted(term)
        case Literal(datatype=URIRef() as datatype) if datatype != XSD.string:
            return f"{quoted(term)}^^{name(datatype)}"
        case Literal():
            return quoted(term)
        case _:
            raise ValueError(f"{term!r} is neither an IRI nor a literal: no blank node is ever published")


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: _SHORT.get(match.group()) or _code(match.group()), text)


def _code(char: str) -> str:
    point = ord(char)
    return f"\\u{point:04X}" if point <= 0xFFFF else f"\\U{point:08X}"  # noqa: PLR2004 - the end of the first plane
