# shape: rwsh:geometry-on-earth
# claim: 26
# says: The coordinates are not a point on the earth
DELETE WHERE { <entity/maarrat-al-numan/geometry> geo:asWKT ?o } ;
INSERT DATA { <entity/maarrat-al-numan/geometry> geo:asWKT "POINT(35.6486 136.6728)"^^geo:wktLiteral }
