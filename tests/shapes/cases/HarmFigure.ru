# shape: rwsh:HarmFigure
# claim: 26
# says: A harm figure carries a property that the model does not give it
INSERT DATA { <article/souq/claim/26/figure/1> schema:value 20 }
