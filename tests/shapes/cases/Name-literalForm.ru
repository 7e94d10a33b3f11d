# shape: rwsh:Name-literalForm
# claim: 339
# says: A name has exactly one form
DELETE WHERE { <entity/syrian-government/name/1> skosxl:literalForm ?o } ;
INSERT DATA { <entity/syrian-government/name/1> skosxl:literalForm "النظام السوري" }
