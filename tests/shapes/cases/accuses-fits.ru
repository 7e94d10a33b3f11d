# shape: rwsh:accuses-fits
# claim: 185
# says: An accusation asserts its content
DELETE WHERE { <article/souq/claim/185> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/185> rw:commitment rwcm:hedged }
