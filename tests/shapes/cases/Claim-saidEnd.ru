# shape: rwsh:Claim-saidEnd
# also: rwsh:said-order
# claim: 105
# says: The last day of the saying is one xsd
DELETE WHERE { <article/souq/claim/105> rw:saidEnd ?o } ;
INSERT DATA { <article/souq/claim/105> rw:saidEnd "not a date"^^xsd:date }
