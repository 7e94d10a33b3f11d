# shape: rwsh:TimeExpression-edtf
# claim: 26
# says: The EDTF form of a time is one literal of type edtf
DELETE WHERE { <article/souq/claim/26/time> rw:edtf ?o } ;
INSERT DATA { <article/souq/claim/26/time> rw:edtf "July"^^edtf:EDTF }
