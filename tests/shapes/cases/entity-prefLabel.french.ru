# shape: rwsh:entity-prefLabel
# claim: 26
# says: An entity has exactly one label in Arabic and one in English
DELETE DATA { <entity/russia> skos:prefLabel "Russia"@en } ;
INSERT DATA { <entity/russia> skos:prefLabel "Russie"@fr }
