# shape: rwsh:Claim-certainty
# claim: 26
# says: A claim has exactly one certainty
DELETE WHERE { <article/souq/claim/26> rw:certainty ?o } ;
INSERT DATA { <article/souq/claim/26> rw:certainty rwce:sure }
