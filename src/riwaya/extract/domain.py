"""Whether a text is about armed conflict at all: football is told in the words of war, and an earthquake kills too.

Each known word speaks for a domain (``domains.tsv``), once however often it stands; a text whose words speak more for
another domain than for conflict tells no claims. The outcome does not depend on any single word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import cut_words
from riwaya.extract.lexicon import KEPT
from riwaya.extract.lexicon.words import domains

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How much more another domain must speak than conflict does.
_MARGIN: Final = 1.0
#: What the accusative of an indefinite noun is written with.
_ACCUSATIVE: Final = "ا"


def about_conflict(norms: Sequence[str], armed: int = 0) -> bool:
    """Whether the folded words of a text are about armed conflict rather than sport, disaster, markets or courts.

    :param armed: how many armed bodies it names: each speaks for conflict as one word does.

    >>> about_conflict("قصفت الطائرات الحربية مواقع الفصائل".split())
    True
    >>> about_conflict("اعتقل حزب الله سبعة أشخاص".split()), about_conflict("اعتقل حزب الله سبعة أشخاص".split(), 1)
    (False, True)
    """
    scores: dict[str, int] = {"conflict": armed}
    for domain, loud in filter(None, map(_domain, set(norms))):
        scores[domain] = scores.get(domain, 0) + loud
    conflict = scores.pop("conflict")
    return conflict >= max(scores.values(), default=0) * _MARGIN


@lru_cache(maxsize=KEPT)
def _domain(norm: str) -> tuple[str, int] | None:
    """The domain that a word speaks for and how loudly, its clitics cut off where need be."""
    table = domains()
    words = cut_words(norm)
    for word in words:
        if word in table:
            return table[word]
    if norm.endswith(_ACCUSATIVE):
        for word in words:
            if word[:-1] in table:
                return table[word[:-1]]  # هجوما
    return None
