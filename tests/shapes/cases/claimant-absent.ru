# shape: rwsh:claimant-absent
# claim: 185
# says: The claim's source is unstated or the outlet itself
INSERT DATA { <article/souq/claim/185> rw:claimant <entity/france> }
