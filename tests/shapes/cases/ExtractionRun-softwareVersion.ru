# shape: rwsh:ExtractionRun-softwareVersion
# says: A run names exactly one version of the software
DELETE WHERE { <run/0.1.0> rw:softwareVersion ?o }
