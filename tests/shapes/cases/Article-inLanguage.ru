# shape: rwsh:Article-inLanguage
# says: An article has exactly one language
DELETE WHERE { <article/souq> schema:inLanguage ?o } ;
INSERT DATA { <article/souq> schema:inLanguage "Arabic" }
