# shape: rwsh:one-wikidata-item
# claim: 26
# says: The entity is said to be exactly two Wikidata items
INSERT DATA { <entity/russia> skos:exactMatch <http://www.wikidata.org/entity/Q34266> }
