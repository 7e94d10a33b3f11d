"""Endings: what the last letters of a word say of it, as far as unvowelled letters can say it."""

from __future__ import annotations

from typing import Final

from riwaya.arabic.clitics import ARTICLE

_NISBA: Final = "ي"
_OBLIQUE: Final = "ين"
_FEMININE: Final = ("ه", "ات")
_OF_PEOPLE: Final = (_OBLIQUE, "ون", "يه", _NISBA)
_SEVERAL: Final = ("تي", "ات", "يي")
_OF_SOURCES: Final = ("ي", "يه", "ه", "ر", "ع", "ق", "ص")


def is_nisba(word: str) -> bool:
    """Whether a word ends as a nisba does (عسكري).

    >>> is_nisba("عسكري"), is_nisba("جنود")
    (True, False)
    """
    return word.endswith(_NISBA)


def is_feminine(norm: str) -> bool:
    """Whether a folded word ends as a feminine singular or a sound feminine plural does (taa marbuta folds to ه).

    >>> is_feminine("حركه"), is_feminine("قوات"), is_feminine("جيش")
    (True, True, False)
    """
    return norm.endswith(_FEMININE)


def is_oblique(norm: str) -> bool:
    """Whether a word ends in ين: a dual or a sound plural behind a verb or a preposition."""
    return norm.endswith(_OBLIQUE)


def may_be_of_people(norm: str) -> bool:
    """Whether a word may describe counted people that the next word names (20 عسكريين أتراك)."""
    return norm.endswith(_OF_PEOPLE)


def may_be_several(word: str) -> bool:
    """Whether a noun in the construct state may be a dual or a plural (بلدتي, بلدات)."""
    return word.endswith(_SEVERAL)


def may_be_of_source(norm: str) -> bool:
    """Whether a word ends as the adjectives of a source do (عسكري, محلية, مطلع), with or without the article."""
    return norm.removeprefix(ARTICLE).endswith(_OF_SOURCES)
