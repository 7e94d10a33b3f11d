# shape: rwsh:Claim-claimedEnd
# claim: 26
# says: The last day of the event is one xsd
INSERT DATA { <article/souq/claim/26> rw:claimedEnd "2019-07-23"^^xsd:date }
