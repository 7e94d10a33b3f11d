"""Offices that the gazetteer knows, with the names of who holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.prepositions import IN
from riwaya.extract.lexicon.words import name_words
from riwaya.extract.personnames import COMMAS
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.names import NameReader
    from riwaya.extract.people import PeopleReader
    from riwaya.model import Entity


class HolderReader:
    """Reads who holds the offices of one document."""

    def __init__(self, names: NameReader, people: PeopleReader) -> None:
        self.names, self.people = names, people
        self.tokens, self.norms, self.forms = names.tokens, names.norms, names.forms
        self._people: dict[str, dict[str, Entity]] | None = None

    def with_name(self, spot: Spot) -> Spot:
        """An office that the gazetteer knows, with its holder's name behind it: the holder, who holds it."""
        office = spot.readings.get("actor")
        if office is None or office.kind == "person" or spot.b >= len(self.norms):
            return spot
        behind = self.names.found.get(spot.b)
        if behind is not None and not behind[1]:
            person = self.names.known(spot.b, *behind)
            if (
                person is not None
                and person.readings.get("actor") is not None
                and person.readings["actor"].kind == "person"
            ):
                holder = {"actor": person.readings["actor"]}  # his office is no second claimant
                return Spot(spot.a, person.b, spot.pro, holder, spot.a, title=True)
        if self.forms[spot.a].titles and self.tokens[spot.b - 1].kind == "word":  # not اللواء 444
            held = self._holder(spot, office)
            return held if held is not spot else self._named_elsewhere(spot, office)
        return spot

    def _named_elsewhere(self, spot: Spot, office: Entity) -> Spot:
        """ندد الرئيس الأمريكي …، وأشار ترامب: the one holder of a government's office whom the article names."""
        if office.kind != "government":
            return spot
        if self._people is None:
            self._people = self._of_offices()
        people = self._people.get(office.id, {})
        if len(people) != 1:
            return spot
        return spot._replace(readings={"actor": next(iter(people.values())), "body": office}, title=True)

    def _of_offices(self) -> dict[str, dict[str, Entity]]:
        """Office to its people whom the article names anywhere."""
        entities = self.names.gazetteer.entities
        people: dict[str, dict[str, Entity]] = {}
        for _, _, names in self.names.found.values():
            for name in names:
                entity = entities[name.entity]
                if entity.kind == "person" and entity.within:
                    people.setdefault(entity.within, {})[entity.id] = entity
        return people

    def men_of(self, spot: Spot) -> Spot | None:
        """قوات الرئيس المخلوع فلان: the men of the person behind his office, by the name they are known by."""
        men = self.norms[spot.a][len(spot.pro) :]
        k = spot.b
        while k < len(self.norms) and self.norms[k] in name_words("former"):
            k += 1
        inside = self.names.found.get(k) if men in name_words("men") else None
        if inside is None or inside[1]:
            return None
        last = self.norms[inside[0] - 1]
        names = self.names.gazetteer.names.get(f"{men} {last}", ())
        return self.names.known(spot.a, inside[0], spot.pro, names) if names else None

    def _holder(self, spot: Spot, office: Entity) -> Spot:
        """الأمين العام للحزب في لبنان، فلان: the name behind an office; who held it before does not speak for it."""
        k = spot.b
        while k < len(self.norms) and self.norms[k] in name_words("former"):
            k += 1
        left = k > spot.b
        inside = self.names.found.get(k + 1) if k < len(self.norms) and self.norms[k] == IN else None
        k = inside[0] if inside is not None else k
        if k < len(self.norms) and self.norms[k] in COMMAS:
            person = self.people.apposed(k + 1)
            end, actor = (person.b, person.readings["actor"]) if person is not None else (spot.b, None)
        else:
            end = self.people.called.end(k) if inside is None else k
            name = " ".join(self.names.token(x) for x in range(k, end))
            actor = self.names.entity("actor", "person", "", name, name) if end > k else None
        if actor is None:
            return spot
        readings = {"actor": actor} if left else {"actor": actor, "body": office}
        return Spot(spot.a, end, spot.pro, readings, spot.a, title=True)
