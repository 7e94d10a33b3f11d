# shape: rwsh:selector-owner
# also: rwsh:quote-length rwsh:span-position
# claim: 26
# says: A selector belongs to exactly one evidence or mention
INSERT DATA { <article/souq/evidence/104-135> oa:hasSelector <article/souq/evidence/14-102/position> }
