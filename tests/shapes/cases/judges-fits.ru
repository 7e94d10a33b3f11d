# shape: rwsh:judges-fits
# claim: 138
# says: Whoever condemns
DELETE WHERE { <article/souq/claim/138> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/138> rw:commitment rwcm:hedged }
