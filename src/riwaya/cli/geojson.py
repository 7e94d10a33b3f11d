"""Places and events as GeoJSON (RFC 7946): where claims say that something was, how exactly that is known, who says it.

Coordinates are those of the gazetteer after the do-no-harm gate, WGS 84, longitude first. A place without them is on
no map; an event whose places have none is a feature without a geometry.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.cli.happenings import by_claimant, happenings, named
from riwaya.cli.stored import stored_rows
from riwaya.errors import DataError
from riwaya.store.results import tabular
from riwaya.store.terms import plain

if TYPE_CHECKING:
    from riwaya.cli.happenings import Happening
    from riwaya.publish.rows import ClaimRow
    from riwaya.store.sources import Source

_PLACES: Final = """
PREFIX rw: <https://w3id.org/riwaya/ns#>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?place ?kind ?wkt ?accuracy ?label_en ?label_ar ?claim ?property {
  VALUES ?property { rw:claimedSite rw:claimedOrigin rw:claimedDestination rw:claimedNear rw:claimedAlong
    rw:claimedVenue rw:claimedTarget }
  ?claim ?property ?place .
  ?place rw:placeKind ?kind ; geo:hasGeometry ?geometry .
  ?geometry geo:asWKT ?wkt .
  OPTIONAL { ?geometry geo:hasMetricSpatialAccuracy ?accuracy }
  OPTIONAL { ?place skos:prefLabel ?label_en FILTER(LANG(?label_en) = "en") }
  OPTIONAL { ?place skos:prefLabel ?label_ar FILTER(LANG(?label_ar) = "ar") }
}
ORDER BY ?place ?claim ?property"""
_WITHIN: Final = """
PREFIX rw: <https://w3id.org/riwaya/ns#>
SELECT DISTINCT ?place ?wider { ?place rw:within+ ?wider }"""
_POINT: Final = re.compile(r"POINT\((-?[0-9.]+) (-?[0-9.]+)\)")

Json = dict[str, object]


class _Place(msgspec.Struct):
    """A place that has coordinates."""

    iri: str
    point: tuple[float, float]
    accuracy: float | None
    kind: str
    label_en: str
    label_ar: str
    roles: list[tuple[str, str]] = []


def geojson(source: Source) -> str:
    """A feature a place with coordinates, then a feature an event."""
    places = _located(source)
    claims = {row.claim: row for row in stored_rows(source)}
    wider: defaultdict[str, set[str]] = defaultdict(set)
    for place, around in tabular(source.ask(_WITHIN)).rows:
        wider[plain(place)].add(plain(around))
    features = [_place(place, claims) for place in places.values()]
    features += [_event(happening, places, wider) for happening in happenings(source)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _located(source: Source) -> dict[str, _Place]:
    found: dict[str, _Place] = {}
    for row in tabular(source.ask(_PLACES)).rows:
        iri, kind, wkt, accuracy, label_en, label_ar, claim, property_ = map(plain, row)
        point = _POINT.search(wkt)
        if point is None:
            raise DataError(f"{wkt!r} is no point", where=iri)
        at = float(point[1]), float(point[2])
        exact = float(accuracy) if accuracy else None
        place = found.setdefault(iri, _Place(iri, at, exact, kind.rpartition("#")[2], label_en, label_ar, []))
        place.roles.append((claim, property_.rpartition("#claimed")[2].lower()))
    return found


def _place(place: _Place, claims: dict[str, ClaimRow]) -> Json:
    spoken = sorted({claim for claim, _ in place.roles} & set(claims))
    return {
        "type": "Feature",
        "id": place.iri,
        "geometry": {"type": "Point", "coordinates": list(place.point)},
        "properties": {
            "label_en": place.label_en,
            "label_ar": place.label_ar,
            "kind": place.kind,
            "accuracy_m": place.accuracy,
            "feature": "place",
            "claims": [{"claim": claim, "role": role} for claim, role in place.roles],
            "by_claimant": by_claimant(claims[claim] for claim in spoken),
        },
    }


def _event(event: Happening, places: dict[str, _Place], wider: dict[str, set[str]]) -> Json:
    """An event at the finest places that claims give it: what lies around another of them says no more."""
    around = set().union(*(wider.get(cell.iri, set()) for cell in event.places))
    given = [cell for cell in event.places if cell.iri not in around]
    known = [places[cell.iri] for cell in given if cell.iri in places]
    return {
        "type": "Feature",
        "id": event.iri,
        "geometry": _geometry(known),
        "properties": {
            "label_en": event.names[0],
            "label_ar": event.names[1],
            "kind": event.types[0],
            "accuracy_m": max((place.accuracy for place in known if place.accuracy is not None), default=None),
            "feature": "event",
            "types": event.types,
            "earliest": event.earliest,
            "latest": event.latest,
            "edtf": sorted({row.edtf for row in event.claims if row.edtf is not None}),
            "places": [{**named(cell), "role": cell.role, "located": cell.iri in places} for cell in given],
            **event.counts(),
            "claims": [{"claim": row.claim, "commitment": row.commitment} for row in event.claims],
            "by_claimant": by_claimant(event.claims),
        },
    }


def _geometry(known: list[_Place]) -> Json | None:
    points = list(dict.fromkeys(place.point for place in known))
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": list(points[0])}
    return {"type": "MultiPoint", "coordinates": [list(point) for point in points]}
