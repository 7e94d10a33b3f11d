# shape: rwsh:Actor
# claim: 26
# says: An actor carries a property that the model does not give it
INSERT DATA { <entity/russia> rw:placeKind rwpk:country }
