"""Actors, places and objects as triples: what the gazetteer knows of them, or that a text was all there was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rdflib import URIRef
from rdflib.namespace import GEO, RDF, SKOS

from riwaya.errors import DataError
from riwaya.gate import is_protected
from riwaya.rdf import literals
from riwaya.rdf.iris import LOCAL, part
from riwaya.vocab import RW, RWAK, RWOK, RWPK, RWWE, SKOSXL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from riwaya.gate import PublicGazetteer
    from riwaya.model import Entity, Link
    from riwaya.rdf.iris import Iris
    from riwaya.rdf.provenance import Triple

_ACTORS: Final = {
    RW.State: "state",
    RW.Government: "government ministry parliament court",
    RW.ArmedForce: "armed_forces police intelligence",
    RW.ArmedGroup: "armed_group coalition",
    RW.Organisation: "international_organisation un_body ngo political_party authority company organisation",
    RW.MediaOutlet: "news_agency broadcaster newspaper media",
    RW.Person: "person",
    RW.UnnamedSource: "unnamed_source",
    RW.Collective: "collective",
}
_OBJECTS: Final = {
    RW.Facility: "facility hospital school market place_of_worship infrastructure checkpoint position",
    RW.Vehicle: "vehicle aircraft ship convoy",
    RW.Dwelling: "dwelling",
    RW.PeopleGroup: "people",
    RW.Thing: "thing weapon_stock",
}
ACTOR_CLASS: Final = {kind: cls for cls, kinds in _ACTORS.items() for kind in kinds.split()}
OBJECT_CLASS: Final = {kind: cls for cls, kinds in _OBJECTS.items() for kind in kinds.split()}

_MATCH: Final = {"exactMatch": SKOS.exactMatch, "closeMatch": SKOS.closeMatch, "broadMatch": SKOS.broadMatch}
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_GEONAMES: Final = "https://sws.geonames.org/"
_OUTSIDE: Final = (
    (re.compile(r"Q[1-9][0-9]*"), _WIKIDATA, ""),
    (re.compile(r"[1-9][0-9]*"), _GEONAMES, "/"),
)


def entity_node(iris: Iris, slug: str, entity: Entity) -> URIRef:
    """The IRI of an entity. A weapon is a concept of the weapons scheme and has no node of its own."""
    if entity.cls == "weapon":
        return RWWE[entity.kind]
    return iris.entity(slug, entity.id)


def is_local(entity: Entity) -> bool:
    """Whether only this article knows the entity, so that it stands in the graph of the article."""
    return entity.id.startswith(LOCAL)


def closure(used: Iterable[Entity], gazetteer: PublicGazetteer) -> dict[str, Entity]:
    """The entities used and all that they lead to: containing places and bodies, predecessors, who uses a name.

    :raises DataError: an entity leads to an id that no row of the gazetteer has.
    """
    found: dict[str, Entity] = {}
    todo = [entity for entity in used if entity.cls != "weapon"]
    while todo:
        entity = todo.pop()
        if entity.id in found:
            continue
        found[entity.id] = entity
        for other in _leads_to(entity, gazetteer):
            if other in found:
                continue
            if other not in gazetteer.entities:
                raise DataError(f"{entity.id!r} leads to {other!r}, which no row has", where="data/gazetteer")
            todo.append(gazetteer.entities[other])
    return found


def entity_triples(iris: Iris, slug: str, entity: Entity, gazetteer: PublicGazetteer) -> Iterator[Triple]:
    """Everything about one entity, its names, its geometry and its outside ids."""
    node = entity_node(iris, slug, entity)
    yield from ((node, property_, value) for property_, value in _kind(entity))
    yield node, SKOS.prefLabel, literals.text(entity.label_ar, "ar")
    yield node, SKOS.prefLabel, literals.text(entity.label_en, "en")
    yield node, RW.knownEntity, literals.boolean(value=entity.known)
    if not entity.known and not is_protected(entity):
        yield node, RW.romanised, literals.true()
    if entity.country is not None:
        yield node, RW.country, literals.string(entity.country)
    if entity.within is not None:
        yield node, _within(entity), iris.entity(slug, entity.within)
    if entity.former is not None:
        yield node, RW.formerly, iris.entity(slug, entity.former)
    if entity.wikidata is not None:
        yield node, SKOS.exactMatch, outside(entity.wikidata)
    if entity.geonames is not None:
        yield node, SKOS.exactMatch, outside(entity.geonames)
    yield from _geometry(node, entity)
    yield from _names(iris, slug, node, entity, gazetteer)


def link_triple(iris: Iris, slug: str, link: Link) -> Triple:
    """A judged equivalence."""
    return iris.entity(slug, link.entity), _MATCH[link.relation], outside(link.target)


def outside(target: str) -> URIRef:
    """The IRI of a Wikidata or GeoNames item, from its id or from the IRI itself.

    :raises ValueError: it is neither.

    >>> str(outside("Q858")), str(outside("163843"))
    ('http://www.wikidata.org/entity/Q858', 'https://sws.geonames.org/163843/')
    """
    for pattern, before, after in _OUTSIDE:
        item = target.removeprefix(before)
        if after:
            item = item.removesuffix(after)
        if pattern.fullmatch(item):
            return URIRef(f"{before}{item}{after}")
    raise ValueError(f"{target!r} is no Wikidata item and no GeoNames feature")


def _leads_to(entity: Entity, gazetteer: PublicGazetteer) -> Iterator[str]:
    if entity.within is not None:
        yield entity.within
    if entity.former is not None:
        yield entity.former
    for name in gazetteer.names.get(entity.id, ()):
        if name.used_by is not None:
            yield name.used_by


def _kind(entity: Entity) -> Iterator[tuple[URIRef, URIRef]]:
    if entity.cls == "actor":
        yield RW.actorKind, RWAK[entity.kind]
        yield from ((RDF.type, cls) for cls in (RW.Actor, ACTOR_CLASS[entity.kind]))
    elif entity.cls == "object":
        yield RW.objectKind, RWOK[entity.kind]
        yield from ((RDF.type, cls) for cls in (RW.Object, OBJECT_CLASS[entity.kind]))
    elif entity.cls == "place":
        yield RW.placeKind, RWPK[entity.kind]
        yield RDF.type, RW.Place
    else:
        raise ValueError(f"{entity.cls!r} is no class of entities that have a node")


def _within(entity: Entity) -> URIRef:
    if entity.cls == "actor":
        return RW.partOfBody
    if entity.cls == "place":
        return RW.within
    if entity.cls == "object":
        return RW.belongsTo
    raise ValueError(f"{entity.id!r} is within {entity.within!r}, but weapons are within nothing")


def _geometry(node: URIRef, entity: Entity) -> Iterator[Triple]:
    if entity.lat is None or entity.lon is None:
        return
    geometry = part(node, "geometry")
    yield node, GEO.hasGeometry, geometry
    yield geometry, RDF.type, GEO.Geometry
    yield geometry, GEO.asWKT, literals.point(entity.lat, entity.lon)
    if entity.accuracy_m is not None:
        yield geometry, GEO.hasMetricSpatialAccuracy, literals.metres(entity.accuracy_m)


def _names(iris: Iris, slug: str, node: URIRef, entity: Entity, gazetteer: PublicGazetteer) -> Iterator[Triple]:
    for number, name in enumerate(gazetteer.names.get(entity.id, ()), start=1):
        label = part(node, "name", number)
        yield node, RW.name, label
        yield label, RDF.type, RW.Name
        yield label, SKOSXL.literalForm, literals.text(name.form, name.lang)
        yield label, RW.nameUse, literals.string(name.use)
        if name.used_by is not None:
            yield label, RW.usedBy, iris.entity(slug, name.used_by)
