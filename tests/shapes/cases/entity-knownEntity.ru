# shape: rwsh:entity-knownEntity
# claim: 26
# says: rw
DELETE WHERE { <entity/russia> rw:knownEntity ?o } ;
INSERT DATA { <entity/russia> rw:knownEntity "yes" }
