# shape: rwsh:Claim-claimantKind
# also: rwsh:claimant-absent
# claim: 26
# says: A claim has exactly one kind of claimant
INSERT DATA { <article/souq/claim/26> rw:claimantKind rwck:outlet }
