# shape: rwsh:ArmedForce-kind
# claim: 339
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/syrian-army> rw:actorKind ?o } ;
INSERT DATA { <entity/syrian-army> rw:actorKind rwak:armed_group }
