# shape: rwsh:Vehicle-kind
# claim: 185
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/convoy> rw:objectKind ?o } ;
INSERT DATA { <entity/convoy> rw:objectKind rwok:thing }
