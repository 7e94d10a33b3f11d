# shape: rwsh:position-end
# also: rwsh:trigger-inside-evidence
# claim: 26
# says: A span ends once
DELETE WHERE { <article/souq/evidence/14-102/position> oa:end ?o }
