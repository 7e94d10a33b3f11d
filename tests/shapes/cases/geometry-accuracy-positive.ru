# shape: rwsh:geometry-accuracy-positive
# claim: 26
# says: An accuracy of nothing or less
DELETE WHERE { <entity/maarrat-al-numan/geometry> geo:hasMetricSpatialAccuracy ?o } ;
INSERT DATA { <entity/maarrat-al-numan/geometry> geo:hasMetricSpatialAccuracy "0.0"^^xsd:double }
