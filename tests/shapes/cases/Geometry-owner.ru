# shape: rwsh:Geometry-owner
# claim: 26
# says: A geometry belongs to exactly one place
INSERT DATA { <entity/khan-shaykhun> geo:hasGeometry <entity/maarrat-al-numan/geometry> }
