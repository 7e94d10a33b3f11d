# shape: rwsh:Claim-trigger
# also: rwsh:Evidence-used
# claim: 26
# says: A claim has exactly one trigger
DELETE WHERE { <article/souq/claim/26> rw:trigger ?o }
