# shape: rwsh:HarmFigure-evidence
# also: rwsh:Evidence-used
# claim: 26
# says: A figure hangs on no words
DELETE WHERE { <article/souq/claim/26/figure/1> rw:figureEvidence ?o }
