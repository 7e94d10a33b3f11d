# shape: rwsh:Name-owner
# claim: 26
# says: A name belongs to exactly one entity
INSERT DATA { <entity/france> rw:name <entity/russia/name/1> }
