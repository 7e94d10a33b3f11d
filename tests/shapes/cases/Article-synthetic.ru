# shape: rwsh:Article-synthetic
# also: rwsh:release-not-synthetic
# says: rw
INSERT DATA { <article/souq> rw:synthetic false }
