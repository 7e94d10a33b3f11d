# shape: rwsh:figure-min-max
# claim: 26
# says: The lower bound of the figure is above its upper bound
DELETE WHERE { <article/souq/claim/26/figure/2> schema:minValue ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> schema:minValue 6 }
