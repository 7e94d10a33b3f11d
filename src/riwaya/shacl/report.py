"""What validation found, and how it is told: to a person in two languages, to a machine as SHACL in Turtle."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

import msgspec
from rdflib import Literal as RdfLiteral
from rdflib import URIRef
from rdflib.namespace import RDFS, SH

from riwaya.errors import InputError
from riwaya.shacl.shapes import Severity, short_name
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

Language = Literal["en", "ar"]
_LONGEST: Final = 240
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_RANK: Final[dict[Severity, int]] = {"violation": 0, "warning": 1, "info": 2}


class Violation(msgspec.Struct, frozen=True):
    """One thing that one shape found wrong at one node.

    ``claims`` are the claims that the node belongs to, in the order of the text. ``words`` are the words of the
    article at ``[start, end)`` that the node stands on ("" where it stands on none). ``values`` are the offending
    terms as N-Triples. ``path`` is the property path in short form, ``constraint`` the SHACL component without its
    "ConstraintComponent" (``MinCount``, ``In``, ``Sparql``, ...).
    """

    severity: Severity
    shape: str
    focus: str
    message_en: str
    message_ar: str
    mend_en: str
    mend_ar: str
    claims: tuple[str, ...] = ()
    article: str | None = None
    words: str = ""
    start: int | None = None
    end: int | None = None
    path: str = ""
    constraint: str = ""
    values: tuple[str, ...] = ()

    @property
    def claim(self) -> str | None:
        """The first claim in the text that is concerned."""
        return self.claims[0] if self.claims else None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Articles by IRI, claims in the order of the text, the worst first; whatever is left, by its letters."""
        at = self.start if self.start is not None else -1
        rest = (self.shape, self.focus, self.path, self.constraint, self.values)
        return (self.article or "", _natural(self.claims), _RANK[self.severity], at, *rest)


def _natural(iris: tuple[str, ...]) -> tuple[tuple[str | int, ...], ...]:
    """IRIs so that ``claim/26`` sorts before ``claim/105``: the number of a claim is its place in the text."""
    parts = (re.split(r"(\d+)", iri) for iri in iris)
    return tuple(tuple(int(part) if place % 2 else part for place, part in enumerate(split)) for split in parts)


class Report(msgspec.Struct, frozen=True):
    """What was checked and what was found, in a fixed order."""

    violations: tuple[Violation, ...]
    articles: int
    claims: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong; warnings and information alone do not break a graph."""
        return self.count("violation") == 0

    def count(self, severity: Severity) -> int:
        """How many findings there are of one severity."""
        return sum(found.severity == severity for found in self.violations)


_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "violation": "violation", "warning": "warning", "info": "information",
        "head": "violations: {violation}, warnings: {warning}, information: {info}"
        " — claims: {claims}, articles: {articles}",
        "nothing": "The graph holds no article and no claim.",
        "claim": "claim", "article": "article", "more": "and {} more", "words": "words", "none": "none",
        "found": "found", "mend": "mend", "shape": "shape", "at": "at", "loose": "outside any claim",
    },
    "ar": {
        "violation": "مخالفة", "warning": "تنبيه", "info": "معلومة",
        "head": "المخالفات: {violation}، التنبيهات: {warning}، المعلومات: {info}"
        " — الروايات: {claims}، المقالات: {articles}",
        "nothing": "ليس في الرسم مقال ولا رواية.",
        "claim": "رواية", "article": "مقال", "more": "و{} غيرها", "words": "ألفاظها", "none": "لا شيء",
        "found": "الموجود", "mend": "الإصلاح", "shape": "الشكل", "at": "عند", "loose": "خارج أيّ رواية",
    },
}  # fmt: skip


def format_report(report: Report, lang: Language = "en") -> str:
    """The report for a person: which claim, which words of the article, what is wrong, how to mend it.

    :raises InputError: the language is neither English nor Arabic.
    """
    if lang not in _WORDS:
        raise InputError(f"there is no report in {lang!r}", mend="en or ar")
    say = _WORDS[lang]
    counts: dict[str, int] = {severity: report.count(severity) for severity in _RANK}
    lines = [say["head"].format(**counts, claims=report.claims, articles=report.articles)]
    if not report.articles and not report.claims:
        lines.append(say["nothing"])
    for _, group in groupby(report.violations, key=lambda found: (found.article, found.claims)):
        lines.extend(_group(tuple(group), lang, say))
    return "\n".join(lines) + "\n"


def _group(found: tuple[Violation, ...], lang: Language, say: dict[str, str]) -> Iterator[str]:
    """What was found in one claim."""
    first = found[0]
    yield ""
    if first.claim is None:
        yield f"{say['article']} {visible(first.article)}" if first.article else say["loose"]
    else:
        more = f" ({say['more'].format(len(first.claims) - 1)})" if len(first.claims) > 1 else ""
        yield f"{say['claim']} {visible(first.claim)}{more}"
    words = ""
    for violation in found:
        if violation.words and violation.words != words:
            words = violation.words
            yield f"  {say['words']}: «{cut(visible(words))}» [{violation.start}:{violation.end}]"
        yield f"  {say[violation.severity]}: {violation.message_en if lang == 'en' else violation.message_ar}"
        if violation.values or violation.constraint in {"MinCount", "QualifiedMinCount"}:
            values = ", ".join(cut(visible(shorten(value))) for value in violation.values) or say["none"]
            yield f"    {say['found']}: {values}"
        yield f"    {say['mend']}: {violation.mend_en if lang == 'en' else violation.mend_ar}"
        yield f"    {say['at']}: {visible(violation.focus)}{f'  {violation.path}' if violation.path else ''}"
        yield f"    {say['shape']}: {short_name(violation.shape)}"


def visible(text: str) -> str:
    r"""Words of a stranger, safe on a terminal: control and direction characters are shown, not obeyed.

    >>> visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def cut(text: str) -> str:
    """Words that are not too long to read.

    >>> cut("short")
    'short'
    """
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def term_text(node: Node) -> str:
    """A term as N-Triples, also where its IRI is broken (rdflib takes any string for an IRI).

    >>> from rdflib import URIRef
    >>> term_text(URIRef("https://example.org/a b"))
    '<https://example.org/a%20b>'
    """
    return f"<{_iri(str(node))}>" if isinstance(node, URIRef) else node.n3()


def _iri(text: str) -> str:
    """An IRI that a parser takes: what may not stand in one is percent-encoded."""
    return _NOT_IN_IRI.sub(lambda match: quote(match.group(), safe=""), text)


def shorten(term: str) -> str:
    """A term with its prefix, where it is one of ours.

    >>> shorten("<https://w3id.org/riwaya/claimant-kind#named>"), shorten('"20"')
    ('rwck:named', '"20"')
    """
    if not term.startswith("<"):
        head, mark, datatype = term.rpartition("^^<")
        return f"{head}^^{shorten(f'<{datatype}')}" if mark else term
    iri = term[1:-1]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return term


def report_turtle(report: Report, iri: str = "https://data.riwaya.invalid/report") -> str:
    """The report as a sh:ValidationReport: sorted, without blank nodes, the same bytes for the same findings.

    ``sh:conforms`` is SHACL's own: false as soon as there is any result, a warning too. A path of several steps has
    no IRI; it is told in the message only.

    :param iri: the report's own IRI; its results stand under it.
    """
    results = [f"<{iri}/result/{number}>" for number in range(1, len(report.violations) + 1)]
    head = [f"<{iri}> a sh:ValidationReport", *(f"sh:result {result}" for result in results)]
    head.append(f"sh:conforms {'false' if results else 'true'}")
    blocks = [head, *(_result(node, found, iri) for node, found in zip(results, report.violations, strict=True))]
    prefixes = f"@prefix rdfs: <{RDFS}> .\n@prefix sh: <{SH}> .\n"
    return prefixes + "".join("\n" + " ;\n  ".join(block) + " .\n" for block in blocks)


def _result(result: str, found: Violation, iri: str) -> list[str]:
    """The statements about one result."""
    path = expand(found.path)
    values = [f"sh:value {_node(value, iri)}" for value in found.values] if len(found.values) == 1 else []
    texts = ((found.message_en, found.mend_en, "en"), (found.message_ar, found.mend_ar, "ar"))
    return [
        f"{result} a sh:ValidationResult",
        f"sh:resultSeverity sh:{found.severity.capitalize()}",
        f"sh:focusNode {_node(found.focus, iri)}",
        f"sh:sourceShape <{found.shape}>",
        f"sh:sourceConstraintComponent sh:{found.constraint}ConstraintComponent",
        *([f"sh:resultPath {path}"] if path else []),
        *values,
        *(f"rdfs:seeAlso {_node(claim, iri)}" for claim in found.claims),
        *(f"sh:resultMessage {RdfLiteral(f'{text} {mend}', lang=lang).n3()}" for text, mend, lang in texts),
    ]


def expand(path: str) -> str | None:
    """The IRI of a path of one property; None of any other.

    >>> expand("rw:claimant"), expand("^rw:figure")
    ('<https://w3id.org/riwaya/ns#claimant>', None)
    """
    if path.startswith("<") and path.endswith(">") and path.count("<") == 1:
        return path
    prefix, mark, name = path.partition(":")
    return f"<{PREFIXES[prefix]}{name}>" if mark and prefix in PREFIXES and name.isalnum() else None


def _node(term: str, iri: str) -> str:
    """A term as it may stand in the report; a blank node of the data becomes an IRI under the report."""
    if term.startswith("_:"):
        return f"<{iri}/blank/{term.removeprefix('_:')}>"
    return term if term.startswith(("<", '"')) else f"<{_iri(term)}>"
