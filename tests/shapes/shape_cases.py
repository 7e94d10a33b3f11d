"""The cases of ``cases/``: each breaks one thing in the conforming article and says which shape must notice.

A case is a SPARQL update with a head of comments::

    # shape: rwsh:Claim-evidence      the shape that must report it
    # also: rwsh:Evidence-used        others that cannot but report it too
    # claim: 26                       the claim that the report must name (none: outside any claim)
    # says: hangs on no words         a piece of the English message

All cases are checked in a few large graphs, each under a base of its own: pyshacl takes its time for every call.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rdflib import Graph, URIRef

from riwaya.shacl import RINGS, Violation, load_shapes, validate
from riwaya.shacl.shapes import SHAPES_IRI
from riwaya.shacl.trace import place_of
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ARTICLE_TEXT = (HERE / "article.txt").read_text(encoding="utf-8")
SHAPES = load_shapes((*RINGS, "release"))
_BASE = "https://cases.example/"
_BATCH = 60


class Case(msgspec.Struct, frozen=True):
    """One broken thing and what must be said of it."""

    name: str
    shape: str
    also: frozenset[str]
    claim: str | None
    says: str
    update: str

    @property
    def base(self) -> str:
        return f"{_BASE}{self.name}/"


@cache
def cases() -> tuple[Case, ...]:
    """Read every case, in the order of their names."""
    return tuple(_read(path) for path in sorted((HERE / "cases").glob("*.ru")))


def _read(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    head = dict(re.findall(r"^# (shape|also|claim|says): (.+)$", text, re.MULTILINE))
    unknown = set(re.findall(r"^# (\w+):", text, re.MULTILINE)) - set(head)
    assert not unknown, f"{path.name}: unknown head {unknown}"
    return Case(
        name=path.name.removesuffix(".ru"),
        shape=_iri(head["shape"]),
        also=frozenset(_iri(shape) for shape in head.get("also", "").split()),
        claim=head.get("claim"),
        says=head["says"],
        update=re.sub(r"^#.*\n", "", text, flags=re.MULTILINE),
    )


def _iri(shape: str) -> str:
    assert shape.startswith("rwsh:"), shape
    return SHAPES_IRI + shape.removeprefix("rwsh:")


@cache
def conforming() -> Graph:
    """The article that every case starts from."""
    data = (HERE / "article.ttl").read_text(encoding="utf-8")
    return Graph(bind_namespaces="none").parse(data=f"@base <{_BASE}> .\n{data}", format="turtle")


def broken(case: Case) -> Graph:
    """The part of the article that the case speaks of, under the base of the case, with the case's fault in it."""
    graph = Graph(bind_namespaces="none")
    for triple in _part(case):
        graph.add(tuple(_moved(term, case) for term in triple))
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    before = set(graph)
    graph.update(f"BASE <{case.base}>\n{prefixes}{case.update}")
    assert set(graph) != before, f"{case.name} breaks nothing"
    return graph


def _moved(term: object, case: Case) -> object:
    return URIRef(case.base + term.removeprefix(_BASE)) if isinstance(term, URIRef) and term.startswith(_BASE) else term


def _part(case: Case) -> Iterator[tuple[object, object, object]]:
    """What the nodes that a case names lead to, and the claims that those nodes belong to."""
    whole = conforming()
    named = [URIRef(_BASE + iri) for iri in re.findall(r"<((?:article|entity|run)/[^>]*)>", case.update)]
    todo = {node for node in named if (node, None, None) in whole}
    todo.add(URIRef(f"{_BASE}article/souq"))
    todo.update(URIRef(claim) for node in named if "/entity/" not in node for claim in place_of(whole, node).claims[:1])
    if case.claim is not None:
        todo.add(URIRef(f"{_BASE}article/souq/claim/{case.claim}"))
    seen = set(todo)
    while todo:
        for triple in whole.triples((todo.pop(), None, None)):
            yield triple
            if isinstance(triple[2], URIRef) and triple[2] not in seen:
                seen.add(triple[2])
                todo.add(triple[2])


@cache
def found() -> dict[str, tuple[Violation, ...]]:
    """What validation says of each case, by its name."""
    everything = cases()
    by_name: dict[str, list[Violation]] = {case.name: [] for case in everything}
    for first in range(0, len(everything), _BATCH):
        together = Graph(bind_namespaces="none")
        for case in everything[first : first + _BATCH]:
            together += broken(case)
        for violation in validate(together, shapes=SHAPES, article_text=lambda _: ARTICLE_TEXT).violations:
            place = " ".join(filter(None, (violation.focus, violation.article, violation.claim)))
            name = re.search(r"https://cases\.(?:example|invalid)/([^/]+)/", place)
            assert name, f"{place} is of no case"
            by_name[name[1]].append(violation)
    return {name: tuple(violations) for name, violations in by_name.items()}
