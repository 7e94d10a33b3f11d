# shape: rwsh:Article-length
# says: An article has exactly one length
DELETE WHERE { <article/souq> rw:length ?o }
