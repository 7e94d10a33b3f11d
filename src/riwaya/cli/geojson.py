"""The places that claims speak of, as GeoJSON: a point each, how exactly it is known, and the claims."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from riwaya.errors import DataError
from riwaya.store.results import tabular
from riwaya.store.terms import plain

if TYPE_CHECKING:
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
_POINT: Final = re.compile(r"POINT\((-?[0-9.]+) (-?[0-9.]+)\)")


def geojson(source: Source) -> str:
    """A feature a place with coordinates; a place without them is on no map and in no feature."""
    rows = tabular(source.ask(_PLACES))
    features: dict[str, dict[str, object]] = {}
    for row in rows.rows:
        place, kind, wkt, accuracy, label_en, label_ar, claim, property_ = map(plain, row)
        point = _POINT.search(wkt)
        if point is None:
            raise DataError(f"{wkt!r} is no point", where=place)
        feature = features.setdefault(
            place,
            {
                "type": "Feature",
                "id": place,
                "geometry": {"type": "Point", "coordinates": [float(point[1]), float(point[2])]},
                "properties": {
                    "label_en": label_en,
                    "label_ar": label_ar,
                    "kind": kind.rpartition("#")[2],
                    "accuracy_m": float(accuracy) if accuracy else None,
                    "claims": [],
                },
            },
        )
        role = property_.rpartition("#claimed")[2].lower()
        feature["properties"]["claims"].append({"claim": claim, "role": role})  # type: ignore[index]
    collection = {"type": "FeatureCollection", "features": list(features.values())}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
