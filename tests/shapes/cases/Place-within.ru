# shape: rwsh:Place-within
# claim: 26
# says: A place lies within something that is not a place of the graph
DELETE WHERE { <entity/maarrat-al-numan> rw:within ?o } ;
INSERT DATA { <entity/maarrat-al-numan> rw:within <entity/russia> }
