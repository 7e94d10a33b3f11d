# shape: rwsh:TimeExpression-words
# claim: 26
# says: The words of a time are one literal at most
DELETE WHERE { <article/souq/claim/26/time> rw:words ?o } ;
INSERT DATA { <article/souq/claim/26/time> rw:words <entity/x> }
