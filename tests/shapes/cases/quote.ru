# shape: rwsh:quote
# claim: 26
# says: A quote selector carries a property that the model does not give it
INSERT DATA { <article/souq/evidence/14-102/quote> oa:start "14"^^xsd:nonNegativeInteger }
