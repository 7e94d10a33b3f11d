# shape: rwsh:claimed-order
# claim: 26
# says: The last day of the event comes before its first
DELETE WHERE { <article/souq/claim/26> rw:claimedEnd ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedEnd "2019-07-21"^^xsd:date }
