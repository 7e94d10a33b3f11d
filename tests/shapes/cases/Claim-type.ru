# shape: rwsh:Claim-type
# claim: 26
# says: A claim is also something else
INSERT DATA { <article/souq/claim/26> a sem:Event }
