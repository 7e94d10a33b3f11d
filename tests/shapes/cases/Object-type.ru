# shape: rwsh:Object-type
# also: rwsh:Actor rwsh:Actor-type rwsh:Actor-class rwsh:Actor-kind
# claim: 26
# says: The object is also something else
INSERT DATA { <entity/souq> a rw:Actor }
