# shape: rwsh:formerly-no-circle
# says: The entity is its own predecessor
INSERT DATA { <entity/horizon-movement> rw:formerly <entity/dawn-front> }
