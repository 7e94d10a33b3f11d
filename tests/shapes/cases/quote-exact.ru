# shape: rwsh:quote-exact
# claim: 26
# says: A quote has its exact words once
DELETE WHERE { <article/souq/evidence/14-102/quote> oa:exact ?o } ;
INSERT DATA { <article/souq/evidence/14-102/quote> oa:exact "طائرة روسية قصفت سوق معرة النعمان يوم 22 تموز 2019 فقتلت أكثر من 20 مدنياً بينهم 5 أطفال" }
