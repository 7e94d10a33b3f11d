# shape: rwsh:mention-quoted
# claim: 26
# says: A mention does not quote the words that name the entity
DELETE WHERE { <article/souq/mention/4-10> oa:hasSelector <article/souq/mention/4-10/quote> . <article/souq/mention/4-10/quote> ?p ?o }
