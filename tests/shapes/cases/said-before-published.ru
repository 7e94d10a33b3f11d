# shape: rwsh:said-before-published
# claim: 105
# says: The claim was said after the article that reports it was published
DELETE WHERE { <article/souq/claim/105> rw:saidStart ?o } ;
INSERT DATA { <article/souq/claim/105> rw:saidStart "2019-07-25"^^xsd:date } ;
DELETE WHERE { <article/souq/claim/105> rw:saidEnd ?o } ;
INSERT DATA { <article/souq/claim/105> rw:saidEnd "2019-07-25"^^xsd:date }
