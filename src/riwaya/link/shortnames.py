"""Short English for what belongs to somebody: Israeli positions, an SDF vehicle, a Hezbollah weapons depot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Entity

_GOVERNMENT: Final = " government"
_ARMIES: Final = ("Armed Forces", "Defense Forces", "Army")
#: Bodies that English calls by their members: Houthis, whose positions are Houthi positions.
_PEOPLE: Final = "this"


class ShortNames:
    """The short English names of one gazetteer's actors, from its own labels and abbreviations."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._demonyms: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        for entity in gazetteer.entities.values():
            if entity.kind == "government" and entity.within and entity.country:
                adjective = entity.label_en.removesuffix(_GOVERNMENT)
                if adjective != entity.label_en:
                    self._demonyms.setdefault(entity.country, adjective)
        for forms in gazetteer.names.values():
            for name in forms:
                if name.use == "abbreviation" and name.form.isascii():
                    self._letters.setdefault(name.entity, name.form)

    def demonym(self, state: str) -> str:
        """What English calls that which belongs to the state of this id: Syrian, US, as its government's label says."""
        entity = self.gazetteer.entities[state]
        return self._demonyms.get(entity.country or "") or entity.label_en

    def owner(self, actor: Entity) -> str:
        """What an actor is called before that which is his: Israeli, Syrian army, SDF, Hezbollah."""
        if actor.kind == "state":
            return self.demonym(actor.id)
        if actor.within is not None and actor.country in self._demonyms and actor.label_en.endswith(_ARMIES):
            return f"{self._demonyms[actor.country]} army"
        letters = self._letters.get(actor.id)
        if letters is not None:
            return letters
        return actor.label_en.removesuffix("s") if actor.label_en.endswith(_PEOPLE) else actor.label_en
