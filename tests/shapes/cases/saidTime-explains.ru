# shape: rwsh:saidTime-explains
# claim: 105
# says: The claim dates the saying and does not say by which words
DELETE WHERE { <article/souq/claim/105> rw:saidTime ?t . ?t ?p ?o }
