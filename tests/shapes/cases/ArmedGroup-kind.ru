# shape: rwsh:ArmedGroup-kind
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/dawn-front> rw:actorKind ?o } ;
INSERT DATA { <entity/dawn-front> rw:actorKind rwak:armed_forces }
