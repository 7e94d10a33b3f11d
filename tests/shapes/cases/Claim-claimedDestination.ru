# shape: rwsh:Claim-claimedDestination
# claim: 185
# says: The destination that the claim names is not an rw
DELETE WHERE { <article/souq/claim/185> rw:claimedDestination ?o } ;
INSERT DATA { <article/souq/claim/185> rw:claimedDestination <entity/russia> }
