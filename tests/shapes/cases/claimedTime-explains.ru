# shape: rwsh:claimedTime-explains
# claim: 26
# says: The claim dates the event and does not say by which words
DELETE WHERE { <article/souq/claim/26> rw:claimedTime ?t . ?t ?p ?o }
