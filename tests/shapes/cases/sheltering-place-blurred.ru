# shape: rwsh:sheltering-place-blurred
# claim: 307
# says: The place of a hospital
DELETE WHERE { <entity/atma-camp/geometry> geo:hasMetricSpatialAccuracy ?o } ;
INSERT DATA { <entity/atma-camp/geometry> geo:hasMetricSpatialAccuracy "500.0"^^xsd:double }
