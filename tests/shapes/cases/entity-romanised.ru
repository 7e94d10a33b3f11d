# shape: rwsh:entity-romanised
# claim: 242
# says: rw
INSERT DATA { <article/souq/entity/security-sources> rw:romanised false }
