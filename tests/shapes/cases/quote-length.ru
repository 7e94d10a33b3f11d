# shape: rwsh:quote-length
# also: rwsh:quote-is-the-text
# claim: 26
# says: The quote is not as long as the span that it is quoted from
DELETE WHERE { <article/souq/evidence/14-102/quote> oa:exact ?o } ;
INSERT DATA { <article/souq/evidence/14-102/quote> oa:exact "طائرة روسية"@ar }
