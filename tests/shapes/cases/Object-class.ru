# shape: rwsh:Object-class
# claim: 26
# says: The object has exactly one of the classes Facility
DELETE DATA { <entity/souq> a rw:Facility }
