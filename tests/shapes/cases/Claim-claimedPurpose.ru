# shape: rwsh:Claim-claimedPurpose
# claim: 185
# says: A purpose is kept once
DELETE WHERE { <article/souq/claim/185> rw:claimedPurpose ?o } ;
INSERT DATA { <article/souq/claim/185> rw:claimedPurpose "no language" }
