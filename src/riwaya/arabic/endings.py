"""Endings: what the last letters of a word say of it, as far as unvowelled letters can say it."""

from __future__ import annotations

from typing import Final

_NISBA: Final = "ي"
_OBLIQUE: Final = "ين"
_OF_PEOPLE: Final = (_OBLIQUE, "ون", "يه", _NISBA)
_SEVERAL: Final = ("تي", "ات", "يي")
_SOUND_PLURALS: Final = ("ون", "ين", "ات")
_FEMININE: Final = "ه"
_DUAL_NISBA: Final = "يان"
#: The ending of an indefinite accusative.
ACCUSATIVE: Final = "ا"
_INFLECTED: Final = ("", ACCUSATIVE, "ان", _OBLIQUE, "ون")


def is_nisba(word: str) -> bool:
    """Whether a word ends as a nisba does (عسكري).

    >>> is_nisba("عسكري"), is_nisba("جنود")
    (True, False)
    """
    return word.endswith(_NISBA)


def uninflected(norm: str) -> list[str]:
    """What a folded nisba may be without the endings of case and number, itself first.

    >>> uninflected("تركيين"), uninflected("تركيا")
    (['تركيين', 'تركي'], ['تركيا', 'تركي'])
    """
    return [norm.removesuffix(end) for end in _INFLECTED if norm.endswith(end)]


def is_feminine(norm: str) -> bool:
    """Whether a folded word ends as taa marbuta does.

    >>> is_feminine("شرطه"), is_feminine("علاء")
    (True, False)
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


def singulars(norm: str) -> tuple[str, ...]:
    """A word and what may be its singular where it ends as a sound plural does, or as two of a nisba.

    >>> singulars("محليون"), singulars("محلي")
    (('محليون', 'محلي', 'محليه'), ('محلي',))
    """
    if norm.endswith(_DUAL_NISBA):
        return (norm, norm[:-2])  # مصدران أمنيان
    stem = next((norm[: -len(e)] for e in _SOUND_PLURALS if norm.endswith(e)), "")
    return (norm, stem, stem + _FEMININE) if stem else (norm,)
