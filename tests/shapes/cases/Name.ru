# shape: rwsh:Name
# claim: 339
# says: A name carries a property that the model does not give it
INSERT DATA { <entity/syrian-government/name/1> skos:prefLabel "x"@ar }
