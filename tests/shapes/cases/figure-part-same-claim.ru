# shape: rwsh:figure-part-same-claim
# also: rwsh:figure-part-same-kind
# claim: 26
# says: A figure of this claim is part of a figure that another claim gives
DELETE WHERE { <article/souq/claim/26/figure/2> rw:partOf ?o } ;
INSERT DATA { <article/souq/claim/26/figure/2> rw:partOf <article/souq/claim/307/figure/1> }
