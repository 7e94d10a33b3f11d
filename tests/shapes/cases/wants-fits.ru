# shape: rwsh:wants-fits
# claim: 159
# says: What is called for
DELETE WHERE { <article/souq/claim/159> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/159> rw:commitment rwcm:asserted }
