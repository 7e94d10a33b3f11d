# shape: rwsh:claimant-named
# claim: 242
# says: The claim says that its source is named
DELETE WHERE { <article/souq/claim/242> rw:claimantKind ?o } ;
INSERT DATA { <article/souq/claim/242> rw:claimantKind rwck:named }
