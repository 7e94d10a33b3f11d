# shape: rwsh:Claim-polarity
# claim: 26
# says: A claim has exactly one polarity
DELETE WHERE { <article/souq/claim/26> rw:polarity ?o }
