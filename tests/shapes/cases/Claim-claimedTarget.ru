# shape: rwsh:Claim-claimedTarget
# claim: 26
# says: The target that the claim names is not an rw
INSERT DATA { <article/souq/claim/26> rw:claimedTarget rwwe:aircraft }
