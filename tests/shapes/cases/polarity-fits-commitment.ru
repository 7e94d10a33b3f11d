# shape: rwsh:polarity-fits-commitment
# claim: 26
# says: Polarity and commitment disagree
DELETE WHERE { <article/souq/claim/26> rw:polarity ?o } ;
INSERT DATA { <article/souq/claim/26> rw:polarity rwpo:denied }
