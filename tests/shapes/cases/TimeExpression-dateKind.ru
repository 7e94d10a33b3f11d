# shape: rwsh:TimeExpression-dateKind
# claim: 26
# says: A time has exactly one kind of date
DELETE WHERE { <article/souq/claim/26/time> rw:dateKind ?o } ;
INSERT DATA { <article/souq/claim/26/time> rw:dateKind rwtk:sometime }
