# shape: rwsh:Claim-claimedAgent
# claim: 26
# says: The agent that the claim names is not an rw
DELETE WHERE { <article/souq/claim/26> rw:claimedAgent ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedAgent <entity/souq> }
