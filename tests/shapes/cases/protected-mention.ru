# shape: rwsh:protected-mention
# also: rwsh:quote-length rwsh:quote-is-the-text
# claim: 307
# says: A mention of this protected person carries the words of the article
INSERT { ?m oa:hasSelector ?q . ?q a oa:TextQuoteSelector ; oa:exact "أحمد العمر"@ar }
WHERE { ?m rw:refersTo <article/souq/entity/protected-1> BIND (IRI(CONCAT(STR(?m), "/quote")) AS ?q) }
