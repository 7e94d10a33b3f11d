"""Publications as RDF: the only place that mints IRIs and makes literals."""
