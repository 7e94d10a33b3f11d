# shape: rwsh:HarmFigure-minValue
# claim: 26
# says: The lower bound of a figure is one xsd
DELETE WHERE { <article/souq/claim/26/figure/2> schema:minValue ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> schema:minValue "5.0"^^xsd:decimal }
