# shape: rwsh:HarmFigure-maxValue
# claim: 26
# says: The upper bound of a figure is one xsd
INSERT DATA { <article/souq/claim/26/figure/2> schema:maxValue 6 }
