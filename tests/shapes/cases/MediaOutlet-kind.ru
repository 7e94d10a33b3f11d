# shape: rwsh:MediaOutlet-kind
# claim: 339
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/sputnik> rw:actorKind ?o } ;
INSERT DATA { <entity/sputnik> rw:actorKind rwak:company }
