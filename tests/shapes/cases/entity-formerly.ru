# shape: rwsh:entity-formerly
# says: rw
DELETE WHERE { <entity/dawn-front> rw:formerly ?o } ;
INSERT DATA { <entity/dawn-front> rw:formerly <entity/nobody> }
