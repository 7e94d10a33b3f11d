# shape: rwsh:Claim-reviewStatus
# claim: 26
# says: A claim has exactly one review status
DELETE WHERE { <article/souq/claim/26> rw:reviewStatus ?o }
