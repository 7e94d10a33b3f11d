"""Ordinal numbers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from riwaya.arabic.numbers.lexicon import Gender, OrdinalWord, ordinals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers.lexicon import WordLike


class Ordinal(NamedTuple):
    """An ordinal such as السادس or الحادية والعشرين, ``used`` tokens long."""

    value: int
    used: int
    gender: Gender


def parse_ordinal(words: Sequence[WordLike], i: int) -> Ordinal | None:
    """Read the definite ordinal at token ``i``: السادس، الحادي عشر، الثاني والعشرين; bare tens (العشرين) count too.

    >>> from riwaya.arabic.letters import words as cut
    >>> parse_ordinal(cut("السادس من أيار"), 0), parse_ordinal(cut("الحادية والعشرين"), 0)
    (Ordinal(value=6, used=1, gender='m'), Ordinal(value=21, used=2, gender='f'))
    >>> parse_ordinal(cut("ستة"), 0)
    """
    table = ordinals()
    heads = table.get(words[i].norm)
    if heads is None:
        return None
    head = heads[0]
    if not head.definite or head.role == "teen":
        return None
    if head.role == "unit" and i + 1 < len(words):
        for after in table.get(words[i + 1].norm, ()):
            value = _compound(head, after)
            if value:
                return Ordinal(value, 2, head.gender)
    return Ordinal(head.value, 1, head.gender)


def _compound(head: OrdinalWord, after: OrdinalWord) -> int:
    """Sum up «الحادي عشر» or «الثاني والعشرين»; 0 where the two do not make one ordinal."""
    if after.role == "teen" and not after.conj and not after.definite:
        return head.value + 10
    return head.value + after.value if after.role == "tens" and after.conj else 0
