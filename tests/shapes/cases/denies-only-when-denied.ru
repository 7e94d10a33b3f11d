# shape: rwsh:denies-only-when-denied
# claim: 26
# says: The claim is said to deny another
INSERT DATA { <article/souq/claim/26> rw:denies <article/souq/claim/185> }
