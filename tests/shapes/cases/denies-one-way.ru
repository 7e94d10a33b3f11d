# shape: rwsh:denies-one-way
# claim: 105
# says: The claim denies itself
INSERT DATA { <article/souq/claim/105> rw:denies <article/souq/claim/105> }
