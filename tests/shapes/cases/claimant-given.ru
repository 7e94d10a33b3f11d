# shape: rwsh:claimant-given
# claim: 26
# says: The claim says that its source is named or unnamed
DELETE WHERE { <article/souq/claim/26> rw:claimant ?o }
