"""Articles as they come in: read from files, never altered."""
