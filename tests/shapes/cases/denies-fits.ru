# shape: rwsh:denies-fits
# claim: 105
# says: The speech act is a denial
DELETE WHERE { <article/souq/claim/105> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/105> rw:commitment rwcm:asserted } ;
DELETE WHERE { <article/souq/claim/105> rw:polarity ?o } ;
INSERT DATA { <article/souq/claim/105> rw:polarity rwpo:affirmed } ;
DELETE WHERE { <article/souq/claim/105> rw:denies ?o }
