# shape: rwsh:polarity-fits-commitment
# claim: 105
# says: Polarity and commitment disagree
DELETE WHERE { <article/souq/claim/105> rw:polarity ?o } ;
INSERT DATA { <article/souq/claim/105> rw:polarity rwpo:affirmed }
