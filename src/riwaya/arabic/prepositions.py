"""Prepositions that stand as words of their own, as the lexicon's frames and particles spell them (not folded).

The glued ones (ب, ل, ك) are clitics: :mod:`riwaya.arabic.clitics`.
"""

from __future__ import annotations

from typing import Final

ON: Final = "على"
ABOUT: Final = "عن"
FROM: Final = "من"
TOWARDS: Final = "إلى"
WITH: Final = "مع"
IN: Final = "في"
BETWEEN: Final = "بين"
NEARBY: Final = "قرب"
BY_WHOM: Final = "من قبل"
AGAINST: Final = "ضد"
