# shape: rwsh:span-hasSource
# claim: 26
# says: Evidence or a mention points to exactly one article that the graph describes
DELETE WHERE { <article/souq/evidence/14-102> oa:hasSource ?o }
