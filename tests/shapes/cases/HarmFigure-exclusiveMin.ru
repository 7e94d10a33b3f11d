# shape: rwsh:HarmFigure-exclusiveMin
# claim: 26
# says: rw
DELETE WHERE { <article/souq/claim/26/figure/1> rw:exclusiveMin ?o } ;
INSERT DATA { <article/souq/claim/26/figure/1> rw:exclusiveMin false }
