# shape: rwsh:Government-kind
# claim: 339
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/syrian-government> rw:actorKind ?o } ;
INSERT DATA { <entity/syrian-government> rw:actorKind rwak:state }
