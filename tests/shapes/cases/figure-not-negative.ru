# shape: rwsh:figure-not-negative
# claim: 26
# says: The figure is below zero
DELETE WHERE { <article/souq/claim/26/figure/2> schema:minValue ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> schema:minValue -5 }
