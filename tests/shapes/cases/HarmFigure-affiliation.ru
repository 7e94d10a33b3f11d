# shape: rwsh:HarmFigure-affiliation
# claim: 26
# says: The side of the harmed is not an rw
INSERT DATA { <article/souq/claim/26/figure/1> rw:affiliation <entity/idlib> }
