"""The kinds that a row of the gazetteer may have, by class of entity (ontology/vocabularies/ defines them)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.model import EntityClass

KINDS: Final[dict[EntityClass, frozenset[str]]] = {
    "actor": frozenset(
        (
            *("state", "government", "ministry", "parliament", "court"),
            *("armed_forces", "police", "intelligence", "armed_group", "coalition"),
            *("international_organisation", "un_body", "ngo", "political_party", "authority", "company"),
            *("organisation", "news_agency", "broadcaster", "newspaper", "media"),
            *("person", "unnamed_source", "collective"),
        )
    ),
    "place": frozenset(
        (
            *("country", "region", "governorate", "district", "subdistrict", "city", "town", "village", "camp"),
            *("neighbourhood", "countryside", "base", "airport", "crossing", "port", "facility", "road", "border"),
            *("mountain", "water", "area"),
        )
    ),
    "object": frozenset(
        (
            *("facility", "hospital", "school", "market", "place_of_worship", "infrastructure", "checkpoint"),
            *("position", "vehicle", "aircraft", "ship", "convoy", "dwelling", "people", "thing", "weapon_stock"),
        )
    ),
    "weapon": frozenset(
        (
            *("aircraft", "helicopter", "drone", "rocket", "missile", "artillery", "mortar", "tank", "barrel_bomb"),
            *("cluster_munition", "incendiary", "chlorine", "sarin", "chemical", "ied", "car_bomb", "suicide_vest"),
            *("mine", "grenade", "small_arms", "sniper", "bladed", "phosphorus", "bomb"),
        )
    ),
}
"""Kinds of actor, place, object and weapon."""
