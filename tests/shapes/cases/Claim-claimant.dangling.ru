# shape: rwsh:Claim-claimant
# claim: 26
# says: The claimant is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimant ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimant <entity/nobody> }
