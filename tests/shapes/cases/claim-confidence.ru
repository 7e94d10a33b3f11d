# shape: rwsh:claim-confidence
# claim: 26
# says: The extraction confidence is not between 0 and 1
DELETE WHERE { <article/souq/claim/26> rw:extractionConfidence ?o } ;
INSERT DATA { <article/souq/claim/26> rw:extractionConfidence 1.5 }
