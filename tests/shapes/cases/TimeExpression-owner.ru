# shape: rwsh:TimeExpression-owner
# claim: 26
# says: A time belongs to exactly one claim
INSERT DATA { <article/souq/claim/105> rw:claimedTime <article/souq/claim/26/time> }
