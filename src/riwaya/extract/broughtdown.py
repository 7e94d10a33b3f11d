"""What was brought down where the verb only points at it: the missiles of the attack (تصدت لصواريخ وأسقطت معظمها)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.extract.fitting import as_thing
from riwaya.extract.lexicon.words import cues, weapon_types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item

#: What the weapons do that air defences bring down, beside what carries men.
_FLYING: Final = frozenset(("missile_strike", "rocket_attack", "drone_strike"))


def brought_down(happenings: Sequence[Happening], items: Sequence[Item], norms: Sequence[str]) -> None:
    """Give each shooting down of a sentence that names nothing what it brought down."""
    fired: list[Part] = []
    for h in sorted(happenings, key=lambda h: h.n):
        if h.type == "shootdown" and not h.targets:
            own = [p for p in h.weapons if _flies(p)]
            if own:
                h.weapons = [p for p in h.weapons if p not in own]
                h.add("target", _thing(own[0]))  # تصدت لهجوم بالصواريخ
            elif fired and _points(h, items, norms):
                h.add("target", _thing(fired[0]))
        sent = [p for p in h.weapons if _flies(p)]
        fired = (h.targets if h.type == "shootdown" else sent) or fired


def _flies(part: Part) -> bool:
    return weapon_types().get(part.entity.kind) in _FLYING


def _thing(part: Part) -> Part:
    return part._replace(entity=as_thing(part.entity)) if part.entity.cls == "weapon" else part


def _points(h: Happening, items: Sequence[Item], norms: Sequence[str]) -> bool:
    """أسقطت معظمها, أسقطتها: whether a pronoun stands for what was told before."""
    behind = items[h.n + 1] if h.n + 1 < len(items) else None
    return bool(h.item.enc) or (behind is not None and norms[behind.a] in cues("most_of_them"))
