# shape: rwsh:HarmFigure-exclusiveMax
# claim: 26
# says: rw
INSERT DATA { <article/souq/claim/26/figure/2> rw:exclusiveMax false }
