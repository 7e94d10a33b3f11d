# shape: rwsh:Claim-attribution
# claim: 339
# says: A step of the attribution is not an rw
INSERT DATA { <article/souq/claim/339> rw:attribution <entity/sputnik> }
