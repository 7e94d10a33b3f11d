# shape: rwsh:Claim-claimedVenue
# claim: 26
# says: The venue that the claim names is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimedVenue ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedVenue <entity/russia> }
