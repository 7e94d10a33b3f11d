"""Links from entities to Wikidata and GeoNames: from checked ids only, each with the ground it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from riwaya.model import Entity, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.link.gazetteer import Gazetteer

Relation = Literal["exactMatch", "closeMatch", "broadMatch"]

_WIKIDATA: Final = "http://www.wikidata.org/entity/{}"
_GEONAMES: Final = "https://sws.geonames.org/{}/"


def link(entities: Iterable[Entity], gazetteer: Gazetteer) -> tuple[Link, ...]:
    """The links of the given entities, each entity once, in order of entity and target.

    An entity first met in a text has no checked id, hence no link. A Wikidata item of a country is both the state and
    its land: the state is linked to it exactly, the land closely, so that no reasoner makes the two one.

    >>> from riwaya.link.gazetteer import load
    >>> gazetteer = load()
    >>> [item.target for item in link([gazetteer.entities["khan-shaykhun"]], gazetteer)]
    ['http://www.wikidata.org/entity/Q603516', 'https://sws.geonames.org/168325/']
    """
    links = {
        Link(entity.id, pattern.format(key), relation, _basis(entity, gazetteer))
        for entity in entities
        for pattern, key, relation in _matches(entity)
        if key is not None
    }
    return tuple(sorted(links, key=lambda item: (item.entity, item.target)))


def _matches(entity: Entity) -> tuple[tuple[str, str | None, Relation], ...]:
    """Address pattern, id and relation of either register."""
    return (
        (_WIKIDATA, entity.wikidata, "closeMatch" if entity.kind == "country" else "exactMatch"),
        (_GEONAMES, entity.geonames, "exactMatch"),
    )


def _basis(entity: Entity, gazetteer: Gazetteer) -> str:
    """The name of the source that the row was checked against."""
    source = gazetteer.sources.get(gazetteer.source_of.get(entity.id, ""))
    return source.name if source is not None else "an id given with the entity"
