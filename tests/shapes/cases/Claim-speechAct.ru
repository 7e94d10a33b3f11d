# shape: rwsh:Claim-speechAct
# claim: 26
# says: A claim has exactly one speech act
DELETE WHERE { <article/souq/claim/26> rw:speechAct ?o } ;
INSERT DATA { <article/souq/claim/26> rw:speechAct rwsa:whispers }
