"""The scan: stop at every word that may anchor a date, let its reader look around, join what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.dates import calendar, counted, daytimes, lexicon, moments, numbered, relative
from riwaya.arabic.dates.context import Context
from riwaya.arabic.dates.joining import join

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from riwaya.arabic.dates.expressions import DateExpression
    from riwaya.arabic.numbers import WordLike

_READERS: Final[dict[str, Callable[[Context, int], DateExpression | None]]] = {
    "weekday": calendar.read_weekday,
    "season": calendar.read_season,
    "definite_season": calendar.read_season,
    "of_it": calendar.read_of_it,
    "definite": relative.read_definite,
    "unit": counted.read_unit,
    "moment": moments.read_moment,
    "same_day": moments.read_same_day,
    "since_then": moments.read_since_then,
    "eve": moments.read_eve,
    "period": moments.read_period,
    "daypart": daytimes.read_adverb,
}


def may_anchor(norm: str) -> bool:
    """Whether a date expression may stand around a word of this folded form."""
    return norm in lexicon.anchors() or norm[:1].isdigit()


def find_dates(words: Sequence[WordLike], stops: Sequence[int] | None = None) -> list[DateExpression]:
    """Find every date expression of a text in order, without overlap.

    Clock times, durations that hang on an event («بعد ثلاثة أيام من القصف»), numbers of resolutions and models are not
    dates. A date that is told but cannot be placed (اليوم ال27 للحرب، قبل أيام) has an empty :class:`Point`.

    :param stops: the indices of the words at which :func:`may_anchor` holds, in order; None looks for them.

    >>> from riwaya.arabic.letters import words as cut
    >>> [found.start for found in find_dates(cut("قرار مجلس الأمن 2254، والساعة الثامنة، وأب لثلاثة مارس ضغوطا"))]
    []
    """
    c = Context(words)
    anchors = lexicon.anchors()
    for i in range(c.size) if stops is None else stops:
        number = words[i].kind == "number"
        if i < c.floor or not (number or c.norms[i] in anchors):
            continue
        found = _read_number(c, i) if number else _read(c, i)
        if found is not None:
            if c.norm(found.first - 1) not in lexicon.traps("birth"):
                c.found.append(found)  # not مواليد عام 1964
            c.floor = max(found.last, i + 1)
    return join(c.found, words)


def _read_number(c: Context, i: int) -> DateExpression | None:
    return calendar.read_numeric(c, i) or calendar.read_year(c, i) or numbered.read_day_of_this(c, i)


def _read(c: Context, i: int) -> DateExpression | None:
    """Read the expression whose anchor is token ``i``."""
    norm = c.norms[i]
    for rest, shift in lexicon.phrases().get(norm, ()):
        if tuple(c.norms[i + 1 : i + 1 + len(rest)]) == rest:
            return relative.read_deictic(c, i, shift, i + 1 + len(rest))
    if norm in c.months:
        found = calendar.read_month(c, i)
        if found is not None:
            return found
    tag = c.tags.get(norm)
    if tag is None:
        return None
    if tag.role == "deictic":
        return relative.read_deictic(c, i, tag.number, i + 1)
    reader = _READERS.get(tag.role)
    return None if reader is None else reader(c, i)
