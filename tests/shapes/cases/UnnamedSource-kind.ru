# shape: rwsh:UnnamedSource-kind
# claim: 242
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <article/souq/entity/security-sources> rw:actorKind ?o } ;
INSERT DATA { <article/souq/entity/security-sources> rw:actorKind rwak:person }
