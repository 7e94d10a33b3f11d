# shape: rwsh:figure-part-same-kind
# claim: 26
# says: A part of this figure is harm of another kind than the whole
DELETE WHERE { <article/souq/claim/26/figure/2> rw:harmKind ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> rw:harmKind rwhk:injured }
