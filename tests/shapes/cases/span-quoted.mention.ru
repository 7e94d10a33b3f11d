# shape: rwsh:span-quoted
# claim: 26
# says: Evidence or a mention does not quote the words that it points to
DELETE WHERE { <article/souq/mention/4-10> oa:hasSelector <article/souq/mention/4-10/quote> . <article/souq/mention/4-10/quote> ?p ?o }
