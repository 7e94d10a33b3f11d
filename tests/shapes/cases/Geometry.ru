# shape: rwsh:Geometry
# claim: 26
# says: A geometry carries a property that the model does not give it
INSERT DATA { <entity/maarrat-al-numan/geometry> geo:asGeoJSON "x" }
