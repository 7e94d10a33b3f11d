# shape: rwsh:entity-name
# claim: 26
# says: A name of the entity is not an rw
INSERT DATA { <entity/russia> rw:name "روسيا الاتحادية"@ar }
