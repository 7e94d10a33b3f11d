# shape: rwsh:Claim-claimedWeapon
# claim: 26
# says: The weapon that the claim names is not a code of the scheme of weapons
DELETE WHERE { <article/souq/claim/26> rw:claimedWeapon ?o } ;
INSERT DATA { <article/souq/claim/26> rw:claimedWeapon rwwe:slingshot }
