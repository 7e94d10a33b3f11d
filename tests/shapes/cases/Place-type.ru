# shape: rwsh:Place-type
# also: rwsh:Object rwsh:Object-type rwsh:Object-kind
# claim: 26
# says: The place is also something else
INSERT DATA { <entity/maarrat-al-numan> a rw:Facility }
