# shape: rwsh:HarmFigure-words
# claim: 26
# says: The words of a figure are one literal at most
INSERT DATA { <article/souq/claim/26/figure/1> rw:words "عشرون"@ar }
