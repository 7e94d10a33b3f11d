# shape: rwsh:Claim-wasGeneratedBy
# claim: 26
# says: A claim was made by exactly one extraction run
DELETE WHERE { <article/souq/claim/26> prov:wasGeneratedBy ?o }
