# shape: rwsh:position-start
# also: rwsh:trigger-inside-evidence rwsh:quote-length rwsh:quote-is-the-text
# claim: 26
# says: A span starts once
DELETE WHERE { <article/souq/evidence/14-102/position> oa:start ?o } ;
INSERT DATA { <article/souq/evidence/14-102/position> oa:start "200"^^xsd:nonNegativeInteger }
