# shape: rwsh:span-quoted
# claim: 26
# says: Evidence or a mention does not quote the words that it points to
DELETE WHERE { <article/souq/evidence/14-102> oa:hasSelector <article/souq/evidence/14-102/quote> . <article/souq/evidence/14-102/quote> ?p ?o }
