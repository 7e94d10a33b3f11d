# shape: rwsh:Article
# says: An article carries a property that the model does not give it
INSERT DATA { <article/souq> schema:author <entity/russia> }
