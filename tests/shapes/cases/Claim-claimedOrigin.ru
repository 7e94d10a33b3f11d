# shape: rwsh:Claim-claimedOrigin
# claim: 26
# says: The origin that the claim names is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimedOrigin ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedOrigin <entity/russia> }
