# shape: rwsh:Person-kind
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/public-figure> rw:actorKind ?o } ;
INSERT DATA { <entity/public-figure> rw:actorKind rwak:collective }
