# shape: rwsh:Claim-evidence
# also: rwsh:trigger-inside-evidence rwsh:Evidence-used
# claim: 105
# says: A claim hangs on no words of the article
DELETE WHERE { <article/souq/claim/105> rw:evidence ?o } ;
INSERT DATA { <article/souq/claim/105> rw:evidence <entity/russia> }
