"""The claims table read back out of a graph.

A graph holds everything of the table but three things: where the sentence around a claim begins and ends (``sentence``
is null here), where a purpose stands outside the evidence, and which of two mentions of one entity stands in which
role (the first in the text is taken).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from riwaya.publish.rows import ClaimRow, EntityCell, FigureCell, RoleCell, Words, fields
from riwaya.store.results import tabular
from riwaya.store.terms import plain, spelt
from riwaya.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.store.sources import Source

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_ARTICLES: Final = "SELECT ?article { ?article a rw:Article } ORDER BY ?article"
_CLAIMS: Final = """
SELECT * {
  BIND(ARTICLE AS ?article)
  ?claim rw:inArticle ?article ; rw:evidence ?evidence ; rw:trigger ?trigger ; rw:claimantKind ?claimant_kind ;
    rw:speechAct ?speech_act ; rw:commitment ?commitment ; rw:polarity ?polarity ; rw:certainty ?certainty ;
    rw:eventType ?event_type ; rw:reviewStatus ?review_status ; rw:extractionRule ?rule ;
    rw:extractionConfidence ?confidence .
  ?evidence oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
  ?trigger oa:hasSelector [ oa:start ?trigger_start ; oa:end ?trigger_end ] .
  OPTIONAL { ?evidence oa:hasSelector [ oa:exact ?quote ] }
  OPTIONAL { ?trigger oa:hasSelector [ oa:exact ?trigger_text ] }
  OPTIONAL { ?claim rw:about ?event }
  OPTIONAL { ?claim rw:claimedPurpose ?purpose }
  OPTIONAL { ?claim rw:claimedTime ?time . ?time rw:dateKind ?date_kind ; rw:timeBasis ?date_basis ; rw:edtf ?edtf
    OPTIONAL { ?time rw:words ?date_text } }
  OPTIONAL { ?claim rw:claimedStart ?date_start }
  OPTIONAL { ?claim rw:claimedEnd ?date_end }
  OPTIONAL { ?claim rw:saidTime/rw:edtf ?said_edtf }
  OPTIONAL { ?claim rw:saidStart ?said_start }
  OPTIONAL { ?claim rw:saidEnd ?said_end }
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:url ?url }
  OPTIONAL { ?article schema:datePublished ?published }
}"""
_ROLES: Final = """
SELECT DISTINCT ?claim ?property ?entity ?step ?role {
  ?claim rw:inArticle ARTICLE .
  { VALUES ?property { rw:claimant rw:addressee rw:claimedAgent rw:claimedTarget rw:claimedWeapon rw:claimedSite
      rw:claimedOrigin rw:claimedDestination rw:claimedNear rw:claimedAlong rw:claimedVenue }
    ?claim ?property ?entity }
  UNION
  { ?claim rw:attribution ?part . ?part prov:agent ?entity ; rw:step ?step ; rw:attributionRole ?role
    BIND(rw:attribution AS ?property) }
}"""
_MENTIONS: Final = """
SELECT DISTINCT ?claim ?entity ?start ?end ?text {
  ?claim rw:inArticle ARTICLE ; rw:mention ?mention .
  ?mention rw:refersTo ?entity ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
  OPTIONAL { ?mention oa:hasSelector [ oa:exact ?text ] }
}"""
_ENTITIES: Final = """
SELECT DISTINCT ?entity ?label_en ?label_ar ?kind ?wikidata {
  ?claim rw:inArticle ARTICLE ; rw:mention/rw:refersTo ?entity .
  OPTIONAL { ?entity skos:prefLabel ?label_en FILTER(LANG(?label_en) = "en") }
  OPTIONAL { ?entity skos:prefLabel ?label_ar FILTER(LANG(?label_ar) = "ar") }
  OPTIONAL { ?entity rw:actorKind|rw:objectKind|rw:placeKind ?kind }
  OPTIONAL { ?entity skos:exactMatch ?wikidata FILTER(STRSTARTS(STR(?wikidata), STR(wd:))) }
}"""
_FIGURES: Final = """
SELECT DISTINCT ?claim ?figure ?kind ?group ?low ?high ?exclusive_min ?exclusive_max ?approx ?running ?whole ?side
  ?text ?start ?end {
  ?claim rw:inArticle ARTICLE ; rw:figure ?figure .
  ?figure rw:harmKind ?kind ; rw:harmGroup ?group ; rw:figureEvidence/oa:hasSelector [ oa:start ?start ; oa:end ?end ] .
  OPTIONAL { ?figure schema:minValue ?low }
  OPTIONAL { ?figure schema:maxValue ?high }
  OPTIONAL { ?figure rw:exclusiveMin ?exclusive_min }
  OPTIONAL { ?figure rw:exclusiveMax ?exclusive_max }
  OPTIONAL { ?figure rw:approximate ?approx }
  OPTIONAL { ?figure rw:running ?running }
  OPTIONAL { ?figure rw:partOf ?whole }
  OPTIONAL { ?figure rw:affiliation ?side }
  OPTIONAL { ?figure rw:words ?text }
}"""
_COLUMNS: Final = {
    "claimant": "claimants",
    "addressee": "addressees",
    "claimedAgent": "agents",
    "claimedTarget": "targets",
    "claimedWeapon": "weapons",
    "attribution": "attribution",
}

_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

Line = dict[str, str]


def stored_rows(source: Source) -> Iterator[ClaimRow]:
    """Every claim of a graph as a row, article by article, in text order."""
    for line in _ask(source, _ARTICLES):
        yield from _Article(source, line["article"]).rows()


class _Article:
    """What a graph holds of the claims of one article, by claim."""

    def __init__(self, source: Source, article: str) -> None:
        node = spelt(ox.NamedNode(article))

        def lines(query: str) -> list[Line]:
            return _ask(source, query.replace("ARTICLE", node))

        self.claims = lines(_CLAIMS)
        self.roles = _by_claim(lines(_ROLES))
        self.mentions = _by_claim(lines(_MENTIONS))
        self.figures = _by_claim(lines(_FIGURES))
        self.entities = {line["entity"]: line for line in lines(_ENTITIES)}

    def rows(self) -> list[ClaimRow]:
        found = {line["claim"]: line for line in self.claims}
        order = sorted(found.values(), key=lambda one: (*_at(one), int(one["trigger_start"]), one["claim"]))
        return [self._row(line) for line in order]

    def _row(self, line: Line) -> ClaimRow:
        claim = line["claim"]
        cells = self._cells(claim)
        start, end = _dates(line.get("edtf"), line.get("date_start"), line.get("date_end"))
        said_start, said_end = _dates(line.get("said_edtf"), line.get("said_start"), line.get("said_end"))
        act, purpose = _code(line["speech_act"]), line.get("purpose")
        return ClaimRow(
            claim=claim,
            article=line["article"],
            event=line.get("event"),
            title=line.get("title"),
            publisher=line.get("publisher"),
            url=line.get("url"),
            published=line.get("published"),
            review_status=_code(line["review_status"]),
            rule=line["rule"],
            extraction_confidence=float(line["confidence"]),
            start=int(line["start"]),
            end=int(line["end"]),
            quote=line.get("quote", ""),
            trigger=Words(int(line["trigger_start"]), int(line["trigger_end"]), line.get("trigger_text", "")),
            sentence=None,  # type: ignore[arg-type]  # a graph does not know it
            event_type=_code(line["event_type"]),
            speech_act=None if act == "asserts" else act,
            commitment=_code(line["commitment"]),
            polarity=_code(line["polarity"]),
            certainty=_code(line["certainty"]),
            claimant_kind=_code(line["claimant_kind"]),
            purpose=None if purpose is None else _words(line, purpose),
            date_start=start,
            date_end=end,
            date_kind=_code(line["date_kind"]) if "date_kind" in line else None,
            edtf=line.get("edtf"),
            date_text=line.get("date_text"),
            date_basis=_code(line["date_basis"]) if "date_basis" in line else None,
            said_start=said_start,
            said_end=said_end,
            casualties=tuple(self._figures(claim)),
            **cells,  # type: ignore[arg-type]
        )

    def _cells(self, claim: str) -> dict[str, tuple[EntityCell, ...]]:
        """Who and what stands in each role."""
        found: dict[str, list[tuple[int, EntityCell]]] = {name: [] for name in (*_COLUMNS.values(), "places")}
        for line in self.roles[claim]:
            name = line["property"].removeprefix(PREFIXES["rw"])
            column = _COLUMNS.get(name, "places")
            cell = self._cell(claim, line["entity"])
            if column in {"attribution", "places"}:
                role = _code(line["role"]) if "role" in line else name.removeprefix("claimed").lower()
                cell = RoleCell(**fields(cell), role=role)  # type: ignore[arg-type]
            found[column].append((int(line.get("step", cell.start)), cell))
        return {
            name: tuple(cell for _, cell in sorted(cells, key=lambda pair: (pair[0], pair[1].end, pair[1].iri)))
            for name, cells in found.items()
        }

    def _cell(self, claim: str, entity: str) -> EntityCell:
        known = self.entities.get(entity, {})
        words = min((line for line in self.mentions[claim] if line["entity"] == entity), key=_at, default={})
        start, end = _at(words) if words else (0, 0)
        wikidata = known.get("wikidata")
        return EntityCell(
            iri=entity,
            label_en=known.get("label_en", _code(entity).replace("_", " ")),
            label_ar=known.get("label_ar", ""),
            kind=_code(known.get("kind", entity)),
            wikidata=None if wikidata is None else wikidata.removeprefix(PREFIXES["wd"]),
            text=words.get("text", ""),
            start=start,
            end=end,
        )

    def _figures(self, claim: str) -> Iterator[FigureCell]:
        lines = sorted(self.figures[claim], key=lambda line: _number(line["figure"]))
        order = [line["figure"] for line in lines]
        for line in lines:
            whole, side = line.get("whole"), line.get("side")
            start, end = _at(line)
            yield FigureCell(
                kind=_code(line["kind"]),
                group=_code(line["group"]),
                affiliation=None if side is None else self._cell(claim, side),
                min=int(line["low"]) if "low" in line else None,
                max=int(line["high"]) if "high" in line else None,
                exclusive_min=line.get("exclusive_min") == "true",
                exclusive_max=line.get("exclusive_max") == "true",
                approx=line.get("approx") == "true",
                cumulative=line.get("running") == "true",
                subset_of=order.index(whole) if whole in order else None,
                text=line.get("text", ""),
                start=start,
                end=end,
            )


def _ask(source: Source, query: str) -> list[Line]:
    """The rows of a query; what is unbound is left out."""
    rows = tabular(source.ask(f"{_PREFIXES}{query}"))
    return [
        {name: plain(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]


def _by_claim(lines: list[Line]) -> defaultdict[str, list[Line]]:
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line["claim"]].append(line)
    return found


def _at(line: Line) -> tuple[int, int]:
    return int(line["start"]), int(line["end"])


def _code(iri: str) -> str:
    return iri.rpartition("#")[2]


def _number(figure: str) -> int:
    return int(figure.rpartition("/")[2])


def _words(line: Line, words: str) -> Words:
    """Words of the evidence with their place in it; None for a place that the graph does not know."""
    inside = line.get("quote", "").find(words)
    if inside < 0:
        return Words(None, None, words)  # type: ignore[arg-type]  # a graph does not know it
    start = int(line["start"]) + inside
    return Words(start, start + len(words), words)


def _dates(edtf: str | None, first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Start and end at the precision known: the EDTF has it, the days beside it say which end is open.

    >>> _dates("2019-04", "2019-04-01", "2019-04-30"), _dates("2019-04-21/..", "2019-04-21", None)
    (('2019-04', '2019-04'), ('2019-04-21', None))
    """
    start, mark, end = (edtf or "").partition("/")
    told = (start, end if mark else start)
    return _precise(told[0], first), _precise(told[1], last)


def _precise(edtf: str, day: str | None) -> str | None:
    known = _DAY.match(edtf)
    return known[0] if known and day is not None and day.startswith(known[0]) else day
