"""Events as a map or a timeline shows them: what claims say of each, and who says it. Nothing is decided here.

An event is identity only; its place and its day are what claims say. So everything below comes with the claims, and
with how often it is asserted and denied.
"""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.cli.stored import stored_rows
from riwaya.store.results import tabular
from riwaya.store.terms import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.publish.rows import ClaimRow, EntityCell, RoleCell
    from riwaya.store.sources import Source

COMMITMENTS: Final = ("asserted", "presupposed", "hedged", "not_asserted", "denied")
#: Where an event took place; where something came from or went to is not it.
_WHERE: Final = ("site", "venue", "near", "along")
#: Claims that say when and where; where there is none, those that deny or demand it have to do.
_SAID: Final = frozenset({"asserted", "presupposed", "hedged"})
_TYPES: Final = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?type ?en ?ar {
  ?type skos:inScheme <https://w3id.org/riwaya/event-type> ; skos:prefLabel ?en , ?ar .
  FILTER(LANGMATCHES(LANG(?en), "en") && LANGMATCHES(LANG(?ar), "ar"))
}"""
_MONTH, _YEAR = len("2019-04"), len("2019")

Names = tuple[str, str]


class Happening(msgspec.Struct, frozen=True):
    """An event: its claims in the order of the text, its days at the widest, and where it is said to have been."""

    iri: str
    types: tuple[str, ...]
    names: Names
    claims: tuple[ClaimRow, ...]
    earliest: str | None
    latest: str | None
    places: tuple[RoleCell, ...]

    def counts(self) -> dict[str, int]:
        """How many claims stand how to it."""
        found = Counter(row.commitment for row in self.claims)
        return {commitment: found[commitment] for commitment in COMMITMENTS}


def happenings(source: Source) -> list[Happening]:
    """The events of a source, in the order of their IRIs; claims that reviewers rejected are left out."""
    grouped: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for row in stored_rows(source):
        if row.event is not None and row.review_status != "rejected":
            grouped[row.event].append(row)
    labels = type_names(source)
    return [_happening(iri, grouped[iri], labels) for iri in sorted(grouped)]


def type_names(source: Source) -> dict[str, Names]:
    """The English and Arabic names of the types of events, by code, as far as the source has them."""
    rows = tabular(source.ask(_TYPES)).rows
    return {plain(type_).rpartition("#")[2]: (plain(en), plain(ar)) for type_, en, ar in rows}


def by_claimant(rows: Iterable[ClaimRow]) -> list[dict[str, object]]:
    """Who says how many of these claims, and how they stand to them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, dict[str, str | None]] = {}
    for row in rows:
        for voice in voices(row):
            key = voice["iri"] or f"({voice['kind']})"
            names[key] = voice
            counts[key][row.commitment] += 1
    return [
        {**names[key], "claims": sum(counts[key].values()), **{one: counts[key][one] for one in COMMITMENTS}}
        for key in sorted(names)
    ]


def voices(row: ClaimRow) -> list[dict[str, str | None]]:
    """Whose claim it is; one without a name where the outlet or nobody is given as its source."""
    if not row.claimants:
        return [{"iri": None, "label_en": None, "label_ar": None, "kind": row.claimant_kind}]
    return [{**named(cell), "kind": row.claimant_kind} for cell in row.claimants]


def named(cell: EntityCell) -> dict[str, str | None]:
    """An entity as the exports name it."""
    return {"iri": cell.iri, "label_en": cell.label_en, "label_ar": cell.label_ar}


def days(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of dates that may be months or years.

    >>> days("2019-04", "2020"), days("2020-02", "2020-02"), days(None, "2019-08-20")
    (('2019-04-01', '2020-12-31'), ('2020-02-01', '2020-02-29'), (None, '2019-08-20'))
    """
    return _first(start), _last(end)


def _first(date: str | None) -> str | None:
    if date is None:
        return None
    return f"{date}-01-01"[:10] if len(date) == _YEAR else f"{date}-01"[:10]


def _last(date: str | None) -> str | None:
    if date is None or len(date) > _MONTH:
        return date
    if len(date) == _YEAR:
        return f"{date}-12-31"
    return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:7]))[1]:02}"


def _happening(iri: str, rows: list[ClaimRow], labels: dict[str, Names]) -> Happening:
    said = [row for row in rows if row.commitment in _SAID] or rows
    types = tuple(dict.fromkeys(row.event_type for row in said))
    bounds = [days(row.date_start, row.date_end) for row in said]
    places = _places(said)
    names = tuple(_name([labels.get(code, (code, code))[n] for code in types], places, n) for n in (0, 1))
    return Happening(
        iri=iri,
        types=types,
        names=names,  # type: ignore[arg-type]  # two languages
        claims=tuple(rows),
        earliest=min((start for start, _ in bounds if start is not None), default=None),
        latest=max((end for _, end in bounds if end is not None), default=None),
        places=places,
    )


def _places(rows: list[ClaimRow]) -> tuple[RoleCell, ...]:
    """The places of the nearest role that any claim gives."""
    for role in _WHERE:
        found = {cell.iri: cell for row in rows for cell in row.places if cell.role == role}
        if found:
            return tuple(found[iri] for iri in sorted(found))
    return ()


def _name(types: list[str], places: tuple[RoleCell, ...], language: int) -> str:
    """What an event is called: its types, and its places."""
    comma = "، " if language else ", "
    where = [cell.label_ar if language else cell.label_en for cell in places]
    return f"{' / '.join(types)}: {comma.join(where)}" if where else " / ".join(types)
