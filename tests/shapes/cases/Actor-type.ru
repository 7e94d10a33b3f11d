# shape: rwsh:Actor-type
# also: rwsh:Place rwsh:Place-type rwsh:Place-kind
# claim: 26
# says: The actor is also something else
INSERT DATA { <entity/russia> a rw:Place }
