# shape: rwsh:Article-headline
# says: An article has one headline at most
INSERT DATA { <article/souq> schema:headline "second"@en }
