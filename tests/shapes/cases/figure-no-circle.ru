# shape: rwsh:figure-no-circle
# also: rwsh:figure-part-fits
# claim: 26
# says: The figure is part of itself
INSERT DATA { <article/souq/claim/26/figure/1> rw:partOf <article/souq/claim/26/figure/2> }
