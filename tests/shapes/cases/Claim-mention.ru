# shape: rwsh:Claim-mention
# claim: 26
# says: A mention of the claim is not an rw
INSERT DATA { <article/souq/claim/26> rw:mention <entity/russia> }
