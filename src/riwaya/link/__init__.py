"""Who and where: the gazetteer of known actors, places, objects and weapons, and their links to outside registers."""
