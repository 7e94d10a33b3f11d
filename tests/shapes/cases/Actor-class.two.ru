# shape: rwsh:Actor-class
# also: rwsh:Government-kind
# claim: 26
# says: The actor has exactly one of the classes State
INSERT DATA { <entity/russia> a rw:Government }
