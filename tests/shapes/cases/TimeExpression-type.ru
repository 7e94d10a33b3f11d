# shape: rwsh:TimeExpression-type
# claim: 26
# says: A time is also something else
INSERT DATA { <article/souq/claim/26/time> a sem:Event }
