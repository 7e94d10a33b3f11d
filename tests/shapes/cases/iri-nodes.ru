# shape: rwsh:iri-nodes
# claim: 26
# says: This node is blank
DELETE WHERE { <article/souq/claim/26> rw:claimedTime ?t . ?t ?p ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedTime [ a rw:TimeExpression ; rw:dateKind rwtk:on ; rw:timeBasis rwtb:written ] }
