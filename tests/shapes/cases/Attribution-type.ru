# shape: rwsh:Attribution-type
# claim: 339
# says: An attribution is also something else
INSERT DATA { <article/souq/claim/339/attribution/1> a prov:Activity }
