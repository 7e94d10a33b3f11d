# shape: rwsh:position-start
# claim: 26
# says: A span starts once
DELETE WHERE { <article/souq/evidence/14-102/position> oa:start ?o } ;
INSERT DATA { <article/souq/evidence/14-102/position> oa:start 14 }
