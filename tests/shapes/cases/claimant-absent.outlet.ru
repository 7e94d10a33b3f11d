# shape: rwsh:claimant-absent
# claim: 339
# says: The claim's source is unstated or the outlet itself
INSERT DATA { <article/souq/claim/339> rw:claimant <entity/syrian-government> }
