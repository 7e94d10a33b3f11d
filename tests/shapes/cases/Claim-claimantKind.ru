# shape: rwsh:Claim-claimantKind
# claim: 26
# says: A claim has exactly one kind of claimant
DELETE WHERE { <article/souq/claim/26> rw:claimantKind ?o }
