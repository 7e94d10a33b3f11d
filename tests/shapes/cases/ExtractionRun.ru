# shape: rwsh:ExtractionRun
# says: A run carries a property that the model does not give it
INSERT DATA { <run/0.1.0> prov:startedAtTime "2019-07-24T08:00:00Z"^^xsd:dateTime }
