# shape: rwsh:Claim-claimedStart
# also: rwsh:claimed-order
# claim: 26
# says: The first day of the event is one xsd
DELETE WHERE { <article/souq/claim/26> rw:claimedStart ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedStart "July" }
