# shape: rwsh:Claim-claimedSite
# claim: 26
# says: The site that the claim names is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimedSite ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedSite <entity/russia> }
