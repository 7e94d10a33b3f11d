# shape: rwsh:protected-person-not-romanised
# claim: 307
# says: The label of a protected person was romanised from a name
INSERT DATA { <article/souq/entity/protected-1> rw:romanised true }
