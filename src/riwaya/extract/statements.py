"""Statements: the documents in which somebody says something (تقرير, بيان), which are no speakers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import IN
from riwaya.extract.lexicon.words import definite_cues, listed

if TYPE_CHECKING:
    from riwaya.extract.items import Item

_REACH: Final = 4


class StatementReader:
    """Finds the documents of one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms

    def at(self, n: int) -> bool:
        """Whether an item is what somebody says it in: تقرير, بيان."""
        return self.norms[self.items[n].a] in definite_cues("document")

    def behind(self, head: int) -> bool:
        """قال تقرير للمنظمة, جاء في بيان للوزارة: whether a document stands behind the verb."""
        n = head + 1
        if n < len(self.items) and self.items[n].k == "p" and self.items[n].governs == IN and self._comes(head):
            n += 1
        return n < len(self.items) and self.at(n)

    def _comes(self, head: int) -> bool:
        entry = self.items[head].entry
        return entry is not None and listed(entry.lemma, "stands_in")

    def before(self, head: int) -> bool:
        """في بيان رسمي نشرته: whether the pronoun of a verb takes up a document right before it."""
        n = head - 1
        while n >= 0 and head - n < _REACH and not self.at(n):
            if self.items[n].k not in "wA":
                return False
            n -= 1
        return n >= 0 and head - n < _REACH
