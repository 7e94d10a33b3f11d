# shape: rwsh:Name-type
# claim: 339
# says: A name is also something else
INSERT DATA { <entity/syrian-government/name/1> a skos:Concept }
