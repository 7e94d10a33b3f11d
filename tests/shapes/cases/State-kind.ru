# shape: rwsh:State-kind
# claim: 26
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/russia> rw:actorKind ?o } ;
INSERT DATA { <entity/russia> rw:actorKind rwak:government }
