# shape: rwsh:Actor-class
# claim: 26
# says: The actor has exactly one of the classes State
DELETE DATA { <entity/russia> a rw:State }
