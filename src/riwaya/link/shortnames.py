"""Short English for what belongs to somebody: Israeli positions, a Hezbollah weapons depot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Entity

_GOVERNMENT: Final = " government"
_ARMIES: Final = ("Armed Forces", "Defense Forces", "Army")


class ShortNames:
    """The short English names of one gazetteer's actors, from its own labels."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._demonyms: dict[str, str] = {}
        named = (name for group in gazetteer.names.values() for name in group)
        self._short = {name.entity: name.form for name in named if name.lang == "en" and name.use == "short"}
        for entity in gazetteer.entities.values():
            if entity.kind == "government" and entity.within and entity.country:
                adjective = entity.label_en.removesuffix(_GOVERNMENT)
                if adjective != entity.label_en:
                    self._demonyms.setdefault(entity.country, adjective)

    def demonym(self, state: str) -> str:
        """What English calls that which belongs to the state of this id: Syrian, US, as its government's label says."""
        entity = self.gazetteer.entities[state]
        return self._demonyms.get(entity.country or "") or entity.label_en

    def side(self, actor: Entity) -> str:
        """What men who side with a state are called by (Turkish, government), '' for what is no state's own."""
        if actor.kind == "state":
            return self.demonym(actor.id)
        return _GOVERNMENT.strip() if actor.label_en.endswith(_GOVERNMENT) else ""

    def owner(self, actor: Entity) -> str:
        """What an actor is called before that which is his: Israeli, Syrian army, Hezbollah, Houthi.

        Its ``short`` name in English, where the gazetteer has one.
        """
        if actor.kind == "state":
            return self.demonym(actor.id)
        if actor.within is not None and actor.country in self._demonyms and actor.label_en.endswith(_ARMIES):
            return f"{self._demonyms[actor.country]} army"
        return self._short.get(actor.id) or actor.label_en
