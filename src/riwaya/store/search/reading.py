"""What the search index takes from a graph: the claims of articles, and the names of whoever stands in them.

Only what the store holds is read, and a store holds only what has passed the do-no-harm gate.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import msgspec
import pyoxigraph as ox

from riwaya.store.results import tabular
from riwaya.store.terms import plain, spelt
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from riwaya.store.sources import Source

BATCH: Final = 50
"""Articles, or entities, that one query is asked about."""

BETWEEN: Final = " … "
"""What stands between two stretches of evidence."""

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_ARTICLES: Final = "SELECT DISTINCT ?article { ?article a rw:Article } ORDER BY ?article"
_IN_GRAPH: Final = "SELECT DISTINCT ?article { GRAPH GIVEN { ?article a rw:Article } }"
#: Several plain queries, each without OPTIONAL, UNION or a second VALUES: measured, one that has them takes ten times
#: as long, because the engine then joins whole tables.
_CLAIMS: Final = """
SELECT ?claim ?article ?source ?commitment ?type ?review ?position {
  VALUES ?article { GIVEN }
  ?claim rw:inArticle ?article ; rw:claimantKind ?source ; rw:commitment ?commitment ; rw:eventType ?type ;
    rw:reviewStatus ?review ; rw:trigger/oa:hasSelector/oa:start ?position .
}"""
_QUOTES: Final = """
SELECT ?claim ?quote {
  VALUES ?article { GIVEN }
  ?claim rw:inArticle ?article ; rw:evidence/oa:hasSelector/oa:exact ?quote .
}"""
_ROLES: Final = """
SELECT ?claim ?property ?value {
  VALUES ?article { GIVEN }
  ?claim rw:inArticle ?article ; ?property ?value .
  FILTER(?property IN (rw:claimant, rw:addressee, rw:claimedAgent, rw:claimedTarget, rw:claimedWeapon, rw:claimedSite,
    rw:claimedOrigin, rw:claimedDestination, rw:claimedNear, rw:claimedAlong, rw:claimedVenue, rw:claimedStart,
    rw:claimedEnd))
}"""
_CHAINS: Final = """
SELECT ?claim ?value {
  VALUES ?article { GIVEN }
  ?claim rw:inArticle ?article ; rw:attribution/prov:agent ?value .
}"""
_NAMES: Final = """
SELECT DISTINCT ?entity ?label ?name (LANG(?label) AS ?lang) {
  VALUES ?entity { GIVEN }
  { ?entity skos:prefLabel ?label } UNION { ?entity rw:name/skosxl:literalForm ?name }
}"""
_INSIDE: Final = "SELECT DISTINCT ?entity ?wider { VALUES ?entity { GIVEN } ?entity rw:within+ ?wider }"
_TYPES: Final = """
SELECT DISTINCT ?type ?wider ?en ?ar {
  ?type skos:inScheme <https://w3id.org/riwaya/event-type> ; skos:broader* ?wider .
  OPTIONAL { ?type skos:prefLabel ?en FILTER(LANGMATCHES(LANG(?en), "en")) }
  OPTIONAL { ?type skos:prefLabel ?ar FILTER(LANGMATCHES(LANG(?ar), "ar")) }
}"""
_STILL: Final = """
SELECT DISTINCT ?claim ?quote {
  VALUES ?claim { GIVEN }
  ?claim a rw:Claim
  OPTIONAL { ?claim rw:evidence/oa:hasSelector/oa:exact ?quote }
}"""
_BLANK: Final = "_:"
_NO_PLACES: Final = frozenset({"claimedAgent", "claimedTarget", "claimedWeapon"})

Line = dict[str, str]


class ClaimEntry(msgspec.Struct):
    """A claim as the index holds it. Who stands in it is given by IRI."""

    iri: str
    article: str
    position: int
    source: str
    commitment: str
    type: str
    review: str
    start: str | None
    end: str | None
    quotes: list[str]
    voices: list[str]
    places: list[str]
    others: list[str]

    @property
    def quote(self) -> str:
        """The words of the evidence, each stretch once."""
        return BETWEEN.join(sorted(set(self.quotes)))


class EntityEntry(msgspec.Struct):
    """An entity: its labels, every name it has, and the places that it lies in."""

    iri: str
    label_en: str = ""
    label_ar: str = ""
    names: list[str] = []
    wider: list[str] = []


class TypeEntry(msgspec.Struct):
    """A type of event by its code, with itself and all wider ones."""

    code: str
    label_en: str
    label_ar: str
    wider: list[str] = []


def articles(source: Source) -> list[str]:
    """The IRIs of all articles, sorted."""
    return [line["article"] for line in _ask(source, _ARTICLES)]


def articles_in(source: Source, graph: str) -> list[str]:
    """The articles that a graph describes."""
    return [line["article"] for line in _ask(source, _IN_GRAPH, [graph])]


def claims(source: Source, given: Iterable[str]) -> Iterator[list[ClaimEntry]]:
    """The claims of articles, in text order, a batch of articles at a time."""
    for batch in _batches(given):
        found: dict[str, ClaimEntry] = {}
        for line in _ask(source, _CLAIMS, batch):
            if not line["claim"].startswith(_BLANK):
                found.setdefault(line["claim"], _claim(line))
        for query in (_QUOTES, _ROLES, _CHAINS):
            for line in _ask(source, query, batch):
                if line["claim"] in found:
                    _put(found[line["claim"]], line)
        yield sorted(found.values(), key=lambda entry: (entry.article, entry.position, entry.iri))


def entities(source: Source, given: Iterable[str]) -> Iterator[EntityEntry]:
    """What entities are called, and where places lie. Who lost the name to the gate has none here."""
    for batch in _batches(sorted(given)):
        found = {iri: EntityEntry(iri, names=[], wider=[]) for iri in batch}
        for line in _ask(source, _NAMES, batch):
            entry, name = found[line["entity"]], line.get("label") or line.get("name", "")
            if line.get("lang") == "ar":
                entry.label_ar = name
            elif line.get("lang"):
                entry.label_en = name
            if "/entity/protected-" not in entry.iri and name not in entry.names:
                entry.names.append(name)
        for line in _ask(source, _INSIDE, batch):
            found[line["entity"]].wider.append(line["wider"])
        for entry in found.values():
            entry.names.sort()
            entry.wider.sort()
        yield from found.values()


def types(source: Source) -> list[TypeEntry]:
    """The types of events that the store's vocabulary has."""
    found: dict[str, TypeEntry] = {}
    for line in _ask(source, _TYPES):
        code = _code(line["type"])
        entry = found.setdefault(code, TypeEntry(code, line.get("en", code), line.get("ar", code), []))
        entry.wider.append(_code(line["wider"]))
    return sorted(found.values(), key=lambda entry: entry.code)


def still_there(source: Source, given: Iterable[str]) -> dict[str, set[str]]:
    """Which of these claims the store still holds, with what each quotes."""
    found: dict[str, set[str]] = {}
    for batch in _batches(given):
        for line in _ask(source, _STILL, batch):
            found.setdefault(line["claim"], set()).add(line.get("quote", ""))
    return found


def _batches(given: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(given)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _claim(line: Line) -> ClaimEntry:
    return ClaimEntry(
        iri=line["claim"],
        article=line["article"],
        position=int(line["position"]),
        source=_code(line["source"]),
        commitment=_code(line["commitment"]),
        type=_code(line["type"]),
        review=_code(line["review"]),
        start=None,
        end=None,
        quotes=[],
        voices=[],
        places=[],
        others=[],
    )


def _put(entry: ClaimEntry, line: Line) -> None:
    """Enter what a line says of a claim: a quote, a day, or somebody in a role."""
    if "quote" in line:
        entry.quotes.append(line["quote"])
        return
    role, value = line.get("property", "").removeprefix(PREFIXES["rw"]), line["value"]
    if role == "claimedStart":
        entry.start = value
    elif role == "claimedEnd":
        entry.end = value
    elif value.startswith(_BLANK):
        return
    elif role == "claimant":
        entry.voices.append(value)
    elif role.startswith("claimed") and role not in _NO_PLACES:
        entry.places.append(value)
    else:
        entry.others.append(value)


def _code(iri: str) -> str:
    return iri.rpartition("#")[2]


def _ask(source: Source, query: str, given: Iterable[str] = ()) -> list[Line]:
    """The rows of a query; what is unbound is left out."""
    nodes = " ".join(spelt(ox.NamedNode(iri)) for iri in given)
    rows = tabular(source.ask(_PREFIXES + query.replace("GIVEN", nodes)))
    return [
        {name: plain(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
