# shape: rwsh:position
# claim: 26
# says: A position selector carries a property that the model does not give it
INSERT DATA { <article/souq/evidence/14-102/position> rw:start 14 }
