# shape: rwsh:Attribution-step
# claim: 339
# says: A step of the attribution has exactly one number
DELETE WHERE { <article/souq/claim/339/attribution/1> rw:step ?o } ;
INSERT DATA { <article/souq/claim/339/attribution/1> rw:step 0 }
