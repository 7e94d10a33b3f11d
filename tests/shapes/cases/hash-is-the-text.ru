# shape: rwsh:hash-is-the-text
# says: The hash or the length of the article is not that of the text at hand
DELETE WHERE { <article/souq> rw:sha256 ?o } ;
INSERT DATA { <article/souq> rw:sha256 "0000000000000000000000000000000000000000000000000000000000000000" }
