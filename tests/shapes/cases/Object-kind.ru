# shape: rwsh:Object-kind
# also: rwsh:Facility-kind
# claim: 26
# says: An object has exactly one kind
DELETE WHERE { <entity/souq> rw:objectKind ?o } ;
INSERT DATA { <entity/souq> rw:objectKind rwok:bazaar }
