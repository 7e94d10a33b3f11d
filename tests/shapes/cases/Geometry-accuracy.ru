# shape: rwsh:Geometry-accuracy
# claim: 26
# says: A geometry says exactly once how accurate it is
DELETE WHERE { <entity/maarrat-al-numan/geometry> geo:hasMetricSpatialAccuracy ?o }
