# shape: rwsh:Article-type
# says: An article is also something else
INSERT DATA { <article/souq> a prov:Activity }
