# shape: rwsh:hash-is-the-text
# says: The hash or the length of the article is not that of the text at hand
DELETE WHERE { <article/souq> rw:length ?o } ;
INSERT DATA { <article/souq> rw:length "422"^^xsd:nonNegativeInteger }
