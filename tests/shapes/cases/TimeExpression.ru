# shape: rwsh:TimeExpression
# claim: 26
# says: A time carries a property that the model does not give it
INSERT DATA { <article/souq/claim/26/time> time:inXSDDate "2019-07-22"^^xsd:date }
