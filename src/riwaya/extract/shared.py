"""Shared places: what came of an event, or came before it, happened where that event did.

«بعد معركة», «ونزوح المئات», «جراء سيطرة القوات على البلدة»: a happening that has no place of its own is joined to one
that has. Each rule asks for the words that join the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import cues, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item

#: Types that come of an attack where it happened.
_CAME_OF: Final = frozenset(("harm_casualties", "property_destruction", "displacement_flight"))
#: Types before which there is fighting for the same place.
_FOUGHT_FOR: Final = frozenset(("territory_capture", "advance", "withdrawal", "control_of_territory"))
#: How many items before the words of control the area may stand that they tell of.
_AREA: Final = 4
_HERE: Final = ("site", "near", "along", "origin")


def share(
    h: Happening, before: Happening | None, after: Happening | None, items: list[Item], norms: Sequence[str]
) -> bool:
    """Give a happening without a place that of the one told right before or behind it; whether one was given."""
    if before is not None and _resulting(h, before, items, norms):
        return _take(h, before)
    if before is not None and (_fought_for(h, before) or _came_too(h, before, items)):
        return _take(h, before, most=1)
    if after is not None and (_held_area(h, after, items, norms) or _of_wounds(h, after, items, norms)):
        return _take(h, after)
    if after is not None and _goes_on(h, after, items):
        return _take(h, after)
    return after is not None and _caused_by(h, after) and _take(h, after, most=1)


def _goes_on(h: Happening, after: Happening, items: list[Item]) -> bool:
    """أسقطوا مروحية ودمروا دبابات في ريف إدلب: the place at the end of what one subject did right away."""
    joined = after.item.k == "V" and after.item.joined and after.subject_shared and h.item.k == "V"
    return joined and not any(it.k in ",;T" for it in items[h.n + 1 : after.n])


def _caused_by(h: Happening, after: Happening) -> bool:
    """قتل العشرات جراء سيطرة القوات على البلدة: what came of it."""
    return h.type in _CAME_OF and after.under == "cause" and after.type not in _CAME_OF


def _of_wounds(h: Happening, after: Happening, items: list[Item], norms: Sequence[str]) -> bool:
    """قتل متأثرا بجراح أصيب بها في المدينة: he died of what befell him there."""
    between = items[h.n + 1 : after.n]
    return h.type == "harm_casualties" and any(norms[it.a] in cues("of_wounds") for it in between)


def _resulting(h: Happening, before: Happening, items: list[Item], norms: Sequence[str]) -> bool:
    """دوي هز المدينة ناجم عن انفجار عبوة: the blast was where it was heard."""
    nouns = items[before.n + 1 : h.n]
    return h.item.k == "E" and bool(nouns) and any(norms[it.a] in cues("resulting") for it in nouns[-2:])


def _held_area(h: Happening, after: Happening, items: list[Item], norms: Sequence[str]) -> bool:
    """استهدف مناطق تسيطر عليها المعارضة في إدلب: who holds the area is told with where it is."""
    if h.type not in ATTACKS or after.type != "control_of_territory":
        return False
    before = items[max(after.n - _AREA, h.n + 1) : after.n]
    return any(it.k in "wM" and norms[it.b - 1].removeprefix(AND) in cues("held_areas") for it in before)


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


def _take(h: Happening, other: Happening, most: int | None = None) -> bool:
    """The places of another happening; the first of them that is no province, where ``most`` is 1."""
    found = [p for p, role in other.places if role in _HERE]
    small = [p for p in found if p.entity.kind not in kinds("wide")] if most is not None else found
    for part in (small or found)[:most]:
        h.add("site", part)
    return bool(found)
