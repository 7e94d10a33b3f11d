# shape: rwsh:quote-is-the-text
# claim: 26
# says: The quote is not what stands in the article at its offsets
DELETE WHERE { <article/souq/evidence/14-102/quote> oa:exact ?o } ;
INSERT DATA { <article/souq/evidence/14-102/quote> oa:exact "طائرة روسية قصفت سوق معرة النعمان يوم 22 تموز 2019 فقتلت أكثر من 90 مدنياً بينهم 5 أطفال"@ar }
