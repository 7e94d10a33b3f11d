"""Letters: folding, words with their offsets, and the clitics that stand glued to a word.

Folding makes the spellings of one word equal (hamza seats, taa marbuta, alif maqsura, short vowels, tatweel); it
changes lengths, so it is only ever applied to a single word whose offsets are already known. The text stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from riwaya.arabic.word import Word

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

#: Short vowels, tanwin, shadda, sukun, the superscript alif and the Quranic marks: dropped.
MARKS: Final = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)]))
TATWEEL: Final = "\u0640"
#: Zero-width and direction marks: they carry no letter.
INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"

_FOLD: Final = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "گ": "ك"}
    | dict.fromkeys(MARKS + TATWEEL + INVISIBLE, "")
)
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff"
_LETTERS = re.compile(rf"[{_LETTER}][{_LETTER}{MARKS}{TATWEEL}]*|[^\W\d_{_LETTER}{MARKS}{TATWEEL}]+")
_WORD = re.compile(
    _LETTERS.pattern
    + r"|\d{1,3}(?:[,٬،]\d{3})+(?![\d])|\d+(?:[.٫]\d+)?"  # a number
    + rf"|[^\s#_{MARKS}{TATWEEL}{INVISIBLE}]|[#_](?=\d)"  # a mark; those of a hashtag only before a number
)


def fold(word: str) -> str:
    """The folded form of one word, the form that every lexicon of the project is keyed by.

    >>> fold("الإنسانيّة") == fold("الانسانيه")
    True
    >>> fold("مدنيـــاً")
    'مدنيا'
    """
    return word.translate(_FOLD)


def fold_text(text: str) -> str:
    """Fold every word of a phrase and put one space between words.

    >>> fold_text("هيئة  تحرير الشام")
    'هيئه تحرير الشام'
    """
    return " ".join(fold(text).split())


def plain_number(digits: str) -> str:
    """ASCII digits without group marks; the decimal mark becomes a full stop.

    >>> plain_number("١٬٢٠٠"), plain_number("1,200"), plain_number("٣٫٥")
    ('1200', '1200', '3.5')
    """
    return digits.translate(_DIGITS).translate({ord(","): None, ord("٬"): None, ord("،"): None, ord("٫"): "."})


def words(text: str) -> list[Word]:
    """Cut a text into words, numbers and marks, with code-point offsets.

    White space, bare vowel marks, and the # and _ of a hashtag fall out.

    >>> [text[w.start:w.end] for text in ['ال28 من "الشهر".'] for w in words(text)]
    ['ال', '28', 'من', '"', 'الشهر', '"', '.']
    >>> [w.norm for w in words("#الإعلام_الأمني")]
    ['الاعلام', 'الامني']
    """
    return cut(text, Word)


def cut(text: str, make: Callable[[int, int, str, Literal["word", "number", "mark"]], T]) -> list[T]:
    """Cut a text like :func:`words`; ``make`` makes each word of its offsets, folded form and kind."""
    out: list[T] = []
    end = 0
    found = _WORD.findall(text)  # strings and a search from the last end: faster than match objects
    for raw, (norm, kind) in zip(found, map(_norm, found), strict=True):
        start = text.find(raw, end)
        end = start + len(raw)
        out.append(make(start, end, norm, kind))
    return out


@lru_cache(maxsize=1 << 14)
def _norm(raw: str) -> tuple[str, Literal["word", "number", "mark"]]:
    """The norm and the kind of a word; kept, since a language says most of what it says in few words."""
    if _LETTERS.match(raw):
        return fold(raw).lower(), "word"
    return (plain_number(raw), "number") if raw[0].isdecimal() else (raw, "mark")


#: The proclitic strings that Arabic glues to a word, folded, longest first; ``لل`` stands for ``ل`` + ``ال``.
PROCLITICS: Final = (
    "وبال", "فبال", "وكال", "فكال",
    "وال", "فال", "بال", "كال", "ولل", "فلل",
    "ال", "لل", "وب", "ول", "وك", "فب", "فل", "فك", "وس", "فس",
    "و", "ف", "ب", "ل", "ك", "س",
)  # fmt: skip
#: Pronouns glued to the end, longest first.
ENCLITICS: Final = ("كما", "هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
