"""Bodies that every nation has: a nation named behind the shared name says whose it is (وزارة الداخلية الأفغانية)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.lexicon.words import kinds
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.extract.names import NameReader
    from riwaya.link.gazetteer import Name
    from riwaya.model import Entity


def national(names: NameReader, a: int, b: int, pro: str, meanings: Iterable[Name]) -> Spot | None:
    """The body over tokens ``[a, b)`` with the nation that an adjective behind it tells; None without one.

    :param meanings: what the gazetteer knows by these words, each in the context of its country.
    """
    nation = _nation(names, b)
    if nation is None:
        return None
    shared = [names.gazetteer.entities[m.entity] for m in meanings if m.context]
    alike = next((e for e in shared if e.cls == "actor" and e.kind in kinds("national")), None)
    if alike is None:
        return None
    own = next((e for e in shared if e.country == nation.country), None)
    return Spot(a, b + 1, pro, {"actor": own or _made(names, a, b + 1, pro, alike, nation)}, a)


def _nation(names: NameReader, i: int) -> Entity | None:
    """The nation that a definite adjective at token ``i`` names."""
    norm = names.norms[i] if i < len(names.norms) else ""
    state = names.gazetteer.adjectives.get(norm.removeprefix(ARTICLE)) if norm.startswith(ARTICLE) else None
    entity = names.gazetteer.entities[state] if state is not None else None
    return entity if entity is not None and entity.kind == "state" else None


def _made(names: NameReader, a: int, b: int, pro: str, alike: Entity, nation: Entity) -> Entity:
    """A new body, called as its like of another nation is, with its own demonym."""
    other = next(
        (e for e in names.gazetteer.entities.values() if e.kind == "state" and e.country == alike.country), None
    )
    label = (
        alike.label_en.removeprefix(names.all_forms.short.demonym(other.id)).strip()
        if other is not None
        else alike.label_en
    )
    words = names.words(a, b, pro)
    return names.entity(
        "actor", alike.kind, "", words, words, english=f"{names.all_forms.short.demonym(nation.id)} {label}"
    )
