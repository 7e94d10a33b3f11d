# shape: rwsh:release-not-synthetic
# says: An article that was written for a test stands in a release
INSERT DATA { <article/souq> rw:synthetic true }
