"""Fitting: what an entity can be in the role that the grammar asks for (a city as the agent becomes the site)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.clitics import ARTICLE, BY
from riwaya.extract.happenings import ATTACKS, CUSTODY
from riwaya.extract.lexicon.words import acting_groups, kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from riwaya.extract.items import Item
    from riwaya.model import Entity

#: Types of which a weapon may be what is hit; in any other attack it is what strikes.
DESTROYS: Final = frozenset(("shootdown", "property_destruction", "clash_battle"))
#: Types that are done to a state itself, not on its land.
_OF_STATES: Final = frozenset(("sanction",))
#: Types whose object may be what is fired: قصفت قذائف هاون على القرية.
_FIRES: Final = frozenset(("shelling", "rocket_attack", "missile_strike"))
#: How unnamed people who hold an office are called, who may be sources and may be struck.
_OFFICES: Final = ("commander", "official")
#: Types that only who bears arms does.
_OF_FIGHTERS: Final = ATTACKS | CUSTODY | {"harm_casualties"}


def as_thing(weapon: Entity) -> Entity:
    """A weapon that is itself what is hit or brought down."""
    return msgspec.structs.replace(weapon, id=f"new:{weapon.id}", cls="object", kind="thing", known=False)


def can_act(it: Item) -> bool:
    """Whether an item can be who does something: an actor, a source, a weapon, people who act."""
    if it.k == "M":
        readings = it.spot.readings
        return "actor" in readings or "source" in readings or "weapon" in readings or "office" in readings
    return it.k in "EA" or (it.k == "G" and it.people.group in acting_groups() and it.people.low is None)


def counted_body(it: Item) -> Entity | None:
    """عشرات المستوطنين, مئات الحوثيين: the body that counted people are of by their name."""
    spot = it.people.spot if it.k == "G" else None
    body = spot.readings.get("actor") if spot is not None else None
    return body if body is not None and body.known and body.kind in kinds("armed") else None


def only_acts(it: Item) -> bool:
    """استعادة الجيش السيطرة: a body that is no place cannot be where it happened; it did it."""
    return it.k == "M" and "actor" in it.spot.readings and "place" not in it.spot.readings


def is_means(it: Item) -> bool:
    """Whether an item is a weapon behind ب: by what something was done."""
    return it.k == "M" and it.prep == BY and "weapon" in it.spot.readings


def is_weapon(it: Item) -> bool:
    """Whether an item is a weapon, or a machine that can be one."""
    readings = it.spot.readings
    return "weapon" in readings or (readings.get("object") is not None and readings["object"].kind in kinds("machine"))


def as_office(it: Item, norms: Sequence[str]) -> Entity | None:
    """اغتال قياديا في الحزب: one who holds an office without a name, as whom something is done to."""
    source = it.spot.readings.get("source") if len(it.spot.readings) == 1 else None
    if source is None or norms[it.a].startswith(ARTICLE) or not source.label_en.endswith(_OFFICES):
        return None
    return msgspec.structs.replace(source, cls="object", kind="people")


def is_struck(it: Item) -> bool:
    """Whether a mention can only be what is struck: a thing or a place that is nobody and no weapon."""
    readings = it.spot.readings
    people = "object" in readings and readings["object"].kind == "people"
    return not {"object", "place"}.isdisjoint(readings) and {"actor", "weapon"}.isdisjoint(readings) and not people


def fit(  # noqa: PLR0911  a table: one return a case
    role: str, readings: Mapping[str, Entity], etype: str, *, direct: bool = False
) -> list[tuple[str, Entity]]:
    """What an entity with these readings becomes when the grammar asks for ``role``.

    :param direct: it is the object or genitive itself (استهداف دبابة), behind no preposition.
    """
    actor, place = readings.get("actor"), readings.get("place")
    thing, weapon = readings.get("object"), readings.get("weapon")
    if role == "agent":
        if actor is not None and actor.kind in kinds("bystanders") and etype in _OF_FIGHTERS:
            return []
        if actor is not None:
            return [("agent", actor)]
        if weapon is not None:
            return [("weapon", weapon)]
        return [("site", place)] if place is not None and place.kind != "country" else []
    if role in ("target", "victim"):
        if place is not None and (actor is None or actor.kind in ("state", "government")):
            if actor is not None and etype in _OF_STATES:
                return [("target", actor)]
            out = [("site", place)]
            return [*out, ("target", place)] if place.kind in kinds("facility") and role == "target" else out
        if role == "victim":
            return []
        if actor is not None:
            return [("target", actor)]
        struck = (direct and etype not in _FIRES) or etype not in ATTACKS or etype in DESTROYS
        if thing is not None and (weapon is None or struck):
            return [("target", thing)]
        if weapon is not None and ((direct and etype not in _FIRES) or etype in DESTROYS):
            return [("target", as_thing(weapon))]
        return [("weapon", weapon)] if weapon is not None else []
    if role in ("site", "origin", "destination", "near", "along", "venue"):
        if place is not None:
            return [(role, place)]
        struck = etype in ATTACKS and etype != "clash_battle"  # اشتباكات في أحياء عدة: where they fought
        if thing is not None and struck and role == "site" and thing.kind not in ("people", "thing"):
            return [("target", thing)]
        return []
    if role == "weapon":
        if weapon is not None:
            return [("weapon", weapon)]
        if place is None and thing is not None and direct and thing.kind in kinds("built"):
            return [("target", thing)]  # تفجير صالة أفراح
        return [("site", place)] if place is not None else []
    return []
