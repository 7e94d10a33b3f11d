# shape: rwsh:entity-country
# claim: 26
# says: A country is an ISO 3166-1 code of two capital letters
DELETE WHERE { <entity/russia> rw:country ?o } ;
INSERT DATA { <entity/russia> rw:country "Russia" }
