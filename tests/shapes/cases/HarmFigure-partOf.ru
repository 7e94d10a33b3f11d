# shape: rwsh:HarmFigure-partOf
# claim: 26
# says: A figure is part of one other figure at most
DELETE WHERE { <article/souq/claim/26/figure/2> rw:partOf ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> rw:partOf <entity/russia> }
