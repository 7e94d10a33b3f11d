# shape: rwsh:entity-link
# claim: 26
# says: A link leads to something that is neither a Wikidata item nor a GeoNames place
DELETE WHERE { <entity/russia> skos:exactMatch ?o } ;
INSERT DATA { <entity/russia> skos:exactMatch <https://www.wikidata.org/wiki/Q159> }
