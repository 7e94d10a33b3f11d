# shape: rwsh:TimeExpression-timeBasis
# claim: 26
# says: A time has exactly one basis (how it was resolved)
DELETE WHERE { <article/souq/claim/26/time> rw:timeBasis ?o }
