"""Asking over HTTP: the SPARQL endpoint, the questions as an API, the editor (docs/serve.md).

``app`` puts the routes together; queries are never parsed or run in the server itself but by ``pool`` in worker
processes (``worker``), which ``cage`` locks in and the pool kills when a limit is passed. Needs the extra ``web``.
"""
