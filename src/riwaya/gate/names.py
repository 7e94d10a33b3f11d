"""Finding the names of protected people in any spelling: folded, glued to clitics or neighbours, in parts, in Latin.

Where in doubt a word is taken for the name: a quote that is too short harms nobody.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from riwaya.arabic.letters import INVISIBLE, MARKS, PROCLITICS, TATWEEL, fold
from riwaya.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_IGNORED: Final = f"{MARKS}{TATWEEL}{INVISIBLE}\u0300-\u036f"
_WORD: Final = re.compile(
    rf"[^\W\d_](?:[^\W\d_]|[{_IGNORED}]|(?<=[A-Za-z\u00c0-\u024f])['’](?=[A-Za-z\u00c0-\u024f]))*"
)
_HAMZA: Final = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": "", "'": "", "’": "", "ʼ": "", "ʿ": "", "ʾ": ""})
_POSSESSIVE: Final = re.compile(r"['’][sS]$")
_LATIN: Final = re.compile(r"[a-z]+")
_VOWELS: Final = str.maketrans({**dict.fromkeys("aeiouyhw", ""), "q": "k", "c": "k", "z": "s"})
_DOUBLE: Final = re.compile(r"(.)\1+")

_SHORTEST: Final = 2
"""A shorter part (an initial) identifies nobody."""
#: How many words keep what was worked out of them: every word of a text is looked at many times.
_KEPT: Final = 1 << 14
_LONG: Final = 5
"""A part this long is also found inside a word that it is glued to."""


class _Word(NamedTuple):
    start: int
    end: int
    norm: str
    raw: str


class Names:
    """The names of people, ready to be looked for.

    >>> names = Names([["أنس الخيالي"]], {})
    >>> text = "وقال الخياليُّ إنّ أنساً عاد"
    >>> [text[span.start : span.end] for span in names.find(text)]
    ['الخياليُّ']
    """

    def __init__(self, people: Iterable[Iterable[str]], words: Mapping[str, str]) -> None:
        """Take the forms of each person's name; ``words`` are those that stand in names and identify nobody."""
        self._words = words
        self._parts: set[str] = set()
        self._weak: set[str] = set()
        self._whole: set[str] = set()
        for forms in people:
            for form in forms:
                self._learn([word.norm for word in _cut(form)])
        self._inside = sorted(part for part in self._parts if len(part) >= _LONG)
        self._skeletons = {_skeleton(part) for part in self._parts if _LATIN.fullmatch(part)}

    def _learn(self, norms: list[str]) -> None:
        for norm in norms:
            core = norm.removeprefix("ال") if len(norm) > len("ال") + 1 else norm
            if len(core) < _SHORTEST:
                continue
            known = {self._words.get(norm), self._words.get(core)}
            (self._weak if known & {"particle", "title"} else self._parts).update((norm, core))
        whole = "".join(norms)
        if len(whole) >= _LONG and not self._weak.issuperset(norms):
            self._whole.add(whole)

    def __bool__(self) -> bool:
        """Whether there is a name to look for."""
        return bool(self._parts or self._whole)

    def find(self, text: str, *, loose: bool = False) -> list[Span]:
        """The stretches of whole words that hold a name or a part of one, in order and apart from one another.

        :param loose: take a Latin word for a name when only its vowels differ.
        """
        if not self:
            return []
        words = list(_cut(text))
        hit = {number for number, word in enumerate(words) if self._is_part(word, loose=loose)}
        hit.update(self._whole_names(words))
        for step in (1, -1):
            for number in sorted(hit, reverse=step < 0):
                beside = number + step
                while 0 <= beside < len(words) and beside not in hit and self._may_join(words[beside]):
                    hit.add(beside)
                    beside += step
        return merged(Span(words[number].start, words[number].end) for number in hit)

    def holds(self, text: str, *, loose: bool = False) -> bool:
        """Whether a text holds a name or a part of one; percent-encoding is seen through."""
        return any(self.find(form, loose=loose) for form in {text, unquote(text)})

    def _is_part(self, word: _Word, *, loose: bool) -> bool:
        if any(self._words.get(stem) == "function" for stem in _stems(_bare(word.raw))):
            return False
        if any(stem in self._parts for stem in _stems(word.norm)):
            return True
        if any(part in word.norm for part in self._inside):
            return True
        return loose and _LATIN.fullmatch(word.norm) is not None and _skeleton(word.norm) in self._skeletons

    def _may_join(self, word: _Word) -> bool:
        """Whether a word that is no name by itself belongs to the name it stands beside."""
        return any(stem in self._weak or stem in self._parts for stem in _stems(word.norm))

    def _whole_names(self, words: list[_Word]) -> Iterator[int]:
        """Words that together spell a whole name, however the text cuts them."""
        starts: list[int] = []
        length = 0
        for word in words:
            starts.append(length)
            length += len(word.norm)
        letters = "".join(word.norm for word in words)
        for whole in sorted(self._whole):
            at = letters.find(whole)
            while at >= 0:
                yield from range(bisect_right(starts, at) - 1, bisect_right(starts, at + len(whole) - 1))
                at = letters.find(whole, at + 1)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one.

    >>> merged([Span(4, 6), Span(0, 2), Span(1, 3)])
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _cut(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        raw = _POSSESSIVE.sub("", match.group())
        norm = normal(raw)
        if norm:
            yield _Word(match.start(), match.end(), norm, raw)


@lru_cache(maxsize=_KEPT)
def normal(word: str) -> str:
    """One form for all spellings of a word: presentation forms, marks, hamza seats, accents and case fall away.

    >>> normal("الدؤليّ") == normal("الدولى"), normal("Diyāb")
    (True, 'diyab')
    """
    folded = fold(unicodedata.normalize("NFKC", word)).translate(_HAMZA)
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=_KEPT)
def _bare(word: str) -> str:
    """A word without marks, its letters as they are written: what tells على from علي."""
    return "".join(char for char in unicodedata.normalize("NFC", word) if char not in MARKS + TATWEEL + INVISIBLE)


@lru_cache(maxsize=_KEPT)
def _stems(norm: str) -> tuple[str, ...]:
    """A word, and what is left of it without the words that may be glued before it."""
    rests = [norm.removeprefix(proclitic) for proclitic in PROCLITICS]
    return (norm, *(rest for rest in rests if rest != norm and len(rest) >= _SHORTEST))


def _skeleton(norm: str) -> str:
    """The first letter and the consonants of a Latin word: what its spellings share."""
    return norm[:1] + _DOUBLE.sub(r"\1", norm[1:].translate(_VOWELS))
