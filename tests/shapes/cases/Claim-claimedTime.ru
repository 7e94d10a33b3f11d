# shape: rwsh:Claim-claimedTime
# also: rwsh:TimeExpression-owner
# claim: 26
# says: The time of the event is at most one rw
DELETE WHERE { <article/souq/claim/26> rw:claimedTime ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedTime <entity/russia> }
