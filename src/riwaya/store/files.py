"""RDF files: what their suffixes mean, and what stands in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from riwaya.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}


def quads_of(file: str | Path, graph: str | None) -> Iterator[ox.Quad]:
    """Go through the statements of a .nq, .trig, .ttl or .nt file; ``graph`` is where those of the latter two belong.

    :raises InputError: the file is missing, of another kind, or does not parse; or a statement stands in no graph.
    """
    path = Path(file)
    form = FORMATS.get(path.suffix)
    if form is None:
        raise InputError("is no .nq, .trig, .ttl or .nt file", where=str(path))
    if graph is None and not form.supports_datasets:
        raise InputError(
            "does not say in which graph its triples belong",
            where=str(path),
            mend="name the graph, or load the .nq or .trig",
        )
    try:
        for quad in ox.parse(path=path, format=form, rename_blank_nodes=True):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield quad
            elif graph is not None:
                yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(graph))
            else:
                raise InputError(f"holds a statement outside every graph: {quad.triple}", where=str(path))
    except SyntaxError as fault:
        raise InputError(f"does not parse: {fault.args[0]}", where=str(path)) from fault
    except OSError as fault:
        raise InputError(f"cannot be read: {fault.strerror or fault}", where=str(path)) from fault


def store_of(path: Path) -> ox.Store:
    """Read a file into a store in memory.

    :raises InputError: it is missing, of another kind, or does not parse.
    """
    form = FORMATS.get(path.suffix)
    if form is None:
        raise InputError(
            f"cannot read {path.suffix or 'a file without a suffix'}",
            where=str(path),
            mend=f"give one of {', '.join(FORMATS)}, or the folder of a store",
        )
    store = ox.Store()
    try:
        store.bulk_load(path=path, format=form)
    except SyntaxError as fault:
        raise InputError(f"does not parse: {fault.args[0]}", where=str(path)) from fault
    except OSError as fault:
        raise InputError(f"cannot be read: {fault}", where=str(path)) from fault
    return store
