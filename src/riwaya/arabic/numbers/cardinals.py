"""Cardinal numbers in digits and words.

A number is read as terms of falling scale (ثلاثة وأربعين ألفا | ومئتين | وخمسة), a term as a group below a thousand
with or without its scale word. Digits never join digits: «28 و29» stays two numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from riwaya.arabic.numbers.lexicon import Numeral, numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers.lexicon import WordLike


#: Digits in a group of thousands.
_GROUP: Final = 3


class Number(NamedTuple):
    """A cardinal, ``used`` tokens long. A ``vague`` one (tens of, hundreds of) has its least value, ``several`` none.

    ``dual`` is the grammatical dual of a scale word (ألفان). ``value`` is a float only for a written decimal that no
    scale word makes whole (2.5).
    """

    kind: Literal["exact", "dual", "vague", "several"]
    value: int | float | None
    used: int


class _Term(NamedTuple):
    value: int | float
    scale: int
    after: int
    dual: bool = False


def parse_number(words: Sequence[WordLike], i: int) -> Number | None:
    """Read the cardinal that starts at token ``i``, with whatever is glued before it; None if none does.

    >>> from riwaya.arabic.letters import words as cut
    >>> [parse_number(cut(text), 0) for text in ("400 ألف شخص", "مليون ونصف", "عشرات الآلاف", "ألفا مقاتل")]
    [Number(kind='exact', value=400000, used=2), Number(kind='exact', value=1500000, used=2),\
 Number(kind='vague', value=20000, used=2), Number(kind='dual', value=2000, used=1)]
    >>> parse_number(cut("28 و29 أيار"), 0), parse_number(cut("السادس"), 0)
    (Number(kind='exact', value=28, used=1), None)
    """
    if words[i].kind == "number":
        return _exact(words, i)
    entry = numerals().get(words[i].norm)
    if entry is None:
        return None
    if entry.role in {"vague", "plural"}:
        return _vague(words, i, entry)
    return _several(words, i) if entry.role == "several" else _exact(words, i)


def _entry(words: Sequence[WordLike], i: int) -> Numeral | None:
    return numerals().get(words[i].norm) if i < len(words) else None


# -- exact -------------------------------------------------------------------------------------------------------------


def _exact(words: Sequence[WordLike], i: int) -> Number | None:
    term = _term(words, i)
    if term is None:
        return None
    value, scale, at, dual = term
    while scale > 1:
        half = _half(words, at, scale)
        if half is not None:
            value, at, dual = value + half.value, half.after, False
            break
        following = _joined(words, at, scale)
        if following is None:
            break
        value, scale, at, dual = value + following.value, following.scale, following.after, False
    whole = int(value) if float(value).is_integer() else round(value, 6)
    return Number("dual" if dual else "exact", whole, at - i)


def _joined(words: Sequence[WordLike], i: int, scale: int) -> _Term | None:
    """Read the smaller term that و at ``i`` adds."""
    joined = conjoined(words, i)
    following = _term(words, joined) if joined is not None else None
    if following is None or following.scale >= scale or not 1 <= following.value < scale:
        return None
    return following


def _term(words: Sequence[WordLike], i: int) -> _Term | None:
    """Read one term of a number: «ثلاثة وأربعين ألفا», «ألفين», «400 ألف», «مئة»."""
    entry = _entry(words, i) if words[i].kind == "word" else None
    if entry is not None:
        if entry.role == "dual":
            return _Term(entry.value, entry.value // 2, i + 1, dual=True)
        if entry.role == "scale":
            return _Term(entry.value, entry.value, i + 1)
        if entry.role == "tamyiz":
            return _tamyiz(words, i, entry.value)
        if entry.role == "fraction":
            scale = scale_at(words, i + 1)
            return None if scale is None else _Term(scale * entry.value // 4, scale, i + 2)
    group = _below_thousand(words, i)
    if group is None:
        return None
    value, after = group
    scale = scale_at(words, after)
    return _Term(value, 1, after) if scale is None else _Term(value * scale, scale, after + 1)


def _tamyiz(words: Sequence[WordLike], i: int, scale: int) -> _Term:
    """Read «ألفا» without a number: the dual in construct before its noun (ألفا مقاتل), else one."""
    alone = i + 1 >= len(words) or words[i + 1].kind != "word" or words[i + 1].norm[0] == "و"
    return _Term(scale, scale, i + 1) if alone else _Term(scale * 2, scale, i + 1, dual=True)


def _half(words: Sequence[WordLike], i: int, scale: int) -> _Term | None:
    """Read «ونصف» or «وربع» after a scale word, which may be said again («مليونين ونصف المليون»)."""
    entry = _entry(words, i)
    if entry is None or entry.role != "fraction" or not entry.conj:
        return None
    return _Term(scale * entry.value // 4, scale, i + 2 if scale_at(words, i + 1) == scale else i + 1)


def scale_at(words: Sequence[WordLike], i: int) -> int | None:
    """Read the scale word at ``i`` (ألف، ملايين) that follows its number directly, without و."""
    entry = _entry(words, i)
    if entry is None or entry.conj or entry.role not in {"scale", "tamyiz", "plural"}:
        return None
    return entry.value


def conjoined(words: Sequence[WordLike], i: int) -> int | None:
    """Find the number that و at ``i`` adds: this token where و is glued to it, the next one before digits."""
    if i >= len(words):
        return None
    if words[i].norm != "و":
        entry = _entry(words, i)
        eleven = words[i].norm == "واحد" and _is_ten(_entry(words, i + 1))  # folded, وأحد عشر looks like واحد
        return i if entry is not None and (entry.conj or eleven) else None
    at = i + 2 if i + 2 < len(words) and words[i + 1].norm == "(" else i + 1
    return at if at < len(words) and (words[at].kind == "number" or words[at].norm in numerals()) else None


# -- below a thousand --------------------------------------------------------------------------------------------------


def digits_value(norm: str) -> int | float:
    """Read a number token; ``1.200`` is a grouped thousand, as three decimals hardly occur in news.

    >>> digits_value("860"), digits_value("1.5"), digits_value("1.200")
    (860, 1.5, 1200)
    """
    whole, _, part = norm.partition(".")
    if not part:
        return int(whole)
    if len(part) == _GROUP and len(whole) <= _GROUP and whole != "0":
        return int(whole + part)
    return float(norm)


def _digits(words: Sequence[WordLike], i: int) -> tuple[int | float, int]:
    """Read digits: bracketed, «(68) ألفا», with a decimal comma, «24,6», or grouped by stops, «1.200.000»."""
    value = digits_value(words[i].norm)
    if i + 2 < len(words) and words[i + 2].kind == "number" and isinstance(value, int):
        glued = words[i].end == words[i + 1].start and words[i + 1].end == words[i + 2].start
        mark, part = words[i + 1].norm, words[i + 2].norm
        if glued and mark in {",", "،"} and len(part) < _GROUP:
            return float(f"{value}.{part}"), i + 3
        if glued and mark == "." and "." in words[i].norm and len(part) == _GROUP and part.isdigit():
            return value * 1000 + int(part), i + 3
    bracketed = i > 0 and words[i - 1].norm == "(" and i + 1 < len(words) and words[i + 1].norm == ")"
    return value, i + 2 if bracketed else i + 1


def _below_thousand(words: Sequence[WordLike], i: int) -> tuple[int | float, int] | None:
    """(value, next index) of a cardinal 1–999 in words, or of any number in digits."""
    if i >= len(words):
        return None
    if words[i].kind == "number":
        return _digits(words, i)
    head, after = _entry(words, i), _entry(words, i + 1)
    if head is None:
        return None
    if head.role in {"hundred", "hundreds"}:
        value, at = head.value, i + 1
    elif head.role == "unit" and head.value > 2 and after is not None and after.role == "hundred" and not after.conj:  # noqa: PLR2004
        value, at = head.value * 100, i + 2
    else:
        return _below_hundred(words, i, head)
    rest = conjoined(words, at)
    tail_head = _entry(words, rest) if rest is not None else None
    tail = _below_hundred(words, rest, tail_head) if rest is not None and tail_head is not None else None
    return (value, at) if tail is None else (value + tail[0], tail[1])


def _below_hundred(words: Sequence[WordLike], i: int, head: Numeral) -> tuple[int, int] | None:
    """(value, next index) of a cardinal 1–99 in words whose first word is ``head``."""
    if head.role in {"ten", "tens"}:
        return head.value, i + 1
    if head.role not in {"unit", "teen_unit"}:
        return None
    if _is_ten(_entry(words, i + 1)):
        return head.value + 10, i + 2
    if head.role == "teen_unit":
        return None
    at = conjoined(words, i + 1)
    tens = _entry(words, at) if at is not None else None
    if at is None or tens is None or tens.role != "tens":
        return head.value, i + 1
    return head.value + tens.value, at + 1


def _is_ten(entry: Numeral | None) -> bool:
    """Whether a word is the عشر of eleven to nineteen."""
    return entry is not None and entry.role == "ten" and not entry.conj and not entry.definite


# -- vague -------------------------------------------------------------------------------------------------------------


def _vague(words: Sequence[WordLike], i: int, entry: Numeral) -> Number:
    """Read tens, hundreds or thousands of …, alone or stacked (عشرات الآلاف)."""
    if entry.role == "plural":
        return Number("vague", entry.value * 2, 1)
    after = _entry(words, i + 1)
    if after is not None and after.role in {"plural", "scale"} and not after.conj:
        return Number("vague", entry.value * after.value, 2)
    return Number("vague", entry.value, 1)


def _several(words: Sequence[WordLike], i: int) -> Number:
    """Read «بضعة», «عدة»: unbounded, unless tens or thousands follow (بضع مئات)."""
    after = _entry(words, i + 1)
    if after is None or after.conj or after.role not in {"vague", "plural"}:
        return Number("several", None, 1)
    stacked = _vague(words, i + 1, after)
    return Number("vague", stacked.value, stacked.used + 1)
