# shape: rwsh:ExtractionRun-type
# says: A run is also something else
INSERT DATA { <run/0.1.0> a prov:Entity }
