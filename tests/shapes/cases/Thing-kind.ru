# shape: rwsh:Thing-kind
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/stores> rw:objectKind ?o } ;
INSERT DATA { <entity/stores> rw:objectKind rwok:ship }
