# shape: rwsh:trigger-inside-evidence
# also: rwsh:Evidence-used
# claim: 26
# says: The trigger of the claim lies outside its evidence
DELETE WHERE { <article/souq/claim/26> rw:trigger ?o } ;
INSERT DATA { <article/souq/claim/26> rw:trigger <article/souq/evidence/105-108> }
