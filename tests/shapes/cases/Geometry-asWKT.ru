# shape: rwsh:Geometry-asWKT
# claim: 26
# says: A geometry has exactly one geo
DELETE WHERE { <entity/maarrat-al-numan/geometry> geo:asWKT ?o }
