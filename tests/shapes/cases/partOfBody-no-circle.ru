# shape: rwsh:partOfBody-no-circle
# claim: 339
# says: The entity belongs to itself
INSERT DATA { <entity/syrian-government> rw:partOfBody <entity/syrian-army> }
