# shape: rwsh:Claim-extractionConfidence
# claim: 26
# says: A claim has exactly one extraction confidence
DELETE WHERE { <article/souq/claim/26> rw:extractionConfidence ?o } ;
INSERT DATA { <article/souq/claim/26> rw:extractionConfidence "0.9"^^xsd:double }
