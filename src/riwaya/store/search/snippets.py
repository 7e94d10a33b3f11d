"""The words that were found, shown in the quote: ⟦so⟧, with as much around them as helps.

>>> snippet("قصفت طائرات، والغارات مستمرة", read_words("غارات"))
'قصفت طائرات، ⟦والغارات⟧ مستمرة'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.stems import tokens
from riwaya.store.search.words import read_words  # noqa: F401 - the doctest's

if TYPE_CHECKING:
    from riwaya.arabic.stems import Token
    from riwaya.store.search.words import Term, Words

OPEN, CLOSE, CUT = "⟦", "⟧", "…"
WIDTH: Final = 24
"""Words that a snippet shows."""


def snippet(quote: str, words: Words, width: int | None = WIDTH) -> str:
    """Mark what was found in a quote and cut away what is far from it.

    :param width: how many words to show; all of them where None.
    """
    found = list(tokens(quote))
    hits = _hits(found, words)
    first, last = (0, len(found)) if width is None else _window(len(found), hits, width)
    if not found:
        return quote
    at = 0 if first == 0 else found[first].start
    end = len(quote) if last == len(found) else found[last - 1].end
    parts = [] if first == 0 else [f"{CUT} "]
    for number in range(first, last):
        if number in hits:
            token = found[number]
            parts += [quote[at : token.start], OPEN, quote[token.start : token.end], CLOSE]
            at = token.end
    parts.append(quote[at:end])
    if last < len(found):
        parts.append(f" {CUT}")
    return "".join(parts).replace(f"{CLOSE} {OPEN}", " ")


def _hits(found: list[Token], words: Words) -> set[int]:
    hits: set[int] = set()
    for term in (one for either in words.wanted for one in either):
        size = len(term.stems) + bool(term.starts)
        for at in range(len(found) - size + 1):
            if _matches(found[at : at + size], term):
                hits.update(range(at, at + size))
    return hits


def _matches(found: list[Token], term: Term) -> bool:
    if len(found) == 1:
        readings = (found[0].stem, *found[0].also)
        if term.starts:
            return any(reading.startswith(term.starts) for reading in readings)
        return term.stems[0] in readings
    fits = all(token.stem == stem for token, stem in zip(found, term.stems, strict=False))
    return fits and (not term.starts or found[-1].stem.startswith(term.starts))


def _window(count: int, hits: set[int], width: int) -> tuple[int, int]:
    """The first stretch of so many words with most of what was found in it."""
    if count <= width:
        return 0, count
    starts = sorted({max(0, min(hit - width // 4, count - width)) for hit in hits}) or [0]
    best = max(starts, key=lambda start: (len([hit for hit in hits if start <= hit < start + width]), -start))
    return best, best + width
