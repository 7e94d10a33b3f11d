"""Which words are known, so that words run together can be told from words that are only new."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, AND_THE, unglued
from riwaya.documents.prepare import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.extract.lexicon import Lexicon
    from riwaya.link.gazetteer import Gazetteer

_SHORTEST: Final = 3
_NAMED: Final = frozenset(("actor", "place"))
_cache: dict[tuple[int, int], Known] = {}


def known_words(gazetteer: Gazetteer, lexicon: Lexicon) -> Known:
    """What :func:`riwaya.documents.prepare.prepare` needs to cut words that were run together.

    A word is known when a name or the lexicon holds it, clitics cut off; the pieces of a cut must be words of names,
    the second one perhaps behind و.
    """
    key = (id(gazetteer), id(lexicon))
    if key not in _cache:
        _cache[key] = _build(gazetteer, lexicon)
    return _cache[key]


def _build(gazetteer: Gazetteer, lexicon: Lexicon) -> Known:
    entities = gazetteer.entities
    named = [form for form, group in gazetteer.names.items() if any(entities[n.entity].cls in _NAMED for n in group)]
    names, words = _words(named), _words(gazetteer.names)
    inside = frozenset(word for phrases in lexicon.phrases.values() for phrase, _ in phrases for word in phrase)

    @lru_cache(maxsize=1 << 14)
    def whole(norm: str) -> bool:
        return (
            norm in words
            or norm in inside
            or norm in gazetteer.adjectives
            or bool(lexicon.analyse(norm))
            or unglued(norm) in words
        )

    def piece(norm: str) -> bool:
        # والتوثيق is no «وال ستريت» and توثيق
        return norm != AND_THE and (norm in names or (norm[:1] == AND and norm[1:] in names))

    def verb(norm: str) -> bool:
        return any(entry.pos == "v" and not pro for pro, entry, _ in lexicon.analyse(norm))

    return Known(whole, piece, verb, gazetteer.names.__contains__)


def _words(forms: Iterable[str]) -> frozenset[str]:
    """The words of some names but the shortest; joined and cut at once, since there are twenty thousand names."""
    return frozenset([word for word in set(" ".join(forms).split()) if len(word) >= _SHORTEST])
