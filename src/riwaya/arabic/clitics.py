"""Clitics: the letters that Arabic glues before a word, and what is left of the word without them.

All forms are folded (:func:`riwaya.arabic.letters.fold`). The letters are named by what they mean as a
clitic; rules compare with them and hold no Arabic of their own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

ARTICLE: Final = "ال"
#: ل with the article behind it, which hides its alif.
TO_THE: Final = "لل"
BY_THE: Final = "بال"
AND_THE: Final = "وال"
AND: Final = "و"
SO: Final = "ف"
BY: Final = "ب"
TO: Final = "ل"
LIKE: Final = "ك"
AND_BY: Final = "وب"
AND_TO: Final = "ول"
#: Letters that may be glued before a name of an unknown form.
BEFORE_NAMES: Final = (AND, BY, TO, SO)
#: What a reader glues before a name that stands for the surroundings of its place (شمال حلب as a point near Aleppo).
NEAR: Final = "قرب"

#: By the first letter of a word.
_BEFORE_KNOWN_NAMES: Final = {
    "و": ("وب", "ول", "وك", "و"),
    "ف": ("فب", "فل", "ف"),
    "ب": ("ب",),
    "ل": ("ل",),
    "ك": ("ك",),
}
#: By the first letter of a word, the longest first.
_BEFORE_ANY: Final = {"و": ("وال", "و"), "ب": ("بال", "ب"), "ل": ("لل", "ل"), "ا": ("ال",)}
_PREPOSITIONS: Final = {
    "ب": BY, "بال": BY, "وب": BY, "وبال": BY, "فب": BY, "فبال": BY,
    "ل": TO, "لل": TO, "ول": TO, "ولل": TO, "فل": TO, "فلل": TO,
    "ك": LIKE, "كال": LIKE, "وك": LIKE, "وكال": LIKE, NEAR: NEAR,
}  # fmt: skip
_LIKELY: Final = {"و": ("وال", "ولل"), "ب": ("بال",), "ل": ("لل",), "ا": ("ال",)}
_SHORT: Final = 4


def is_definite(proclitic: str) -> bool:
    """Whether a string of proclitics holds the article.

    >>> is_definite("وبال"), is_definite("ولل"), is_definite("ول")
    (True, True, False)
    """
    return ARTICLE in proclitic or proclitic.endswith(TO_THE)


def glued_preposition(proclitic: str) -> str:
    """The preposition in a string of proclitics, or ''.

    >>> glued_preposition("وبال")
    'ب'
    """
    return _PREPOSITIONS.get(proclitic, "")


def is_joined(proclitic: str) -> bool:
    """Whether a string of proclitics begins with a conjunction."""
    return proclitic[:1] in (AND, SO)


@lru_cache(maxsize=1 << 16)
def first_words(norm: str) -> tuple[tuple[str, str], ...]:
    """The first word of a name with its clitics cut off in every way: (clitics, rest).

    >>> list(first_words("للجيش"))
    [('', 'للجيش'), ('ل', 'الجيش'), ('ل', 'لجيش')]
    """
    before = _BEFORE_KNOWN_NAMES.get(norm[:1])
    if before is None:
        return (("", norm),)
    cuts = [("", norm)]
    if norm.startswith(TO_THE):
        cuts.append((TO, ARTICLE + norm[2:]))
    elif norm.startswith(("ولل", "فلل")):
        cuts.append((norm[0] + TO, ARTICLE + norm[3:]))
    cuts += [(p, norm[len(p) :]) for p in before if norm.startswith(p) and len(norm) > len(p) + 1]
    return tuple(cuts)


def likely_prefix(norm: str) -> str:
    """The likely clitics of an unknown word: only what the grammar must see.

    >>> likely_prefix("بالقرب"), likely_prefix("وغيرها"), likely_prefix("وعد")
    ('بال', 'و', '')
    """
    for pro in _LIKELY.get(norm[:1], ()):
        if norm.startswith(pro) and len(norm) > len(pro) + 2:
            return pro
    if len(norm) > _SHORT and norm[0] in (AND, BY, TO):
        return norm[0]
    return ""


@lru_cache(maxsize=1 << 14)
def bare_word(norm: str) -> str:
    """A word without و and the article; a short word may begin with و by itself.

    >>> bare_word("والقوات"), bare_word("وعد")
    ('قوات', 'وعد')
    """
    if norm[:1] == AND and len(norm) > _SHORT:
        norm = norm[1:]
    norm = norm.removeprefix(TO_THE).removeprefix(BY_THE) if norm.startswith((TO_THE, BY_THE)) else norm
    return norm.removeprefix(ARTICLE)


def unglued(norm: str) -> str:
    """A word without one glued particle, its article restored.

    >>> unglued("للجيش"), unglued("بحلب")
    ('الجيش', 'حلب')
    """
    if norm.startswith(TO_THE):
        return ARTICLE + norm[2:]
    return norm[1:] if norm[:1] in (AND, SO, BY, LIKE, TO) else norm


def cut_words(norm: str) -> list[str]:
    """A word without its clitics, cut in every way, the longest first, the whole word last.

    >>> cut_words("والقوات")
    ['قوات', 'القوات', 'والقوات']
    """
    return [*[norm[len(pro) :] for pro in _BEFORE_ANY.get(norm[:1], ()) if norm.startswith(pro)], norm]
