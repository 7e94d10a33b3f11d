# shape: rwsh:Claim-commitment
# claim: 26
# says: A claim has exactly one commitment
INSERT DATA { <article/souq/claim/26> rw:commitment rwcm:hedged }
