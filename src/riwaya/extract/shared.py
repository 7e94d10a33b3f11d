"""Shared places: what came of an event, or came before it, happened where that event did.

«بعد معركة», «ونزوح المئات», «جراء سيطرة القوات على البلدة»: a happening that has no place of its own is joined to one
that has. Each rule asks for the words that join the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import kinds

if TYPE_CHECKING:
    from riwaya.extract.items import Item

#: Types that come of an attack where it happened.
_CAME_OF: Final = frozenset(("harm_casualties", "property_destruction", "displacement_flight"))
#: Types before which there is fighting for the same place.
_FOUGHT_FOR: Final = frozenset(("territory_capture", "advance", "withdrawal", "control_of_territory"))
_HERE: Final = ("site", "near", "along", "origin")


def share(h: Happening, before: Happening | None, after: Happening | None, items: list[Item]) -> bool:
    """Give a happening without a place that of the one told right before or behind it; whether one was given."""
    if before is not None and (_fought_for(h, before) or _came_too(h, before, items)):
        return _take(h, before)
    if after is not None and h.type in _CAME_OF and after.under == "cause" and after.type not in _CAME_OF:
        return _take(h, after)
    return False


def _fought_for(h: Happening, before: Happening) -> bool:
    """سيطرت على البلدة بعد معركة: the fight for the place that was taken."""
    return h.under == "after" and h.item.k == "E" and h.type in ATTACKS and before.type in _FOUGHT_FOR


def _came_too(h: Happening, before: Happening, items: list[Item]) -> bool:
    """أدى إلى مقتل العشرات ونزوح المئات: one came of it as the other did."""
    return (
        h.type in _CAME_OF
        and h.item.k == "E"
        and h.item.pro[:1] == AND
        and not any(it.k == "V" and it.cls != "cause" for it in items[before.n + 1 : h.n])
    )


def _take(h: Happening, other: Happening) -> bool:
    """The first place of another happening, the smallest that it tells."""
    found = [p for p, role in other.places if role in _HERE]
    small = [p for p in found if p.entity.kind not in kinds("wide")]
    for part in (small or found)[:1]:
        h.add("site", part)
    return bool(found)
