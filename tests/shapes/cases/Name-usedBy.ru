# shape: rwsh:Name-usedBy
# claim: 339
# says: A name is used by something that is not an actor of the graph
DELETE WHERE { <entity/syrian-government/name/1> rw:usedBy ?o } ;
INSERT DATA { <entity/syrian-government/name/1> rw:usedBy <entity/idlib> }
