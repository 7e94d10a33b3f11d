"""Quantities: numbers with the bounds that an article gives to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.letters import fold_text
from riwaya.arabic.numbers.cardinals import Number, conjoined, parse_number, scale_at
from riwaya.arabic.numbers.lexicon import BoundEffect, bounds, labels, numerals
from riwaya.arabic.numbers.ordinals import parse_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers.lexicon import Phrases, WordLike

_PERCENT: Final = frozenset({"%", "٪", *fold_text("بالمئة بالمائة بالمية").split()})
_HUNDRED_AFTER_IN: Final = frozenset(fold_text("المئة المائة المية").split())
_TO: Final = frozenset(fold_text("إلى حتى أو").split())
_DASHES: Final = frozenset("-–—‑")
_TIME_MARKS: Final = frozenset(":/\\")
#: Words that end the search for a bound after the counted noun.
_STOPS: Final = frozenset(
    fold_text("بينهم بينها منهم منها بينهن من في عن إلى أن قد حتى و ثم أو وإصابة وجرح وأصيب وجرحى ومقتل").split()
)


class Quantity(NamedTuple):
    """A number with its bounds, over the tokens ``first`` up to ``last`` (exclusive). Names as in a harm figure.

    "more than 20": low 20, exclusive_low; "at least": low; "about": low = high, approximate; "tens": low 20,
    approximate; unspecified: both None. ``number`` is the index of the number itself and ``noun`` the index where the
    counted noun may start. ``percent``: the number is a share, not a count.
    """

    low: int | None
    high: int | None
    exclusive_low: bool
    exclusive_high: bool
    approximate: bool
    first: int
    last: int
    number: int
    noun: int
    percent: bool = False


def find_quantities(
    words: Sequence[WordLike], first: int = 0, last: int | None = None, stops: Sequence[int] | None = None
) -> list[Quantity]:
    """Find every quantity among the tokens ``first`` up to ``last``, without overlap; numbers that are names are not.

    Dates are not told apart here: a caller drops those that :func:`riwaya.arabic.dates.find_dates` covers.

    :param stops: the indices of the words at which :func:`may_begin` holds, in order; None looks for them.

    >>> from riwaya.arabic.letters import words as cut
    >>> [q[:2] for q in find_quantities(cut("بعد القرار 2254 قتل ثلاثة مدنيين و5 مقاتلين"))]
    [(3, 3), (5, 5)]
    """
    out: list[Quantity] = []
    starts, hints = bounds().starts, _hints()
    end = len(words) if last is None else min(last, len(words))
    hinted = [
        at
        for at in (range(first, end) if stops is None else stops)
        if first <= at < end and (words[at].norm in hints or words[at].kind == "number")
    ]
    free = first
    for at in hinted:
        if at < free:
            continue
        word = words[at]
        quantity = None
        if word.kind == "number":
            quantity = None if is_label(words, at) else parse_quantity(words, at)
            if quantity is None:
                free = _digits_end(words, at)
        elif word.norm in starts or not _ends_ordinal(words, at):
            quantity = parse_quantity(words, at)
        if quantity is not None:
            out.append(quantity)
            free = quantity.last
    return out


def may_begin(norm: str) -> bool:
    """Whether a quantity may begin with a word of this folded form."""
    return norm in _hints() or norm[:1].isdigit()


@cache
def _hints() -> frozenset[str]:
    """Every word with which a quantity may begin."""
    return bounds().starts.union(numerals())


def _digits_end(words: Sequence[WordLike], i: int) -> int:
    """Step over digits that count nothing, with their decimals (الساعة 4,17)."""
    number = parse_number(words, i)
    return i + 1 if number is None or isinstance(number.value, int) else i + number.used


def _ends_ordinal(words: Sequence[WordLike], i: int) -> bool:
    """Whether the numeral at ``i`` is the second word of an ordinal (الحادية عشرة، الثامن والعشرين)."""
    ordinal = parse_ordinal(words, i - 1) if i else None
    return ordinal is not None and ordinal.used > 1


def parse_quantity(words: Sequence[WordLike], i: int) -> Quantity | None:
    """Read the number with its bounds that starts at token ``i`` (on the bound's first word, or on the number itself).

    >>> from riwaya.arabic.letters import words as cut
    >>> def bounded(text): return parse_quantity(cut(text), 0)[:5]
    >>> bounded("ما لا يقل عن 20"), bounded("نحو مئة"), bounded("أقل من 5")
    ((20, None, False, False, False), (100, 100, False, False, True), (None, 5, False, True, False))
    >>> bounded("ما بين 20 و30"), bounded("عشرات القتلى"), bounded("عدد من المدنيين")
    ((20, 30, False, False, False), (20, None, False, False, True), (None, None, False, False, False))
    """
    norm = words[i].norm
    quantity: Quantity | None = None
    table = bounds()
    if norm in table.starts:
        quantity = _opened(words, i)
        if quantity is None and norm in table.before:
            quantity = _bounded(words, i)
    if quantity is None and (words[i].kind == "number" or norm in numerals()):
        number = parse_number(words, i)
        if number is not None:
            quantity = _range(words, i, i, number) or _quantity(number, None, i, i, i + number.used)
    if quantity is None:
        return None
    if quantity.number == i and i and words[i - 1].norm == "(" and words[quantity.last - 1].norm == ")":
        quantity = quantity._replace(first=i - 1)
    last = _percent(words, quantity.last)
    if last != quantity.last:
        return quantity._replace(last=last, noun=last, percent=True)
    return after_noun(words, quantity)


def after_noun(words: Sequence[WordLike], quantity: Quantity, reach: int = 4) -> Quantity:
    """Give the quantity the bound that follows its counted noun («45 شخصا على الأقل»), if one does within ``reach``.

    Only an unbounded exact number takes one. ``last`` then covers the bound; ``noun`` stays where the noun may start.
    :func:`parse_quantity` has done this already.

    >>> from riwaya.arabic.letters import words as cut
    >>> text = cut("45 شخصا على الأقل")
    >>> after_noun(text, parse_quantity(text, 0))[:3]
    (45, None, False)
    """
    if quantity.low is None or quantity.low != quantity.high or quantity.approximate:
        return quantity
    table = bounds().after
    for at in range(quantity.noun, min(quantity.noun + reach + 1, len(words))):
        found = _phrase_at(words, at, table) if words[at].norm in table else None
        if found is not None:
            effect, last = found
            number = Number("exact", quantity.low, 1)
            bounded = _quantity(number, effect, quantity.first, quantity.number, last)
            return quantity if bounded is None else bounded._replace(noun=quantity.noun)
        if words[at].kind != "word" or words[at].norm in _STOPS or words[at].norm in numerals():
            break
    return quantity


def is_label(words: Sequence[WordLike], i: int) -> bool:
    """Whether the digits at ``i`` are a name, a clock time or part of a date rather than a count.

    >>> from riwaya.arabic.letters import words as cut
    >>> is_label(cut("القرار 2254"), 1), is_label(cut("مقاتلة F-16"), 3), is_label(cut("قتل 16 مدنيا"), 1)
    (True, True, False)
    """
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.norm in _TIME_MARKS and after.start == words[i].end:
        return True
    if not i:
        return False
    before = words[i - 1]
    if before.norm in labels() or (before.kind == "word" and before.norm.isascii()):
        return True
    if before.end != words[i].start:
        return False
    if before.norm in _DASHES:
        return i > 1 and words[i - 2].kind == "word" and words[i - 2].end == before.start
    return before.norm in _TIME_MARKS or before.norm in {"#", "_"}


# -- the parts ---------------------------------------------------------------------------------------------------------


def _quantity(number: Number, effect: BoundEffect | None, first: int, at: int, last: int) -> Quantity | None:
    """Make a quantity of one number under one bound; a decimal counts nothing."""
    value = number.value
    if isinstance(value, float):
        return None
    vague = number.kind == "vague"
    low = None if effect in {"below", "at_most"} and not vague else value
    high = None if effect in {"above", "at_least"} or vague else value
    above, below = effect == "above" and not vague, effect == "below" and not vague
    return Quantity(low, high, above, below, vague or effect == "about", first, last, at, last)


def _phrase_at(words: Sequence[WordLike], i: int, table: Phrases) -> tuple[BoundEffect, int] | None:
    """(effect, next index) of the longest bound phrase at ``i``."""
    for rest, effect in table.get(words[i].norm, ()):
        end = i + 1 + len(rest)
        if end <= len(words) and (not rest or words[i + 1].norm == rest[0]) and _stands_at(words, i + 1, rest):
            return effect, end
    return None


def _stands_at(words: Sequence[WordLike], i: int, phrase: tuple[str, ...]) -> bool:
    return all(words[n].norm == norm for n, norm in enumerate(phrase, i))


def _bounded(words: Sequence[WordLike], i: int) -> Quantity | None:
    """Read a bound phrase at ``i`` and the number under it; «عدد من» stands for a number itself."""
    found = _phrase_at(words, i, bounds().before)
    if found is None:
        return None
    effect, at = found
    if effect == "several":
        return _quantity(Number("several", None, 1), None, i, i, at)
    if at < len(words) and words[at].norm == "ال":
        at += 1
    inner = _phrase_at(words, at, bounds().before) if at < len(words) else None
    if inner is not None and inner[0] == "about":  # «أكثر من نحو 20»: the outer bound holds
        at = inner[1]
    number = parse_number(words, at) if at < len(words) and conjoined(words, at) is None else None
    return None if number is None else _quantity(number, effect, i, at, at + number.used)


def _opened(words: Sequence[WordLike], i: int) -> Quantity | None:
    """Read a range after بين, ما بين or من at ``i``."""
    at = i + 1 if words[i].norm[-2:] == "ما" and i + 1 < len(words) and words[i + 1].norm == "بين" else i
    norm = words[at].norm
    if at + 1 >= len(words) or len(norm) > 4:  # noqa: PLR2004 - one glued letter
        return None
    if words[at + 1].kind != "number" and words[at + 1].norm not in numerals():
        return None
    between = norm[-3:] == "بين"
    low = parse_number(words, at + 1) if between or norm[-2:] == "من" else None
    return None if low is None else _range(words, at + 1, i, low, between=between)


def _range(words: Sequence[WordLike], i: int, first: int, low: Number, *, between: bool = False) -> Quantity | None:
    """Read «20 و30» after بين, «20 إلى 30», «20-30», «ثلاثة أو أربعة»; a scale said once holds for both."""
    at = _second(words, i + low.used, between=between)
    if at is None and between and low.used == 2 and conjoined(words, i + 1) is not None:  # noqa: PLR2004
        low, at = Number("exact", numerals()[words[i].norm].value, 1), i + 1  # «بين خمسة وعشرين»: five to twenty
    high = parse_number(words, at) if at is not None else None
    if high is None or at is None or {low.kind, high.kind} & {"vague", "several"}:
        return None
    bottom, top = low.value, high.value
    if not isinstance(bottom, int) or not isinstance(top, int):
        return None
    scale = scale_at(words, at + high.used - 1) or 1
    if bottom < scale and bottom * scale < top:
        bottom *= scale
    last = at + high.used
    approximate = False
    return None if bottom >= top else Quantity(bottom, top, False, False, approximate, first, last, i, last)  # noqa: FBT003


def _second(words: Sequence[WordLike], i: int, *, between: bool) -> int | None:
    """Find the upper number of a range whose lower one ends at ``i``."""
    if between:
        return conjoined(words, i)
    return i + 1 if i + 1 < len(words) and (words[i].norm in _TO or words[i].norm in _DASHES) else None


def _percent(words: Sequence[WordLike], i: int) -> int:
    """Step over a sign or phrase of percentage at ``i``."""
    if i < len(words):
        if words[i].norm in _PERCENT:
            return i + 1
        if words[i].norm == "في" and i + 1 < len(words) and words[i + 1].norm in _HUNDRED_AFTER_IN:
            return i + 2
    return i
