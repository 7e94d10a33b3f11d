# shape: rwsh:geometry-on-earth
# claim: 26
# says: The coordinates are not a point on the earth
DELETE WHERE { <entity/maarrat-al-numan/geometry> geo:asWKT ?o } ;
INSERT DATA { <entity/maarrat-al-numan/geometry> geo:asWKT "36.6728 35.6486"^^geo:wktLiteral }
