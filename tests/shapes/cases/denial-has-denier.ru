# shape: rwsh:denial-has-denier
# claim: 105
# says: The claim denies something
DELETE WHERE { <article/souq/claim/105> rw:claimantKind ?o } ;
INSERT DATA { <article/souq/claim/105> rw:claimantKind rwck:unstated } ;
DELETE WHERE { <article/souq/claim/105> rw:claimant ?o }
