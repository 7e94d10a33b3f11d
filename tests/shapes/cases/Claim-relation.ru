# shape: rwsh:Claim-relation
# claim: 105
# says: A claim denies
DELETE WHERE { <article/souq/claim/105> rw:denies ?o } ;
INSERT DATA { <article/souq/claim/105> rw:denies <article/other/claim/1> }
