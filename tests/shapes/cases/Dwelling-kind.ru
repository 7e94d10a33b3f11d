# shape: rwsh:Dwelling-kind
# claim: 339
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/homes> rw:objectKind ?o } ;
INSERT DATA { <entity/homes> rw:objectKind rwok:people }
