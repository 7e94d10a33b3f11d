# shape: rwsh:asserted-before-said
# claim: 26
# says: The claim asserts an event that starts after the day on which it was said
INSERT DATA { <article/souq/claim/26> rw:saidStart "2019-07-20"^^xsd:date ; rw:saidEnd "2019-07-20"^^xsd:date ; rw:saidTime <article/souq/claim/26/said> . <article/souq/claim/26/said> a rw:TimeExpression ; rw:dateKind rwtk:on ; rw:timeBasis rwtb:written }
