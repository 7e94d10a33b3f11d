# shape: rwsh:Claim-saidStart
# also: rwsh:said-order rwsh:said-before-published
# claim: 105
# says: The first day of the saying is one xsd
DELETE WHERE { <article/souq/claim/105> rw:saidStart ?o } ;
INSERT DATA { <article/souq/claim/105> rw:saidStart "2019-07-23T10:00:00Z"^^xsd:dateTime }
