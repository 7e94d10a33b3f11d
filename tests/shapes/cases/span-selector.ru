# shape: rwsh:span-selector
# claim: 26
# says: A selector is neither a text position nor a text quote
INSERT DATA { <article/souq/evidence/14-102> oa:hasSelector <article/souq/evidence/14-102/css> . <article/souq/evidence/14-102/css> a oa:CssSelector }
