# shape: rwsh:figure-exclusiveMin
# claim: 26
# says: The lower bound of the figure is called exclusive
DELETE WHERE { <article/souq/claim/26/figure/1> schema:minValue ?o }
