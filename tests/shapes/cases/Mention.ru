# shape: rwsh:Mention
# claim: 26
# says: A mention carries a property that the model does not give it
INSERT DATA { <article/souq/mention/4-10> rw:words "المرصد"@ar }
