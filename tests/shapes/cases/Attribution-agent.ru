# shape: rwsh:Attribution-agent
# claim: 339
# says: A step of the attribution names exactly one actor that the graph describes
DELETE WHERE { <article/souq/claim/339/attribution/1> prov:agent ?o } ;
INSERT DATA { <article/souq/claim/339/attribution/1> prov:agent <entity/idlib> }
