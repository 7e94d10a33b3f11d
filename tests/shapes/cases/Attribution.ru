# shape: rwsh:Attribution
# claim: 339
# says: A step of the attribution carries a property that the model does not give it
INSERT DATA { <article/souq/claim/339/attribution/1> prov:hadRole rwar:relay }
