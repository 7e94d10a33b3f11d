# shape: rwsh:said-order
# claim: 105
# says: The last day of the saying comes before its first
DELETE WHERE { <article/souq/claim/105> rw:saidEnd ?o } ;
INSERT DATA { <article/souq/claim/105> rw:saidEnd "2019-07-22"^^xsd:date }
