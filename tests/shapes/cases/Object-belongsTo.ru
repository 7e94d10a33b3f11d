# shape: rwsh:Object-belongsTo
# claim: 26
# says: An object belongs to something that is not an actor of the graph
INSERT DATA { <entity/souq> rw:belongsTo <entity/homes> }
