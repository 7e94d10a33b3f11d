# shape: rwsh:Evidence-used
# says: Evidence that no claim and no figure points to
INSERT DATA { <article/souq/evidence/0-3> a rw:Evidence ; oa:hasSource <article/souq> ; oa:hasSelector <article/souq/evidence/0-3/position>, <article/souq/evidence/0-3/quote> . <article/souq/evidence/0-3/position> a oa:TextPositionSelector ; oa:start "0"^^xsd:nonNegativeInteger ; oa:end "3"^^xsd:nonNegativeInteger . <article/souq/evidence/0-3/quote> a oa:TextQuoteSelector ; oa:exact "قال"@ar }
