# shape: rwsh:figure-exclusiveMax
# claim: 26
# says: The upper bound of the figure is called exclusive
INSERT DATA { <article/souq/claim/26/figure/1> rw:exclusiveMax true }
