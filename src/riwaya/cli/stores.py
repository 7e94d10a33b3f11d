"""Stores as the commands name them: a folder, the last build's, or the address of a SPARQL endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.cli.record import last_build, store_folder
from riwaya.errors import StoreError
from riwaya.rdf.graph import merge, vocabulary
from riwaya.rdf.iris import Iris
from riwaya.store.dataset import Dataset
from riwaya.store.terms import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.pipeline import Built
    from riwaya.store.remote.store import RemoteStore


def is_remote(given: str | None) -> bool:
    """Whether a store is named by an address."""
    return given is not None and "://" in given


def remote(url: str, *, private: bool = False) -> RemoteStore:
    """Return the store at an address; the environment says who asks, and where else it listens.

    :param private: what is to be sent names protected people.
    :raises InputError: the address or the environment is wrong.
    :raises StoreError: private material would leave this machine.
    """
    from riwaya.store.remote.http import is_loopback  # noqa: PLC0415 - most commands have no network
    from riwaya.store.remote.store import RemoteStore  # noqa: PLC0415

    store = RemoteStore(url)
    given = (store.url, store.settings.update_url, store.settings.graphs_url)
    if private and not all(is_loopback(address) for address in given if address):
        mend = "build it without --private, or send it to a server on this machine"
        raise StoreError("a private build does not leave this machine", where=url, mend=mend)
    return store


def opened(given: str | None, *, write: bool = False) -> Dataset | RemoteStore:
    """Open the store that a command was given, or that of the last build here.

    :raises StoreError: there is none, or it is locked, corrupt or of another version.
    """
    if given is None and (last := last_build()).remote:
        given = last.remote
    if given is not None and is_remote(given):
        return remote(given)
    return Dataset.open(store_folder(given), write=write)


def send(built: Iterable[Built], base: str, store: RemoteStore) -> int:
    """Write the articles of a build into a remote store; return how many statements were sent.

    The graph of each article is replaced. What articles share (entities, the run, the vocabulary) is only added to:
    other articles of that store stand on it.
    """
    articles = list(built)
    shared = merge([*(one.graphs for one in articles), vocabulary(base)], base)
    own = {Iris(base).article_graph(one.publication.article.slug) for one in articles}
    total = 0
    for name, graph in shared.items():
        write = store.replace if name in own else store.add
        total += write(str(name), triples_of(graph))
    return total
