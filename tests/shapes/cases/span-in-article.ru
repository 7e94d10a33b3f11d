# shape: rwsh:span-in-article
# also: rwsh:hash-is-the-text
# claim: 26
# says: The span ends after the article does
DELETE WHERE { <article/souq> rw:length ?o } ;
INSERT DATA { <article/souq> rw:length "101"^^xsd:nonNegativeInteger }
