# shape: rwsh:protected-person-unnamed
# claim: 307
# says: A protected person has a name
INSERT DATA { <article/souq/entity/protected-1> skos:altLabel "أحمد العمر"@ar }
