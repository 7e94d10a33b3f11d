"""Numbers: cardinals in digits and words, ordinals, and the bounds that an article gives to a number.

Everything here reads a sequence of words (:func:`riwaya.arabic.letters.words`, or tokens of the same four fields) from
one index on, and answers with a plain value or None. The words themselves are data: ``numerals/*.tsv``.

>>> from riwaya.arabic.letters import words
>>> parse_number(words("أربعة وعشرين قتيلا"), 0)
Number(kind='exact', value=24, used=2)
>>> [(q.low, q.high, q.exclusive_low) for q in find_quantities(words("أكثر من 860 مدنيا، و45 شخصا على الأقل"))]
[(860, None, True), (45, None, False)]
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from riwaya.arabic.letters import fold, fold_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DATA: Final = Path(__file__).parent / "numerals"
#: What may stand glued before a numeral: the folded prefix, whether it coordinates, whether it makes definite.
_PREFIXES: Final = (
    *((p, p[:1] == "و", False) for p in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")),
    *((p, p[:1] == "و", True) for p in ("ال", "وال", "فال", "بال", "لل", "كال", "وبال", "ولل")),
)
#: Folded words that only look like a proclitic and a numeral.
_NOT_NUMERALS: Final = frozenset({"لست", "وست", "الاثنين", "والاثنين", "بالاثنين", "للاثنين", "الثلاثا", "الاربعا"})
_PERCENT_MARKS: Final = frozenset("%٪")
_PERCENT_WORDS: Final = frozenset({"بالمئه", "بالمائه", "بالميه", "بالمءه"})
_HUNDRED_AFTER_FI: Final = frozenset({"المئه", "المائه", "الميه"})
_TO: Final = frozenset({"الي", "حتي", "او"})
_DASHES: Final = frozenset("-–—‑")
#: Words that end the search for a bound after the counted noun.
_STOP_WORDS: Final = "بينهم بينها منهم منها بينهن من في عن إلى أن قد حتى و ثم أو وإصابة وجرح وأصيب وجرحى ومقتل"
_STOPS: Final = frozenset(fold_text(_STOP_WORDS).split())

BoundEffect = Literal["above", "at_least", "about", "below", "at_most", "several"]


class WordLike(Protocol):
    """What a word must offer to be read here; ``letters.Word`` and ``model.Token`` both do."""

    @property
    def start(self) -> int:
        """First code point of the word in its text."""

    @property
    def end(self) -> int:
        """One past its last code point."""

    @property
    def norm(self) -> str:
        """The folded form."""

    @property
    def kind(self) -> Literal["word", "number", "mark"]:
        """Word, number or mark."""


class Number(NamedTuple):
    """A cardinal, ``used`` tokens long. A ``vague`` one (tens of, hundreds of) has its least value, ``several`` none.

    ``dual`` is the grammatical dual of a scale word (ألفان). ``value`` is a float only for a written decimal that no
    scale word makes whole (2.5).
    """

    kind: Literal["exact", "dual", "vague", "several"]
    value: int | float | None
    used: int


class Ordinal(NamedTuple):
    """An ordinal such as السادس or الحادية والعشرين: ``used`` tokens long."""

    value: int
    used: int
    gender: Literal["m", "f"]


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


class _Numeral(NamedTuple):
    role: str
    value: int
    conj: bool
    definite: bool


class _Bounds(NamedTuple):
    before: dict[str, tuple[tuple[tuple[str, ...], BoundEffect], ...]]
    after: dict[str, tuple[tuple[tuple[str, ...], BoundEffect], ...]]
    starts: frozenset[str]


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


@cache
def _numerals() -> dict[str, _Numeral]:
    table: dict[str, _Numeral] = {}
    for prefix, conj, definite in _PREFIXES:
        for role, value, word in _rows("words.tsv"):
            quarters = int(float(value) * 4) if role == "fraction" else int(value)
            table.setdefault(prefix + fold(word), _Numeral(role, quarters, conj, definite))
    for form in _NOT_NUMERALS:
        table.pop(form, None)
    return table


@cache
def _ordinals() -> dict[str, tuple[tuple[_Numeral, Literal["m", "f"]], ...]]:
    table: dict[str, list[tuple[_Numeral, Literal["m", "f"]]]] = {}
    for role, value, word, gender in _rows("ordinals.tsv"):
        for prefix, conj, definite in _PREFIXES:
            if definite or role == "teen":
                entry = _Numeral(role, int(value), conj, definite), "f" if gender == "f" else "m"
                table.setdefault(prefix + fold(word), []).append(entry)  # type: ignore[arg-type]
    return {form: tuple(entries) for form, entries in table.items()}


@cache
def _bounds() -> _Bounds:
    tables: dict[str, dict[str, list[tuple[tuple[str, ...], BoundEffect]]]] = {"before": {}, "after": {}, "alone": {}}
    for place, effect, phrase in _rows("bounds.tsv"):
        first, *rest = fold_text(phrase).split()
        for prefix in ("",) if place == "after" else ("", "و", "ف", "ب", "ل", "وب", "ول", "فب"):
            entry = tuple(rest), effect
            tables[place].setdefault(prefix + first, []).append(entry)  # type: ignore[arg-type]
    for form, entries in tables["alone"].items():
        tables["before"].setdefault(form, []).extend(entries)
    before, after = (
        {form: tuple(sorted(entries, key=lambda e: -len(e[0]))) for form, entries in tables[place].items()}
        for place in ("before", "after")
    )
    between = {p + w for p in ("", "و", "ف", "ب", "ل") for w in ("بين", "ما", "من")}
    return _Bounds(before, after, frozenset(before) | between)


@cache
def _labels() -> frozenset[str]:
    words_ = [fold(word) for (word,) in _rows("labels.tsv")]
    return frozenset(p + w for w in words_ for p in ("", "و", "ب", "ف")) | {
        "لل" + w[2:] for w in words_ if w.startswith("ال")
    }


# ------------------------------------------------------------------------------------------------------- cardinals


def _digits(norm: str) -> int | float:
    """The value of a number token; ``1.200`` is a grouped thousand, as three decimals hardly occur in news.

    >>> _digits("860"), _digits("1.5"), _digits("1.200")
    (860, 1.5, 1200)
    """
    whole, _, part = norm.partition(".")
    if not part:
        return int(whole)
    if len(part) == 3 and len(whole) <= 3 and whole != "0":  # noqa: PLR2004 - a group of thousands
        return int(whole + part)
    return float(norm)


def _below_hundred(words: Sequence[WordLike], i: int) -> tuple[int, int] | None:
    """(value, next index) of a cardinal 1–99 in words."""
    table = _numerals()
    head = table.get(words[i].norm)
    if head is None:
        return None
    after = table.get(words[i + 1].norm) if i + 1 < len(words) else None
    if head.role in {"unit", "teen_unit"}:
        if after is not None and after.role == "ten" and not after.conj and not after.definite:
            return head.value + 10, i + 2
        if head.role == "unit" and after is not None and after.role == "tens" and after.conj:
            return head.value + after.value, i + 2
        return (head.value, i + 1) if head.role == "unit" else None
    return (head.value, i + 1) if head.role in {"ten", "tens"} else None


def _conj(words: Sequence[WordLike], i: int) -> int | None:
    """Index of the number that ``و`` at ``i`` adds: the same token when glued to a word, the next before digits."""
    if i >= len(words):
        return None
    if words[i].norm == "و" and i + 1 < len(words):
        following = words[i + 1]
        return i + 1 if following.kind == "number" or following.norm in _numerals() else None
    entry = _numerals().get(words[i].norm)
    return i if entry is not None and entry.conj else None


def _below_thousand(words: Sequence[WordLike], i: int) -> tuple[int | float, int] | None:
    """(value, next index) of a cardinal 1–999 in words, or of any number in digits."""
    if i >= len(words):
        return None
    if words[i].kind == "number":
        return _digits(words[i].norm), i + 1
    table = _numerals()
    head = table.get(words[i].norm)
    if head is None:
        return None
    after = table.get(words[i + 1].norm) if i + 1 < len(words) else None
    if head.role in {"hundred", "hundreds"}:
        value, at = head.value, i + 1
    elif head.role == "unit" and head.value > 2 and after is not None and after.role == "hundred" and not after.conj:  # noqa: PLR2004
        value, at = head.value * 100, i + 2
    else:
        return _below_hundred(words, i)
    rest = _conj(words, at)
    if rest is not None and words[rest].kind == "word":
        tail = _below_hundred(words, rest)
        if tail is not None:
            return value + tail[0], tail[1]
    return value, at


def _scale(words: Sequence[WordLike], i: int, *, bare: bool) -> int | None:
    """The scale word at ``i`` (ألف، ملايين); ``bare`` ones follow a number directly, without و."""
    entry = _numerals().get(words[i].norm) if i < len(words) else None
    if entry is None or entry.role not in {"scale", "tamyiz", "plural"} or (bare and entry.conj):
        return None
    return entry.value


def _half(words: Sequence[WordLike], i: int, scale: int) -> tuple[int, int]:
    """(what «ونصف» or «وربع» at ``i`` adds to a number of this scale, next index); the scale may be said again."""
    entry = _numerals().get(words[i].norm) if i < len(words) else None
    if entry is None or entry.role != "fraction" or not entry.conj:
        return 0, i
    again = _scale(words, i + 1, bare=True)
    return scale * entry.value // 4, i + 2 if again == scale else i + 1


def _term(words: Sequence[WordLike], i: int) -> tuple[int | float, int, int, bool] | None:
    """(value, scale, next index, dual) of one term of a number: «ثلاثة وأربعين ألفا», «ألفين», «400 ألف», «مئة»."""
    entry = _numerals().get(words[i].norm) if i < len(words) and words[i].kind == "word" else None
    if entry is not None and entry.role == "dual":
        return entry.value, entry.value // 2, i + 1, True
    if entry is not None and entry.role == "scale":
        return entry.value, entry.value, i + 1, False
    if entry is not None and entry.role == "tamyiz":  # standing alone before its noun it is the dual in construct
        alone = i + 1 >= len(words) or words[i + 1].kind != "word" or words[i + 1].norm[0] == "و"
        return entry.value * (1 if alone else 2), entry.value, i + 1, not alone
    if entry is not None and entry.role == "fraction":
        scale = _scale(words, i + 1, bare=True)
        return None if scale is None else (scale * entry.value // 4, scale, i + 2, False)
    group = _below_thousand(words, i)
    if group is None:
        return None
    scale = _scale(words, group[1], bare=True)
    return (group[0], 1, group[1], False) if scale is None else (group[0] * scale, scale, group[1] + 1, False)


def _exact(words: Sequence[WordLike], i: int) -> Number | None:
    term = _term(words, i)
    if term is None:
        return None
    value, scale, at, dual = term
    while scale > 1:
        half, after = _half(words, at, scale)
        if half:
            value, at, dual = value + half, after, False
            break
        joined = _conj(words, at)
        following = _term(words, joined) if joined is not None else None
        if following is None or following[1] >= scale or following[0] >= scale or following[0] < 1:
            break
        value, scale, at, dual = value + following[0], following[1], following[2], False
    whole = int(value) if float(value).is_integer() else round(value, 6)
    return Number("dual" if dual else "exact", whole, at - i)


def _vague(words: Sequence[WordLike], i: int) -> Number | None:
    """Tens, hundreds, thousands of …, alone or stacked (عشرات الآلاف), also after بضعة and عدة."""
    table = _numerals()
    entry = table[words[i].norm]
    after = table.get(words[i + 1].norm) if i + 1 < len(words) else None
    if after is not None and after.conj:
        after = None
    if entry.role == "several":
        if after is None or after.role not in {"vague", "plural"}:
            return Number("several", None, 1)
        stacked = _vague(words, i + 1)
        return None if stacked is None else Number("vague", stacked.value, stacked.used + 1)
    if entry.role == "plural":
        return Number("vague", entry.value * 2, 1)
    if after is not None and after.role in {"plural", "scale"}:
        return Number("vague", entry.value * after.value, 2)
    return Number("vague", entry.value, 1)


def parse_number(words: Sequence[WordLike], i: int) -> Number | None:
    """The cardinal that starts at token ``i``, with whatever is glued before it; None if none does.

    >>> from riwaya.arabic.letters import words as cut
    >>> [parse_number(cut(text), 0) for text in ("400 ألف شخص", "مليون ونصف", "عشرات الآلاف", "ألفا مقاتل")]
    [Number(kind='exact', value=400000, used=2), Number(kind='exact', value=1500000, used=2),\
 Number(kind='vague', value=20000, used=2), Number(kind='dual', value=2000, used=1)]
    >>> parse_number(cut("28 و29 أيار"), 0), parse_number(cut("السادس"), 0)
    (Number(kind='exact', value=28, used=1), None)
    """
    word = words[i]
    if word.kind == "number":
        return _exact(words, i)
    entry = _numerals().get(word.norm)
    if entry is None or word.kind == "mark":
        return None
    return _vague(words, i) if entry.role in {"vague", "several", "plural"} else _exact(words, i)


# -------------------------------------------------------------------------------------------------------- ordinals


def parse_ordinal(words: Sequence[WordLike], i: int) -> Ordinal | None:
    """The definite ordinal at token ``i``: السادس، الحادي عشر، الثاني والعشرين; bare tens (العشرين) count as ordinals.

    >>> from riwaya.arabic.letters import words as cut
    >>> parse_ordinal(cut("السادس من أيار"), 0), parse_ordinal(cut("الحادية والعشرين"), 0)
    (Ordinal(value=6, used=1, gender='m'), Ordinal(value=21, used=2, gender='f'))
    >>> parse_ordinal(cut("ستة"), 0)
    """
    table = _ordinals()
    for entry, gender in table.get(words[i].norm, ()):
        if not entry.definite or entry.role == "teen":
            continue
        for after, _ in table.get(words[i + 1].norm, ()) if i + 1 < len(words) else ():
            if entry.role != "unit":
                break
            if after.role == "teen" and not after.conj and not after.definite:
                return Ordinal(entry.value + 10, 2, gender)
            if after.role == "tens" and after.conj:
                return Ordinal(entry.value + after.value, 2, gender)
        return Ordinal(entry.value, 1, gender)
    return None


# ---------------------------------------------------------------------------------------------------------- bounds


def _phrase_at(
    words: Sequence[WordLike], i: int, table: dict[str, tuple[tuple[tuple[str, ...], BoundEffect], ...]]
) -> tuple[BoundEffect, int] | None:
    """(effect, next index) of the longest bound phrase at ``i``."""
    for rest, effect in table.get(words[i].norm, ()):
        end = i + 1 + len(rest)
        if end <= len(words) and all(words[i + 1 + k].norm == part for k, part in enumerate(rest)):
            return effect, end
    return None


def _percent(words: Sequence[WordLike], i: int) -> int:
    """Index after a sign or phrase of percentage at ``i`` (``i`` itself if there is none)."""
    if i < len(words):
        norm = words[i].norm
        if norm in _PERCENT_MARKS or norm in _PERCENT_WORDS:
            return i + 1
        if norm == "في" and i + 1 < len(words) and words[i + 1].norm in _HUNDRED_AFTER_FI:
            return i + 2
    return i


def _quantity(number: Number, effect: BoundEffect | None, first: int, at: int, last: int) -> Quantity | None:
    """A quantity of one number under one bound; a decimal counts nothing."""
    value = number.value
    if isinstance(value, float):
        return None
    noun = last
    if number.kind == "several":
        return Quantity(None, None, False, False, False, first, last, at, noun)  # noqa: FBT003
    if number.kind == "vague":
        return Quantity(value, None, False, False, True, first, last, at, noun)  # noqa: FBT003
    low = None if effect in {"below", "at_most"} else value
    high = None if effect in {"above", "at_least"} else value
    return Quantity(low, high, effect == "above", effect == "below", effect == "about", first, last, at, noun)


def _second(words: Sequence[WordLike], i: int, *, between: bool) -> int | None:
    """Index of the upper number of a range whose lower one ends at ``i``."""
    if between:
        return _conj(words, i)
    return i + 1 if i + 1 < len(words) and (words[i].norm in _TO or words[i].norm in _DASHES) else None


def _range(words: Sequence[WordLike], i: int, first: int, *, between: bool) -> Quantity | None:
    """«20 و30» after بين, «20 إلى 30», «20-30», «ثلاثة أو أربعة»; a scale said once holds for both."""
    low = parse_number(words, i)
    if low is None or not isinstance(low.value, int) or low.kind not in {"exact", "dual"}:
        return None
    at = _second(words, i + low.used, between=between)
    if at is None and between and low.used == 2:  # noqa: PLR2004 - «بين خمسة وعشرين»: five to twenty
        alone, at = _numerals().get(words[i].norm), _conj(words, i + 1)
        low = None if alone is None else Number("exact", alone.value, 1)
    high = parse_number(words, at) if at is not None and low is not None else None
    if high is None or low is None or at is None or high.kind not in {"exact", "dual"}:
        return None
    bottom, top = low.value, high.value
    if not isinstance(bottom, int) or not isinstance(top, int):
        return None
    scale = _scale(words, at + high.used - 1, bare=False) or 1
    if bottom < scale and bottom * scale < top:
        bottom *= scale
    if bottom >= top:
        return None
    last = at + high.used
    return Quantity(bottom, top, False, False, False, first, last, i, last)  # noqa: FBT003


def after_noun(words: Sequence[WordLike], quantity: Quantity, reach: int = 4) -> Quantity:
    """The quantity with the bound that follows its counted noun («45 شخصا على الأقل»), if one does within ``reach``.

    Only an unbounded exact number takes one. ``last`` then covers the bound; ``noun`` stays where the noun may start.

    >>> from riwaya.arabic.letters import words as cut
    >>> text = cut("45 شخصا على الأقل")
    >>> after_noun(text, parse_quantity(text, 0))[:3]
    (45, None, False)
    """
    if quantity.low is None or quantity.low != quantity.high or quantity.approximate:
        return quantity
    table = _bounds().after
    for at in range(quantity.noun, min(quantity.noun + reach + 1, len(words))):
        word = words[at]
        found = _phrase_at(words, at, table)
        if found is not None:
            effect, last = found
            bounded = _quantity(Number("exact", quantity.low, 1), effect, quantity.first, quantity.number, last)
            return quantity if bounded is None else bounded._replace(noun=quantity.noun)
        if word.kind != "word" or word.norm in _STOPS or word.norm in _numerals():
            break
    return quantity


def _bounded(words: Sequence[WordLike], i: int, found: tuple[BoundEffect, int]) -> Quantity | None:
    effect, at = found
    if effect == "several":
        return Quantity(None, None, False, False, False, i, at, i, at)  # noqa: FBT003
    if at < len(words) and words[at].norm == "ال" and words[at].kind == "word":
        at += 1
    if at >= len(words):
        return None
    inner = _phrase_at(words, at, _bounds().before) if words[at].norm not in _numerals() else None
    if inner is not None and inner[0] == "about":  # «لأكثر من نحو 20»: the outer bound stays
        at = inner[1]
    number = parse_number(words, at) if at < len(words) else None
    return None if number is None else _quantity(number, effect, i, at, at + number.used)


def parse_quantity(words: Sequence[WordLike], i: int) -> Quantity | None:
    """The number with its bounds that starts at token ``i`` (on the bound's first word, or on the number itself).

    >>> from riwaya.arabic.letters import words as cut
    >>> def bounds(text): return parse_quantity(cut(text), 0)[:5]
    >>> bounds("ما لا يقل عن 20"), bounds("نحو مئة"), bounds("أقل من 5")
    ((20, None, False, False, False), (100, 100, False, False, True), (None, 5, False, True, False))
    >>> bounds("ما بين 20 و30"), bounds("عشرات القتلى"), bounds("عدد من المدنيين")
    ((20, 30, False, False, False), (20, None, False, False, True), (None, None, False, False, False))
    """
    table = _bounds()
    norm = words[i].norm
    quantity: Quantity | None = None
    if words[i].kind == "word" and norm in table.starts:
        at = i + 1 if norm[-2:] == "ما" and i + 1 < len(words) and words[i + 1].norm == "بين" else i
        if words[at].norm[-3:] == "بين" and at + 1 < len(words):
            quantity = _range(words, at + 1, i, between=True)
        elif norm[-2:] == "من" and len(norm) <= 3 and i + 1 < len(words):  # noqa: PLR2004
            quantity = _range(words, i + 1, i, between=False)
        if quantity is None:
            found = _phrase_at(words, i, table.before)
            quantity = None if found is None else _bounded(words, i, found)
    if quantity is None:
        quantity = _range(words, i, i, between=False)
    if quantity is None:
        number = parse_number(words, i)
        quantity = None if number is None else _quantity(number, None, i, i, i + number.used)
    if quantity is None:
        return None
    last = _percent(words, quantity.last)
    if last != quantity.last:
        return quantity._replace(last=last, noun=last, percent=True)
    return after_noun(words, quantity)


def is_label(words: Sequence[WordLike], i: int) -> bool:
    """Whether the digits at ``i`` are a name, a clock time or part of a date rather than a count.

    >>> from riwaya.arabic.letters import words as cut
    >>> is_label(cut("القرار 2254"), 1), is_label(cut("مقاتلة F-16"), 3), is_label(cut("قتل 16 مدنيا"), 1)
    (True, True, False)
    """
    if words[i].kind != "number":
        return False
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if after is not None and after.norm in {":", "/", "\\"} and after.start == words[i].end:
        return True
    if before is None:
        return False
    glued = before.end == words[i].start
    if glued and (before.norm in {":", "/", "\\", "#", "_"} or (before.kind == "word" and before.norm.isascii())):
        return True
    if glued and before.norm in _DASHES and i > 1:
        return words[i - 2].kind == "word" and words[i - 2].end == before.start
    return before.norm in _labels()


def find_quantities(words: Sequence[WordLike], first: int = 0, last: int | None = None) -> list[Quantity]:
    """Every quantity among the tokens ``first`` up to ``last``, in order and without overlap; labels are left out.

    Dates are not told apart here: a caller drops those that :mod:`riwaya.arabic.dates` covers.

    >>> from riwaya.arabic.letters import words as cut
    >>> [q[:2] for q in find_quantities(cut("بعد القرار 2254 قتل ثلاثة مدنيين و5 مقاتلين"))]
    [(3, 3), (5, 5)]
    """
    out: list[Quantity] = []
    numerals, starts = _numerals(), _bounds().starts
    at, end = first, len(words) if last is None else last
    while at < end:
        word = words[at]
        if word.kind == "number":
            quantity = None if is_label(words, at) else parse_quantity(words, at)
        elif word.norm in numerals or word.norm in starts:
            quantity = parse_quantity(words, at)
        else:
            at += 1
            continue
        if quantity is None:
            at += 1
        else:
            out.append(quantity)
            at = max(quantity.last, at + 1) if quantity.last <= quantity.noun else quantity.noun
    return out
