# shape: rwsh:Claim-eventType
# claim: 26
# says: A claim has exactly one event type (groupings do not count)
INSERT DATA { <article/souq/claim/26> rw:eventType rwet:shelling }
