# shape: rwsh:Claim-addressee
# claim: 105
# says: The addressee is not an rw
DELETE WHERE { <article/souq/claim/105> rw:addressee ?o } ;
INSERT DATA { <article/souq/claim/105> rw:addressee <entity/souq> }
