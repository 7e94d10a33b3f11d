# shape: rwsh:Article-rights
# says: An article has one statement of rights at most
INSERT DATA { <article/souq> dcterms:rights "another" }
