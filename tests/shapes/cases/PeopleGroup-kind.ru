# shape: rwsh:PeopleGroup-kind
# claim: 339
# says: The kind of this entity does not belong to the class rw
DELETE WHERE { <article/souq/entity/displaced> rw:objectKind ?o } ;
INSERT DATA { <article/souq/entity/displaced> rw:objectKind rwok:dwelling }
