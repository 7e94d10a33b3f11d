# shape: rwsh:Event-type
# claim: 26
# says: An event is also something else
INSERT DATA { <article/souq/event/1> a schema:Event }
