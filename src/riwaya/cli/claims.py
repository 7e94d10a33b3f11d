"""``riwaya claims``: the claims table on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pyoxigraph as ox

from riwaya.articles.read import STANDARD_INPUT
from riwaya.cli.geojson import geojson
from riwaya.cli.options import articles, base_option, metadata_options, private_option
from riwaya.cli.parquet import parquet
from riwaya.cli.query import source
from riwaya.cli.stored import stored_rows
from riwaya.cli.terminal import is_terminal, say, show_data
from riwaya.errors import InputError, RiwayaError
from riwaya.pipeline import MANIFEST, publish_claims, tools
from riwaya.publish.rows import ClaimRow, claim_rows
from riwaya.publish.table import claims_csv, jsonl
from riwaya.rdf.graph import describe
from riwaya.store.dataset import MARKER
from riwaya.store.sources import FORMATS, OxigraphSource
from riwaya.store.terms import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.articles.metadata import Metadata
    from riwaya.model import Publication
    from riwaya.pipeline import Tools

EXAMPLES: Final = """\b
Examples:
  riwaya claims data/articles/khan-shaykhun-2019.txt
  riwaya claims out --format csv > claims.csv
  riwaya claims out --format geojson > places.geojson
  cat article.txt | riwaya claims - --published 2019-08-22
"""


@click.command("claims", epilog=EXAMPLES)
@click.argument("given", metavar="ARTICLE|DIR|STORE...", nargs=-1, required=True)
@metadata_options
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "parquet", "geojson"]), default="jsonl", show_default=True
)
@base_option
@private_option
def command(given: tuple[str, ...], metadata: Metadata, form: str, base: str, *, private: bool) -> int:
    """Print the claims table: one claim a line, in the order of the text.

    ARTICLE is a .txt file, a folder of them, or - for standard input: it is read, and nothing is written. A build
    folder, a store or an RDF file gives the claims that are in it. csv gives one line a claim; geojson the places;
    parquet needs the extra riwaya[parquet].

    Exit status: 0 done, 2 an article or an option is wrong (the others are printed).
    """
    if form == "parquet" and is_terminal(sys.stdout):
        raise InputError("Parquet is binary", mend="send it to a file: … --format parquet > claims.parquet")
    graphs = [one for one in given if _is_graph(one)]
    if graphs and (len(given) > 1 or private):
        raise InputError("a store is printed alone and as it is", where=graphs[0], mend="name one store, or articles")
    if graphs:
        with source(graphs[0]) as asked:
            _print(geojson(asked) if form == "geojson" else _table(stored_rows(asked), form))
        return 0
    use = tools(base, private=private)
    problems: list[RiwayaError] = []
    publications = list(_publications(given, metadata, use, problems))
    if form == "geojson":
        _print(geojson(_as_source(publications, use)))
    else:
        _print(_table((row for one in publications for row in claim_rows(one, base)), form))
    for problem in problems:
        say(f"riwaya: {problem}")
    return 2 if problems else 0


def _is_graph(given: str) -> bool:
    """Whether this is a build folder, a store or an RDF file rather than articles."""
    path = Path(given)
    return given != STANDARD_INPUT and (
        (path / MARKER).is_file() or (path / MANIFEST).is_file() or path.suffix in FORMATS
    )


def _publications(
    given: tuple[str, ...], metadata: Metadata, use: Tools, problems: list[RiwayaError]
) -> Iterator[Publication]:
    for article in articles(given, metadata):
        if isinstance(article, RiwayaError):
            problems.append(article)
        else:
            yield publish_claims(article, use)


def _as_source(publications: list[Publication], use: Tools) -> OxigraphSource:
    store = ox.Store()
    for publication in publications:
        graph = describe(publication, use.public, use.base).union()
        store.extend(ox.Quad(*triple) for triple in triples_of(graph))
    return OxigraphSource(store)


def _table(rows: Iterator[ClaimRow], form: str) -> str | bytes:
    if form == "csv":
        return claims_csv(rows)
    return parquet(rows) if form == "parquet" else jsonl(rows)


def _print(content: str | bytes) -> None:
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        show_data(content)
