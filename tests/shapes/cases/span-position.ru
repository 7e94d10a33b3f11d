# shape: rwsh:span-position
# also: rwsh:trigger-inside-evidence
# claim: 26
# says: Evidence or a mention has exactly one position selector
DELETE WHERE { <article/souq/evidence/14-102> oa:hasSelector <article/souq/evidence/14-102/position> . <article/souq/evidence/14-102/position> ?p ?o }
