# shape: rwsh:Evidence
# claim: 26
# says: Evidence carries a property that the model does not give it
INSERT DATA { <article/souq/evidence/14-102> oa:exact "x"@ar }
