"""Stems: what a word is searched by. Spelling, diacritics and glued particles fall away; offsets stay.

A text and a search are folded by the same function, so they meet: hamza seats, taa marbuta, alif maqsura, short
vowels, tatweel, digits and Latin accents are made equal, and the proclitics come off, again and again, until the word
begins with a letter of its own (``own-letters.tsv``). What is less sure is a second reading and no replacement: a
glued pronoun (قصفهم), the alif of a written tanwin (مدنياً).

>>> [stem(word) for word in ("والغارات", "غارات", "بالغارات", "للغارات", "غَـــاراتٍ")]
['غارات', 'غارات', 'غارات', 'غارات', 'غارات']
>>> stem("وزير"), stem("لجنة"), stem("للجنة"), stem("اللاجئين") == stem("للاجئين")
('وزير', 'لجنه', 'لجنه', True)
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.letters import INVISIBLE, MARKS, TATWEEL, fold, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_REVISION: Final = 1
"""Counts the changes of this module that make a word fold otherwise."""

_OWN: Final = Path(__file__).with_name("own-letters.tsv")
_SILENT: Final = f"{MARKS}{TATWEEL}{INVISIBLE}\u0300-\u036f"
_TOKEN: Final = re.compile(
    rf"(?P<word>[^\W\d_](?:[^\W\d_]|[{_SILENT}])*)|(?P<number>\d{{1,3}}(?:[,٬،]\d{{3}})+(?!\d)|\d+(?:[.٫]\d+)?)"
)
_ACCENTED: Final = re.compile(r"[^\u0000-\u007f\u0600-\u06ff]")
#: ئو is the one sound that two spellings share (مسئول, مسؤول); elsewhere a seat is its letter.
_SEATS: Final = (("ئو", "وو"), ("ؤ", "و"), ("ئ", "ي"))
_HAMZA: Final = "ء"
_ARTICLE, _TO_THE, _TO = "ال", "لل", "ل"
_GLUED: Final = "وفبلك"
_FUTURE: Final = ("سي", "ست")
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "نا", "ه")
_TAA: Final = "ت"
_HAA: Final = "ه"
_TAA_MARBUTA: Final = "ة"
_TANWIN: Final = ("اً", "ًا")

#: Letters that must be left when a letter, the article, a future particle, a final hamza or a pronoun comes off.
_LEFT: Final = 3
_LEFT_BY_ARTICLE: Final = 2
_LEFT_BY_FUTURE: Final = 4


class Token(NamedTuple):
    """A word or number of a text: where it stands, its stem, and its less sure readings."""

    start: int
    end: int
    stem: str
    also: tuple[str, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words and numbers; marks fall out.

    >>> [(token.stem, token.also) for token in tokens("قصفهم 1,200 مدنياً")]
    [('قصفهم', ('قصف',)), ('1200', ()), ('مدنيا', ('مدني',))]
    """
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if match.lastgroup == "number":
            yield Token(match.start(), match.end(), plain_number(raw))
            continue
        stem_, also = _read(raw)
        if stem_:
            yield Token(match.start(), match.end(), stem_, also)


def stem(word: str) -> str:
    """The stem of one word."""
    return _read(word)[0]


def beginnings(word: str) -> tuple[str, ...]:
    """What the stems of words begin with that begin so: the letters as they stand, and without each clitic.

    >>> beginnings("والغار"), beginnings("لبنا")
    (('والغار', 'الغار', 'غار'), ('لبنا',))
    """
    found = []
    for norm in _chain(_folded(word)):
        found.append(norm)
        if any(form.startswith(norm) for forms in _own() for form in forms):
            break
    return tuple(dict.fromkeys(found))


@cache
def edition() -> str:
    """Which folding this is: an index that was made with another one is stale."""
    return hashlib.sha256(f"{_REVISION}\n".encode() + _OWN.read_bytes()).hexdigest()[:12]


@lru_cache(maxsize=1 << 16)
def _read(raw: str) -> tuple[str, tuple[str, ...]]:
    """A word's stem and its further readings."""
    stem_ = _without_clitics(_folded(raw))
    also: dict[str, None] = {}
    if raw.rstrip(TATWEEL + INVISIBLE).endswith(_TANWIN) and len(stem_) > _LEFT:
        also[stem_[:-1]] = None
    for pronoun in _PRONOUNS:
        rest = stem_.removesuffix(pronoun)
        if rest == stem_ or len(rest) < _LEFT or (pronoun == _HAA and _TAA_MARBUTA in raw[-2:]):
            continue
        also[rest] = None
        if rest.endswith(_TAA):
            also[rest[:-1] + _HAA] = None
        break
    return stem_, tuple(also)


def _folded(word: str) -> str:
    """One form for all spellings of a word."""
    norm = unicodedata.normalize("NFKC", word)
    for spelling, same in _SEATS:
        norm = norm.replace(spelling, same)
    norm = fold(norm)
    if _ACCENTED.search(norm):
        apart = unicodedata.normalize("NFKD", norm)
        norm = "".join(char for char in apart if not unicodedata.combining(char))
    return norm.casefold()


def _without_clitics(norm: str) -> str:
    *_, last = _chain(norm)
    while last.endswith(_HAMZA) and len(last) > _LEFT:
        last = last[:-1]
    return last


def _chain(norm: str) -> Iterator[str]:
    """A folded word, then what is left of it as each clitic comes off."""
    yield norm
    while (shorter := _shorter(norm)) != norm:
        norm = shorter
        yield norm


def _shorter(norm: str) -> str:
    if _keeps(norm):
        return norm
    if norm.startswith(_TO_THE) and len(norm) >= len(_TO_THE) + _LEFT_BY_ARTICLE:
        return norm[1:] if _keeps(norm[1:]) else norm[2:]
    if norm.startswith(_ARTICLE) and len(norm) >= len(_ARTICLE) + _LEFT_BY_ARTICLE:
        return norm[2:]
    if norm[:1] in _GLUED and len(norm) > _LEFT:
        return norm[1:]
    if norm.startswith(_FUTURE) and len(norm) > _LEFT_BY_FUTURE:
        return norm[1:]
    return norm


def _keeps(norm: str) -> bool:
    """Whether the first letters of a word are its own."""
    whole, starts = _own()
    return norm in whole or any(norm[:size] in starts for size in range(_LEFT, min(len(norm), _longest()) + 1))


@cache
def _own() -> tuple[frozenset[str], frozenset[str]]:
    """The words that keep their letters, and the beginnings of such words, folded."""
    forms = _OWN.read_text(encoding="utf-8").splitlines()[1:]
    whole = frozenset(_folded(form) for form in forms if not form.endswith("*"))
    return whole, frozenset(_folded(form[:-1]) for form in forms if form.endswith("*"))


@cache
def _longest() -> int:
    return max(map(len, _own()[1]))
