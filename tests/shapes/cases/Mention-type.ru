# shape: rwsh:Mention-type
# also: rwsh:Name rwsh:Name-type rwsh:Name-literalForm rwsh:Name-owner rwsh:Name-use
# claim: 26
# says: A mention is also something else
INSERT DATA { <article/souq/mention/4-10> a rw:Name }
