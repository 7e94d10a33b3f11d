"""Publications written down: the claims table, Turtle, TriG, JSON-LD, N-Quads; deterministic to the byte."""
