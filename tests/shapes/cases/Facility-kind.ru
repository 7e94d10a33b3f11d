# shape: rwsh:Facility-kind
# claim: 26
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <entity/souq> rw:objectKind ?o } ;
INSERT DATA { <entity/souq> rw:objectKind rwok:vehicle }
