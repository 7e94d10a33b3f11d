"""The claims table: one row a claim, in text order. The fields are a contract with analysts and with measurement.

JSON Lines carry it whole; CSV has one row a claim, with ``figures.csv`` and ``roles.csv`` beside it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.rdf.claims import UNREVIEWED, claim_node, event_node
from riwaya.rdf.entities import entity_node
from riwaya.rdf.iris import DEFAULT_BASE, Iris
from riwaya.rdf.provenance import Source, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from riwaya.model import Claim, HarmFigure, Mention, Publication

_DANGEROUS: Final = "=+-@\t\r＝＋－＠"
"""A spreadsheet takes a cell that begins so for a formula."""


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of the article, without its words."""

    start: int
    end: int


class Words(Stretch, frozen=True):
    """A stretch of the article with its words."""

    text: str


class EntityCell(msgspec.Struct, frozen=True):
    """An entity as it stands in a claim: who it is, and the words that name it."""

    iri: str
    label_en: str
    label_ar: str
    kind: str
    wikidata: str | None
    text: str
    start: int
    end: int


class RoleCell(EntityCell, frozen=True):
    """An entity with its role: of a place, or of a step of the attribution."""

    role: str


class FigureCell(msgspec.Struct, frozen=True):
    """A harm figure. ``subset_of`` counts the claim's figures from 0."""

    kind: str
    group: str
    affiliation: EntityCell | None
    min: int | None
    max: int | None
    exclusive_min: bool
    exclusive_max: bool
    approx: bool
    cumulative: bool
    subset_of: int | None
    text: str
    start: int
    end: int


class ClaimRow(msgspec.Struct, frozen=True):
    """One claim, all of it."""

    claim: str
    article: str
    event: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    review_status: str
    rule: str
    extraction_confidence: float
    start: int
    end: int
    quote: str
    trigger: Words
    sentence: Stretch
    event_type: str
    speech_act: str | None
    commitment: str
    polarity: str
    certainty: str
    claimants: tuple[EntityCell, ...]
    claimant_kind: str
    attribution: tuple[RoleCell, ...]
    addressees: tuple[EntityCell, ...]
    agents: tuple[EntityCell, ...]
    targets: tuple[EntityCell, ...]
    places: tuple[RoleCell, ...]
    weapons: tuple[EntityCell, ...]
    purpose: Words | None
    date_start: str | None
    date_end: str | None
    date_kind: str | None
    edtf: str | None
    date_text: str | None
    date_basis: str | None
    said_start: str | None
    said_end: str | None
    casualties: tuple[FigureCell, ...]


_ROLES: Final = ("claimants", "addressees", "attribution", "agents", "targets", "places", "weapons")
_NESTED: Final = frozenset({*_ROLES, "trigger", "sentence", "purpose", "casualties"})
CLAIM_COLUMNS: Final = tuple(
    column
    for name in ClaimRow.__struct_fields__
    for column in (
        (name,)
        if name not in _NESTED or name in _ROLES
        else {
            "trigger": ("trigger_start", "trigger_end", "trigger_text"),
            "sentence": ("sentence_start", "sentence_end"),
            "purpose": ("purpose_start", "purpose_end", "purpose_text"),
            "casualties": (),
        }[name]
    )
)
FIGURE_COLUMNS: Final = ("claim", "number", *FigureCell.__struct_fields__)
ROLE_COLUMNS: Final = ("claim", "property", *RoleCell.__struct_fields__)

Cell = str | int | float | bool | None


def claim_rows(publication: Publication, base: str = DEFAULT_BASE) -> tuple[ClaimRow, ...]:
    """The claims of an article, in text order."""
    src = source(Iris(base), publication)
    claims = sorted(publication.claims, key=lambda claim: (claim.evidence, claim.trigger.start, claim.id))
    return tuple(_row(src, claim) for claim in claims)


def jsonl(rows: Iterable[ClaimRow]) -> str:
    """One JSON object a claim, one claim a line."""
    return "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows)


def claims_csv(rows: Iterable[ClaimRow]) -> str:
    """One line a claim; who stands in a role is given by English labels, in full in :func:`roles_csv`."""
    return _csv(CLAIM_COLUMNS, (_claim_line(row) for row in rows))


def figures_csv(rows: Iterable[ClaimRow]) -> str:
    """One line a harm figure; its side is given by IRI."""
    return _csv(
        FIGURE_COLUMNS,
        (
            {
                **_fields(figure),
                "claim": row.claim,
                "number": number,
                "affiliation": figure.affiliation.iri if figure.affiliation else None,
            }
            for row in rows
            for number, figure in enumerate(row.casualties)
        ),
    )


def roles_csv(rows: Iterable[ClaimRow]) -> str:
    """One line an entity in a role of a claim; ``property`` is the column of the claims table."""
    return _csv(
        ROLE_COLUMNS,
        (
            {"role": None, **_fields(cell), "claim": row.claim, "property": name}
            for row in rows
            for name in _ROLES
            for cell in getattr(row, name)
        ),
    )


def _row(src: Source, claim: Claim) -> ClaimRow:
    article, time, said = src.article, claim.time, claim.said
    event = event_node(src, claim)
    return ClaimRow(
        claim=str(claim_node(src, claim)),
        article=str(src.node),
        event=None if event is None else str(event),
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        review_status=UNREVIEWED,
        rule=claim.rule,
        extraction_confidence=round(claim.confidence, 2),
        start=claim.evidence.start,
        end=claim.evidence.end,
        quote=article.text[claim.evidence.start : claim.evidence.end],
        trigger=Words(claim.trigger.start, claim.trigger.end, claim.trigger.text),
        sentence=Stretch(claim.sentence.start, claim.sentence.end),
        event_type=claim.event_type,
        speech_act=None if claim.speech_act == "asserts" else claim.speech_act,
        commitment=claim.commitment,
        polarity=claim.polarity,
        certainty=claim.certainty,
        claimants=_cells(src, claim.claimants),
        claimant_kind=claim.claimant_kind,
        attribution=tuple(_role(src, step.mention, step.role) for step in claim.attribution),
        addressees=_cells(src, claim.addressees),
        agents=_cells(src, claim.agents),
        targets=_cells(src, claim.targets),
        places=tuple(_role(src, place.mention, place.role) for place in claim.places),
        weapons=_cells(src, claim.weapons),
        purpose=None if claim.purpose is None else Words(claim.purpose.start, claim.purpose.end, claim.purpose.text),
        date_start=None if time is None else time.start,
        date_end=None if time is None else time.end,
        date_kind=None if time is None else time.kind,
        edtf=None if time is None else time.edtf,
        date_text=None if time is None else time.text,
        date_basis=None if time is None else time.basis,
        said_start=None if said is None else said.start,
        said_end=None if said is None else said.end,
        casualties=tuple(_figure(src, figure) for figure in claim.figures),
    )


def _cells(src: Source, mentions: tuple[Mention, ...]) -> tuple[EntityCell, ...]:
    return tuple(_cell(src, mention) for mention in mentions)


def _cell(src: Source, mention: Mention) -> EntityCell:
    entity = mention.entity
    return EntityCell(
        iri=str(entity_node(src.iris, src.article.slug, entity)),
        label_en=entity.label_en,
        label_ar=entity.label_ar,
        kind=entity.kind,
        wikidata=entity.wikidata,
        text=mention.text,
        start=mention.start,
        end=mention.end,
    )


def _role(src: Source, mention: Mention, role: str) -> RoleCell:
    return RoleCell(**_fields(_cell(src, mention)), role=role)  # type: ignore[arg-type]


def _figure(src: Source, figure: HarmFigure) -> FigureCell:
    return FigureCell(
        kind=figure.kind,
        group=figure.group,
        affiliation=None if figure.affiliation is None else _cell(src, figure.affiliation),
        min=figure.low,
        max=figure.high,
        exclusive_min=figure.exclusive_low,
        exclusive_max=figure.exclusive_high,
        approx=figure.approximate,
        cumulative=figure.running,
        subset_of=figure.part_of,
        text=figure.text,
        start=figure.start,
        end=figure.end,
    )


def _claim_line(row: ClaimRow) -> dict[str, Cell]:
    line: dict[str, Cell] = {}
    for name, value in _fields(row).items():
        if name in _ROLES:
            line[name] = " | ".join(cell.label_en for cell in getattr(row, name))
        elif isinstance(value, Stretch):
            line.update({f"{name}_{part}": inner for part, inner in _fields(value).items()})
        elif name not in _NESTED:
            line[name] = value
    return line


def _fields(struct: msgspec.Struct) -> dict[str, Cell]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def _csv(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(_safe(line.get(column)) for column in columns) for line in lines)
    return out.getvalue()


def _safe(value: Cell) -> str | int | float:
    """A cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it.

    >>> _safe("=1+1"), _safe(-1), _safe(True), _safe(None)
    ("'=1+1", -1, 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" \n").startswith(tuple(_DANGEROUS)) else value
    return value
