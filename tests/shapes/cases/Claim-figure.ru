# shape: rwsh:Claim-figure
# claim: 138
# says: A figure of the claim is not an rw
INSERT DATA { <article/souq/claim/138> rw:figure <entity/france> }
