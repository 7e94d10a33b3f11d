# shape: rwsh:Event
# claim: 26
# says: An event carries a property that the model does not give it
INSERT DATA { <article/souq/event/1> sem:hasTime "2019" }
