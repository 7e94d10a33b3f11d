"""The claims table as text: one row a claim, in text order.

JSON Lines carry it whole; CSV has one line a claim, with ``figures.csv`` and ``roles.csv`` beside it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.publish.rows import Cell, ClaimRow, FigureCell, RoleCell, Stretch, fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_DANGEROUS: Final = "=+-@\t\r＝＋－＠"
"""A spreadsheet takes a cell that begins so for a formula."""

_ROLES: Final = ("claimants", "addressees", "attribution", "agents", "targets", "places", "weapons")
_SPREAD: Final = {
    "trigger": ("trigger_start", "trigger_end", "trigger_text"),
    "sentence": ("sentence_start", "sentence_end"),
    "purpose": ("purpose_start", "purpose_end", "purpose_text"),
    "casualties": (),
}
"""What is nested in a claim and is no role, with the columns that it takes in CSV."""

CLAIM_COLUMNS: Final = tuple(column for name in ClaimRow.__struct_fields__ for column in _SPREAD.get(name, (name,)))
FIGURE_COLUMNS: Final = ("claim", "number", *FigureCell.__struct_fields__)
ROLE_COLUMNS: Final = ("claim", "property", *RoleCell.__struct_fields__)


def jsonl(rows: Iterable[ClaimRow]) -> str:
    """One JSON object a claim, one claim a line."""
    return "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows)


def claims_csv(rows: Iterable[ClaimRow], *, header: bool = True) -> str:
    """One line a claim; who stands in a role is given by English labels, in full in :func:`roles_csv`.

    :param header: whether the names of the columns come first; the rows of a table may be written piece by piece.
    """
    return _csv(CLAIM_COLUMNS, (_claim_line(row) for row in rows), header=header)


def figures_csv(rows: Iterable[ClaimRow]) -> str:
    """One line a harm figure; its side is given by IRI."""
    return _csv(
        FIGURE_COLUMNS,
        (
            {
                **fields(figure),
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
            {"role": None, **fields(cell), "claim": row.claim, "property": name}
            for row in rows
            for name in _ROLES
            for cell in getattr(row, name)
        ),
    )


def _claim_line(row: ClaimRow) -> dict[str, Cell]:
    line: dict[str, Cell] = {}
    for name, value in fields(row).items():
        if name in _ROLES:
            line[name] = " | ".join(cell.label_en for cell in getattr(row, name))
        elif isinstance(value, Stretch):
            line.update({f"{name}_{part}": inner for part, inner in fields(value).items()})
        elif name not in _SPREAD:
            line[name] = value
    return line


def _csv(columns: Sequence[str], lines: Iterable[Mapping[str, Cell]], *, header: bool = True) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    if header:
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
