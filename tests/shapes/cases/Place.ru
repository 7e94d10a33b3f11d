# shape: rwsh:Place
# claim: 26
# says: A place carries a property that the model does not give it
INSERT DATA { <entity/maarrat-al-numan> rw:actorKind rwak:authority }
