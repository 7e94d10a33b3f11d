"""Links from entities to Wikidata and GeoNames: from checked ids only, each with the ground it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from riwaya.link.gazetteer import Gazetteer
from riwaya.model import Entity, Link

_WIKIDATA: Final = "http://www.wikidata.org/entity/{}"
_GEONAMES: Final = "https://sws.geonames.org/{}/"


def link(entities: Iterable[Entity], gazetteer: Gazetteer) -> tuple[Link, ...]:
    """The links of the given entities, each entity once, in order of entity and target.

    An entity first met in a text has no checked id, hence no link.

    >>> from riwaya.link.gazetteer import load
    >>> gazetteer = load()
    >>> [item.target for item in link([gazetteer.entities["khan-shaykhun"]], gazetteer)]
    ['http://www.wikidata.org/entity/Q603516', 'https://sws.geonames.org/168325/']
    """
    links = {
        Link(entity.id, pattern.format(key), "exactMatch", _basis(entity, gazetteer))
        for entity in entities
        for pattern, key in ((_WIKIDATA, entity.wikidata), (_GEONAMES, entity.geonames))
        if key is not None
    }
    return tuple(sorted(links, key=lambda item: (item.entity, item.target)))


def _basis(entity: Entity, gazetteer: Gazetteer) -> str:
    """The name of the source that the row was checked against."""
    key = gazetteer.source_of.get(entity.id)
    return gazetteer.sources[key].name if key in gazetteer.sources else "an id given with the entity"
