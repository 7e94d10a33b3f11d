# shape: rwsh:Mention-refersTo
# claim: 26
# says: A mention refers to exactly one actor
INSERT DATA { <article/souq/mention/4-10> rw:refersTo rwet:air_strike }
