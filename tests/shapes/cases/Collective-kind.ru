# shape: rwsh:Collective-kind
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <article/souq/entity/residents> rw:actorKind ?o } ;
INSERT DATA { <article/souq/entity/residents> rw:actorKind rwak:unnamed_source }
