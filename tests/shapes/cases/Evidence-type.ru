# shape: rwsh:Evidence-type
# claim: 26
# says: Evidence is also something else
INSERT DATA { <article/souq/evidence/14-102> a sem:Place }
