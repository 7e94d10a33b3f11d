# shape: rwsh:Claim-about
# claim: 138
# says: A claim is about one event at most
DELETE WHERE { <article/souq/claim/138> rw:about ?o } ;
INSERT DATA { <article/souq/claim/138> rw:about <article/souq/claim/26> }
