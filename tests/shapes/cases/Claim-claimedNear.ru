# shape: rwsh:Claim-claimedNear
# claim: 307
# says: The place nearby that the claim names is not an rw
DELETE WHERE { <article/souq/claim/307> rw:claimedNear ?o } ;
INSERT DATA { <article/souq/claim/307> rw:claimedNear <entity/russia> }
