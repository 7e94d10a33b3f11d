# shape: rwsh:Article-url
# says: An article has one web address at most
DELETE WHERE { <article/souq> schema:url ?o } ;
INSERT DATA { <article/souq> schema:url "news.example.org/souq" }
