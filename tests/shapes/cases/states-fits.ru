# shape: rwsh:states-fits
# claim: 26
# says: Whoever asserts
DELETE WHERE { <article/souq/claim/26> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/26> rw:commitment rwcm:presupposed }
