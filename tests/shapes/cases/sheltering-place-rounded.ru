# shape: rwsh:sheltering-place-rounded
# claim: 307
# says: The coordinates of a hospital
DELETE WHERE { <entity/atma-camp/geometry> geo:asWKT ?o } ;
INSERT DATA { <entity/atma-camp/geometry> geo:asWKT "POINT(36.7041 36.3102)"^^geo:wktLiteral }
