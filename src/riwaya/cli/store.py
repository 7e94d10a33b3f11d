"""``riwaya store``: the store itself, the embedded one or one at an address."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

import click

from riwaya.cli.query import differs, show_rows
from riwaya.cli.record import store_folder
from riwaya.cli.stores import opened
from riwaya.cli.terminal import is_terminal, say, show, show_data, table
from riwaya.store.dataset import Dataset
from riwaya.store.files import FORMATS
from riwaya.store.queries import library
from riwaya.store.search import rebuild, state_of
from riwaya.store.search.drafting import differences
from riwaya.store.search.index import connect

EXAMPLES: Final = """\b
Examples:
  riwaya store info
  riwaya store load other.trig --store mystore
  riwaya store dump --format nq > all.nq
  riwaya store check --store out
  riwaya store load all.nq --store http://127.0.0.1:8890/sparql
"""

_SEARCH: Final = {
    "ready": "the index is in step",
    "behind": "the index is behind: riwaya store index",
    "stale": "the index is of another version, or damaged: riwaya store index",
    "missing": "there is no index: riwaya store index",
}
_DUMPS: Final = tuple(suffix.removeprefix(".") for suffix in FORMATS)
_store: Final = click.option(
    "--store",
    metavar="DIR|URL",
    help="A store, a build folder or the URL of a SPARQL endpoint; the last build here where not given.",
)


@click.group("store", epilog=EXAMPLES)
def command() -> None:
    """Look into the store, fill it, write it out, check it."""


@command.command(epilog="\b\nExample:\n  riwaya store info --store out")
@_store
def info(store: str | None) -> None:
    """Count what the store holds."""
    with opened(store) as dataset:
        found = dataset.info()
        search = f"search    {_SEARCH[state_of(dataset.path)]}\n" if isinstance(dataset, Dataset) else ""
    rows = [(graph, f"{triples:,}") for graph, triples in found.graphs]
    show(
        f"store     {found.path} ({found.engine})\n"
        f"articles  {found.articles:,}\n"
        f"claims    {found.claims:,}\n"
        f"triples   {found.triples:,}\n"
        f"{search}\n"
    )
    show(table(("graph", "triples"), rows, person=is_terminal(sys.stdout)))


@command.command(epilog="\b\nExample:\n  riwaya store load release.nq --store mystore")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_store
@click.option("--graph", metavar="IRI", help="The graph that the triples of a .ttl or .nt file belong to.")
def load(files: tuple[Path, ...], store: str | None, graph: str | None) -> None:
    """Add RDF files to a store; a folder is made where there is none.

    A .nq or .trig file says itself which graphs its statements stand in.
    """
    with opened(store, write=True) as dataset:
        for file in files:
            count = dataset.load(file, graph=graph)
            say(f"{file}: {count:,} statements")
        if isinstance(dataset, Dataset):
            dataset.optimize()


@command.command(epilog="\b\nExample:\n  riwaya store dump --format trig > all.trig")
@_store
@click.option("--format", "form", type=click.Choice(_DUMPS), default="nq", show_default=True)
@click.option("--graph", metavar="IRI", help="This graph only.")
def dump(store: str | None, form: str, graph: str | None) -> None:
    """Write the store to standard output, sorted: equal stores give equal bytes."""
    with opened(store) as dataset:
        if is_terminal(sys.stdout):
            seen = io.BytesIO()
            dataset.dump(seen, form, graph=graph)
            show_data(seen.getvalue().decode())
        else:
            dataset.dump(sys.stdout.buffer, form, graph=graph)


@command.command(epilog="\b\nExample:\n  riwaya store check --store out")
@_store
def check(store: str | None) -> int:
    """Run every check of the library; each must find nothing.

    Exit status: 0 nothing was found, 1 something was.
    """
    with opened(store) as dataset:
        found = dataset.check()
        unasked = [one.name for one in library("checks") if differs(dataset, one.name)]
    for violation in found:
        show(f"{violation.check}: {violation.title[0]}\n")
        show_rows(violation.rows)
    if unasked:
        say(f"not run, this server cannot answer them: {', '.join(unasked)}")
    say(f"{len(found)} checks found something" if found else "every check found nothing")
    return int(bool(found))


@command.command(epilog="\b\nExample:\n  riwaya store index --store out")
@_store
@click.option("--check", "checking", is_flag=True, help="Change nothing: compare the index with the store.")
def index(store: str | None, *, checking: bool) -> int:
    """Make the search index anew. What writes to a store keeps it in step; this is for what went another way.

    Exit status: 0 done, 1 (--check) the index is not what the store holds.
    """
    with Dataset.open(store_folder(store)) as dataset:
        if not checking:
            rebuild(dataset.path, dataset)
            say(f"{dataset.path}: {_SEARCH[state_of(dataset.path)]}")
            return 0
        with closing(connect(dataset.path)) as made:
            count = differences(made, dataset)
        state = state_of(dataset.path)
    say(f"{count:,} differences; {_SEARCH[state]}")
    return int(bool(count) or state != "ready")
