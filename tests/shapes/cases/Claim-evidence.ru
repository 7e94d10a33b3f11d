# shape: rwsh:Claim-evidence
# also: rwsh:trigger-inside-evidence rwsh:Evidence-used
# claim: 26
# says: A claim hangs on no words of the article
DELETE WHERE { <article/souq/claim/26> rw:evidence ?o }
