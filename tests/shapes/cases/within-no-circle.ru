# shape: rwsh:within-no-circle
# says: The entity lies within itself
INSERT DATA { <entity/syria> rw:within <entity/maarrat-al-numan> }
