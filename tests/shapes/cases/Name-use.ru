# shape: rwsh:Name-use
# claim: 339
# says: A name has exactly one use
DELETE WHERE { <entity/syrian-government/name/1> rw:nameUse ?o } ;
INSERT DATA { <entity/syrian-government/name/1> rw:nameUse "insult" }
