"""Numbers: cardinals in digits and words, ordinals, and the bounds that an article gives to a number.

Everything here reads a sequence of words (:func:`riwaya.arabic.letters.words`, or tokens of the same four fields) from
one index on, and answers with a plain value or None. The words themselves are data: ``numerals/*.tsv``.

>>> from riwaya.arabic.letters import words
>>> parse_number(words("أربعة وعشرين قتيلا"), 0)
Number(kind='exact', value=24, used=2)
>>> [(q.low, q.high, q.exclusive_low) for q in find_quantities(words("أكثر من 860 مدنيا، و45 شخصا على الأقل"))]
[(860, None, True), (45, None, False)]
"""

from __future__ import annotations

from riwaya.arabic.numbers.cardinals import Number, parse_number
from riwaya.arabic.numbers.lexicon import WordLike
from riwaya.arabic.numbers.ordinals import Ordinal, parse_ordinal
from riwaya.arabic.numbers.quantities import (
    Quantity,
    after_noun,
    find_quantities,
    is_label,
    may_begin,
    parse_quantity,
)

__all__ = [
    "Number",
    "Ordinal",
    "Quantity",
    "WordLike",
    "after_noun",
    "find_quantities",
    "is_label",
    "may_begin",
    "parse_number",
    "parse_ordinal",
    "parse_quantity",
]
