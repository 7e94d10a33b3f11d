# shape: rwsh:Claim
# claim: 26
# says: A claim carries a property that the model does not give it
INSERT DATA { <article/souq/claim/26> rw:speechact rwsa:asserts }
