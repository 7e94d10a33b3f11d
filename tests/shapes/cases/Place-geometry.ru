# shape: rwsh:Place-geometry
# also: rwsh:Geometry-owner
# claim: 26
# says: A place has one geo
DELETE WHERE { <entity/maarrat-al-numan> geo:hasGeometry ?o } ;
INSERT DATA { <entity/maarrat-al-numan> geo:hasGeometry <entity/idlib> }
