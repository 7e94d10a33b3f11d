# shape: rwsh:sheltering-place-blurred
# claim: 339
# says: The place of a hospital
INSERT DATA { <entity/kafr-nabl-hospital> geo:hasGeometry <entity/kafr-nabl-hospital/geometry> . <entity/kafr-nabl-hospital/geometry> a geo:Geometry ; geo:asWKT "POINT(36.5 35.6)"^^geo:wktLiteral ; geo:hasMetricSpatialAccuracy "3000.0"^^xsd:double }
