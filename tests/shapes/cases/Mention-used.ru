# shape: rwsh:Mention-used
# says: A mention that no claim points to
DELETE DATA { <article/souq/claim/26> rw:mention <article/souq/mention/4-10> }
