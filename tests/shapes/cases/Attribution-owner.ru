# shape: rwsh:Attribution-owner
# claim: 26
# says: A step of the attribution belongs to exactly one claim
INSERT DATA { <article/souq/claim/26> rw:attribution <article/souq/claim/339/attribution/1> }
