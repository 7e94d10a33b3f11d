"""Bodies that every nation has: a nation named behind the shared name says whose it is (وزارة الداخلية الأفغانية)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.lexicon.words import cues, kinds
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from riwaya.extract.names import NameReader
    from riwaya.link.gazetteer import Name
    from riwaya.model import Entity

#: A short name of so many words goes on with the longer one told before, for actors of these kinds.
_SHORT_NAME: Final = 2
#: How far before a short name the body that speaks may begin, with أن between them.
_SPEAKER_WITHIN: Final = 7
_BEHIND_THAT: Final = 2
_FORCES: Final = frozenset(("armed_forces", "armed_group"))


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


def another_nation(names: NameReader, a: int, b: int, pro: str, name: Name) -> Spot | None:
    """النظام السعودي: a government that is called by a short name, and of whom an adjective says that it is another."""
    entity = names.gazetteer.entities[name.entity]
    nation = _nation(names, b) if entity.cls == "actor" else None
    if nation is None or not nation.country or nation.country in name.context or nation.country == entity.country:
        return None
    if name.use not in ("short", "partisan") or entity.kind not in kinds("ruling"):
        return None  # only a name that stands for whoever rules
    return Spot(a, b + 1, pro, {"actor": nation}, a)


def keep_begun(names: NameReader, a: int, b: int, pro: str, entity: Entity) -> None:
    """Keep what a longer name meant whose first two words are a name of their own."""
    if b - a > _SHORT_NAME and entity.kind in _FORCES:
        names.begun[names.words(a, a + _SHORT_NAME, pro)] = entity


def begun_again(names: NameReader, a: int, b: int, pro: str, meanings: Sequence[Name]) -> Spot | None:
    """القوات المسلحة behind القوات المسلحة اليمنية: the forces told before, but for the adjective of another nation."""
    if b - a != _SHORT_NAME or len(meanings) == 1:
        return None
    begun = names.begun.get(names.words(a, b, pro))
    return None if begun is None else national(names, a, b, pro, meanings) or Spot(a, b, pro, {"actor": begun}, a)


def of_speaker(names: NameReader, a: int, meanings: tuple[Name, ...]) -> tuple[Name, ...]:
    """قالت وزارة الدفاع التركية إن الجيش: a short name right behind أن is of the speaker's own nation."""
    if a < _BEHIND_THAT or names.norms[a - 1] not in cues("that"):
        return meanings
    for k in range(a - _BEHIND_THAT, max(-1, a - _SPEAKER_WITHIN), -1):
        found = names.found.get(k)
        if found is None or found[0] != a - 1:
            continue
        speaker = names.gazetteer.entities[found[2][0].entity]
        if speaker.cls == "actor" and speaker.kind in kinds("national"):
            return tuple(m for m in meanings if speaker.country in m.context) or meanings
    return meanings


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
