# shape: rwsh:HarmFigure-owner
# also: rwsh:figure-part-same-claim
# claim: 26
# says: A figure belongs to exactly one claim
INSERT DATA { <article/souq/claim/105> rw:figure <article/souq/claim/26/figure/1> }
