"""What a sentence tells as one: the damage that an attack brought, two words of damage, a swap and its releases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.extract.happenings import ATTACKS
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.drafts import Draft
    from riwaya.extract.happenings import Happening

_DAMAGE: Final = "property_destruction"
#: Types of which a sentence seldom tells two: دمر مطعما وألحق أضرارا, عملية تبادل أفضت إلى الإفراج عن.
_ONCE: Final = frozenset((_DAMAGE, "release_of_captives"))
_SAYING: Final = ("say", "speech", "relay")


class OnceTold:
    """Joins the happenings of one sentence that tell one event."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.items, self.norms = draft, draft.items, draft.norms

    def read(self) -> None:
        """Join each to the one before it where the two are one."""
        before: Happening | None = None
        for h in sorted(self.draft.out, key=lambda h: h.n):
            if before is None or not self._one(before, h):
                before = h
            elif before.bare and h.type != before.type:
                before.type = h.type  # الاعتداءات خلفت أضرارا: of the attack nothing else is told
                self.draft.merge(h, before)
                before = h
            else:
                h.type = before.type  # what it brought does not tell what it was
                self.draft.merge(before, h)

    def _one(self, before: Happening, h: Happening) -> bool:
        between = self.items[before.n + 1 : h.n + 1]
        if h.negated or h.status or any(it.cls in _SAYING or it.mark == "؛" for it in between):
            return False
        if any(self.norms[it.a] in cues("likewise") for it in between):
            return False  # كما أسفر التفجير عن أضرار: a statement of its own
        if before.type == h.type in _ONCE:
            mine = {p.entity.id for p in before.agents}
            return h.type != _DAMAGE or not h.agents or mine.issuperset(p.entity.id for p in h.agents)
        if h.type != _DAMAGE or h.agents or before.type not in ATTACKS:
            return False
        return any(it.cls == "cause" for it in between)
