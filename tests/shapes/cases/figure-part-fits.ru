# shape: rwsh:figure-part-fits
# claim: 26
# says: A part of this figure is greater than the figure itself at its highest
INSERT DATA { <article/souq/claim/26/figure/1> schema:maxValue 30 } ;
DELETE WHERE { <article/souq/claim/26/figure/2> schema:minValue ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> schema:minValue 31 } ;
DELETE WHERE { <article/souq/claim/26/figure/2> schema:maxValue ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> schema:maxValue 40 }
