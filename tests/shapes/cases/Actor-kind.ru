# shape: rwsh:Actor-kind
# also: rwsh:State-kind
# claim: 26
# says: An actor has exactly one kind
DELETE WHERE { <entity/russia> rw:actorKind ?o } ;
INSERT DATA { <entity/russia> rw:actorKind rwak:superpower }
