"""Timeline: date expressions become times, in the order in which the text tells them.

:func:`resolve` walks the expressions of a document; :mod:`riwaya.extract.placing` says where each lies.

A year that is not written comes from the dateline (the most recent fitting date), else, with no publication date, from
the weekdays of the text: the first year after the latest written one in which every weekday fits its date. What
cannot be placed stays without start and end, its EDTF empty; the publication date never stands in for it.

Usage::

    for found in resolve(document):            # or resolve(document, published="2019-08-20")
        found.first, found.last                # tokens, last exclusive
        found.value                            # TimeValue: start, end, kind, edtf, basis, text, span
        found.background, found.of_next        # told in passing; dates the words after it, not its clause
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.dates import DateExpression, find_dates
from riwaya.arabic.letters import INVISIBLE, MARKS, TATWEEL
from riwaya.extract.dateline import is_heading
from riwaya.extract.intervals import Interval, iso
from riwaya.extract.placing import Placer
from riwaya.model import Document, Span, TimeBasis, TimeValue

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABSENT: Final = frozenset(MARKS + TATWEEL + INVISIBLE)


class ResolvedDate(NamedTuple):
    """One date expression with its time. ``value.start`` and ``value.end`` are None where it cannot be placed.

    ``first`` and ``last`` are token indices, ``last`` exclusive. ``interval`` is the same time as whole days.
    ``heading``: it is the dateline as printed, which dates no happening.
    """

    expression: DateExpression
    first: int
    last: int
    value: TimeValue
    interval: Interval | None
    heading: bool = False

    @property
    def background(self) -> bool:
        """Told in passing: it does not move the story on."""
        return self.expression.background

    @property
    def of_next(self) -> bool:
        """Dates the words that follow it, not its own clause (غداة)."""
        return self.expression.of_next


def resolve(
    document: Document, expressions: Sequence[DateExpression] | None = None, published: str | None = None
) -> tuple[ResolvedDate, ...]:
    """Place the dates of a document, in text order.

    :param expressions: what :func:`riwaya.arabic.dates.find_dates` found; None finds them here.
    :param published: ISO date that overrides the article's own.
    """
    found = find_dates(document.tokens) if expressions is None else expressions
    told = published or document.article.published
    placer = Placer(document, found, date.fromisoformat(told[:10]) if told else None)
    out = []
    for expression in found:
        interval, basis = placer.place(expression)
        if expression.daytime and interval is None:
            continue  # ليلا, of a day that nobody tells
        value = _value(document, expression, interval, basis)
        heading = is_heading(document, expression, interval, placer.now, placer.sentence_of)
        out.append(ResolvedDate(expression, expression.first, expression.last, value, interval, heading))
        placer.remember(expression, interval, basis)
    return tuple(out)


def _value(document: Document, expression: DateExpression, interval: Interval | None, basis: TimeBasis) -> TimeValue:
    """Write the time as the model knows it."""
    span = _span(document, expression)
    text, kind = document.article.text[span.start : span.end], expression.kind
    if interval is None:
        return TimeValue(None, None, kind, "", basis, text, span)
    start, end = iso(interval.low, interval.grain), iso(interval.high, interval.end_grain or interval.grain)
    about = "~" if expression.approximate or kind == "around" or expression.start.hijri else ""
    if kind in {"since", "after"}:
        return TimeValue(start, None, kind, f"{start}{about}/..", basis, text, span)
    if kind in {"until", "before"}:
        return TimeValue(None, end, kind, f"../{end}{about}", basis, text, span)
    edtf = f"{start}{about}" if start == end else f"{start}{about}/{end}{about}"
    if interval.grain == "season":
        edtf = f"{start[:4]}-{expression.start.part}{about}"
    return TimeValue(start, end, kind, edtf, basis, text, span)


def _span(document: Document, expression: DateExpression) -> Span:
    """Find the code points of an expression, without the letters glued before it."""
    text = document.article.text
    start, end = document.tokens[expression.first].start, document.tokens[expression.last - 1].end
    for _ in range(expression.skip):
        start += 1
        while start < end and text[start] in _ABSENT:
            start += 1
    return Span(start, end)
