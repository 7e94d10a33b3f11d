# shape: rwsh:Claim-inArticle
# claim: 26
# says: A claim stands in exactly one article that the graph describes
DELETE WHERE { <article/souq/claim/26> rw:inArticle ?o }
