"""A store of any make over HTTP: the SPARQL 1.1 Protocol and the Graph Store Protocol.

``settings`` reads the environment, ``endpoints`` finds the addresses, ``http`` sends with time-outs and retries,
``answers`` reads what comes back, ``paging`` cuts large answers, ``store`` is the :class:`~.store.RemoteStore`.
Imported only when a store is named by its URL.
"""
