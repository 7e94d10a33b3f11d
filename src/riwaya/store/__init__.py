"""The embedded store, whatever else can be asked, and the query library: files in, rows out."""
