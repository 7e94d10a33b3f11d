# shape: rwsh:article-without-text
# says: The graph carries the text of the article
INSERT DATA { <article/souq> schema:articleBody "النص كله"@ar }
