# shape: rwsh:doubts-fits
# claim: 242
# says: A doubt is hedged
DELETE WHERE { <article/souq/claim/242> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/242> rw:commitment rwcm:asserted }
