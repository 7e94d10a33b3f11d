# shape: rwsh:Claim-claimedAlong
# claim: 26
# says: The way that the claim names is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimedAlong ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedAlong <entity/russia> }
