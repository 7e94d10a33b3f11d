# shape: rwsh:HarmFigure-approximate
# claim: 26
# says: rw
INSERT DATA { <article/souq/claim/26/figure/1> rw:approximate "about" }
