# shape: rwsh:HarmFigure-harmGroup
# claim: 26
# says: A harm figure has exactly one group of people
DELETE WHERE { <article/souq/claim/26/figure/1> rw:harmGroup ?o }
