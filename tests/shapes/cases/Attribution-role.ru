# shape: rwsh:Attribution-role
# claim: 339
# says: A step of the attribution has exactly one role
DELETE WHERE { <article/souq/claim/339/attribution/1> rw:attributionRole ?o } ;
INSERT DATA { <article/souq/claim/339/attribution/1> rw:attributionRole rwar:gossip }
