# shape: rwsh:unnamed-is-unnamed
# claim: 26
# says: The claim says that its source is unnamed
DELETE WHERE { <article/souq/claim/26> rw:claimantKind ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimantKind rwck:unnamed }
