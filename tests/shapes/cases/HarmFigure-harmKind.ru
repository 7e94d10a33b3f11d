# shape: rwsh:HarmFigure-harmKind
# claim: 307
# says: A harm figure has exactly one kind of harm
DELETE WHERE { <article/souq/claim/307/figure/1> rw:harmKind ?o } ;
INSERT DATA { <article/souq/claim/307/figure/1> rw:harmKind rwhk:scared }
