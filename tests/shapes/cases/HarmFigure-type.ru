# shape: rwsh:HarmFigure-type
# also: rwsh:Event rwsh:Event-type rwsh:Event-told
# claim: 26
# says: A harm figure is also something else
INSERT DATA { <article/souq/claim/26/figure/1> a rw:Event }
