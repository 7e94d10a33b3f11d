# shape: rwsh:span-quote
# claim: 26
# says: Evidence or a mention has one quote selector at most
INSERT DATA { <article/souq/evidence/14-102> oa:hasSelector <article/souq/evidence/14-102/quote2> . <article/souq/evidence/14-102/quote2> a oa:TextQuoteSelector ; oa:exact "طائرة روسية قصفت سوق معرة النعمان يوم 22 تموز 2019 فقتلت أكثر من 20 مدنياً بينهم 5 أطفال"@ar }
