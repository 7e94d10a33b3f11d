# shape: rwsh:Event-told
# says: An event that no claim is about
INSERT DATA { <article/souq/event/9> a rw:Event }
