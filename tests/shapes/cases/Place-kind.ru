# shape: rwsh:Place-kind
# claim: 26
# says: A place has exactly one kind
DELETE WHERE { <entity/maarrat-al-numan> rw:placeKind ?o }
