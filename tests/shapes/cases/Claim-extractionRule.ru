# shape: rwsh:Claim-extractionRule
# claim: 26
# says: A claim names exactly one extraction rule
DELETE WHERE { <article/souq/claim/26> rw:extractionRule ?o }
