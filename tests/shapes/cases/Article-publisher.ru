# shape: rwsh:Article-publisher
# says: An article has one publisher at most
DELETE WHERE { <article/souq> schema:publisher ?o } ;
INSERT DATA { <article/souq> schema:publisher <entity/sputnik> }
