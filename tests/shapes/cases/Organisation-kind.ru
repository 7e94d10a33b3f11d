# shape: rwsh:Organisation-kind
# claim: 26
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/observatory> rw:actorKind ?o } ;
INSERT DATA { <entity/observatory> rw:actorKind rwak:media }
