# shape: rwsh:Article-sha256
# also: rwsh:hash-is-the-text
# says: An article has exactly one SHA-256 of its text
DELETE WHERE { <article/souq> rw:sha256 ?o } ;
INSERT DATA { <article/souq> rw:sha256 "ABC" }
