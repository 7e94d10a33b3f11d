"""Short English for what belongs to somebody: Israeli positions, an SDF vehicle, a Hezbollah weapons depot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Entity

_GOVERNMENT: Final = " government"


class ShortNames:
    """The short English names of one gazetteer's actors, from its own labels and abbreviations."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._demonyms: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        for entity in gazetteer.entities.values():
            if entity.kind == "government" and entity.within and entity.country and entity.label_en.endswith(_GOVERNMENT):
                self._demonyms.setdefault(entity.country, entity.label_en.removesuffix(_GOVERNMENT))
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
        if actor.kind == "armed_forces" and actor.within is not None and actor.country in self._demonyms:
            return f"{self._demonyms[actor.country]} army"
        return self._letters.get(actor.id) or actor.label_en.removeprefix("the ").removesuffix("s'").removesuffix("'s")
