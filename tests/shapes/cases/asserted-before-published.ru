# shape: rwsh:asserted-before-published
# claim: 26
# says: The claim asserts an event that starts after the article was published
DELETE WHERE { <article/souq/claim/26> rw:claimedStart ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedStart "2019-08-01"^^xsd:date } ;
DELETE WHERE { <article/souq/claim/26> rw:claimedEnd ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedEnd "2019-08-01"^^xsd:date }
