"""What a date expression is: points of time as far as they are told, over tokens."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["on", "within", "throughout", "since", "until", "before", "after", "around"]
Unit = Literal["day", "week", "month", "year", "hour"]
Origin = Literal["narrative", "now", "clause"]


class Point(NamedTuple):
    """A time as far as it is told; what is None is to be filled from ``origin`` (or, for a year, from the dateline).

    ``part``: early, mid, late, half1, half2, week1 … of the month or year, or a season, spring = 21 … winter = 24
    (EDTF). ``unit`` and ``shift`` measure from ``origin``: ``month``, −1, ``now`` is last month; ``day``, 1,
    ``narrative`` the day after the last date told; ``clause`` is the day of the clause itself. ``counted``: the unit
    is counted off (a week ago) rather than named (last week). ``direction``: «Tuesday last» −1, this 0, next 1.
    ``weekday`` is ISO (Monday 1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: Unit | None = None
    origin: Origin | None = None
    counted: bool = False
    direction: int | None = None
    hijri: bool = False

    def __repr__(self) -> str:
        """Show only the fields that say something."""
        told = (f"{k}={v!r}" for k, v in self._asdict().items() if v is not None and v is not False)
        return f"Point({', '.join(told)})"


#: Nothing told.
NOWHEN = Point()


class DateExpression(NamedTuple):
    """One date expression over the tokens ``first`` up to ``last`` (exclusive).

    ``skip`` letters of the first token (a glued و or ل) stand outside it. ``end`` is the other end of a range.
    ``background``: told in passing (a relative clause, an older past, inside «since …»), so it does not move the
    story on. ``of_next``: it dates the words that follow it (غداة، عشية), not its clause. ``daytime``: a part of a
    day that only the clause tells (ليلا).
    """

    first: int
    last: int
    skip: int
    kind: Kind
    start: Point
    end: Point | None = None
    approximate: bool = False
    background: bool = False
    of_next: bool = False
    daytime: bool = False
