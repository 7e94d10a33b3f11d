"""The checks of the library, each of which must find nothing, run on a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.store.queries import library, run
from riwaya.store.results import Rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from riwaya.store.sources import Source


class Violation(msgspec.Struct, frozen=True):
    """A check that found something, with the rows it found."""

    check: str
    title: tuple[str, str]
    rows: Rows


def violations(source: Source, without: Collection[str] = ()) -> tuple[Violation, ...]:
    """Run the checks of the library on a source, and return those that found something."""
    found = ((check, run(check, {}, source)) for check in library("checks") if check.name not in without)
    return tuple(
        Violation(check.name, check.title, rows) for check, rows in found if isinstance(rows, Rows) and rows.rows
    )
