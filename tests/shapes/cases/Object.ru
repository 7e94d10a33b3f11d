# shape: rwsh:Object
# claim: 26
# says: An object carries a property that the model does not give it
INSERT DATA { <entity/souq> rw:partOfBody <entity/russia> }
