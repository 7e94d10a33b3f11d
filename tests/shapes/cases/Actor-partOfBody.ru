# shape: rwsh:Actor-partOfBody
# claim: 339
# says: An actor belongs to something that is not an actor of the graph
DELETE WHERE { <entity/syrian-army> rw:partOfBody ?o } ;
INSERT DATA { <entity/syrian-army> rw:partOfBody <entity/syria> }
