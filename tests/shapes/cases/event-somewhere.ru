# shape: rwsh:event-somewhere
# also: rwsh:doubts-fits
# claim: 242
# says: The claim asserts an event and says neither who
DELETE WHERE { <article/souq/claim/242> rw:claimedSite ?s } ;
DELETE WHERE { <article/souq/claim/242> rw:commitment ?o } ;
INSERT DATA { <article/souq/claim/242> rw:commitment rwcm:asserted }
