# shape: rwsh:Claim-saidTime
# also: rwsh:TimeExpression-owner
# claim: 105
# says: The time of the saying is at most one rw
INSERT DATA { <article/souq/claim/105> rw:saidTime <article/souq/claim/26/time> }
