"""``riwaya claims``: the claims table on standard output."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click
import pyoxigraph as ox

from riwaya.articles.read import STANDARD_INPUT
from riwaya.cli.defects import told
from riwaya.cli.geojson import geojson
from riwaya.cli.many import each
from riwaya.cli.options import articles, base_option, metadata_options, private_option
from riwaya.cli.query import source
from riwaya.cli.stored import stored_rows
from riwaya.cli.stores import is_remote
from riwaya.cli.terminal import is_terminal, say, show_data
from riwaya.cli.timeline import timeline
from riwaya.errors import InputError, RiwayaError
from riwaya.pipeline import MANIFEST, publish_claims, tools
from riwaya.publish.rows import ClaimRow, claim_rows
from riwaya.publish.table import claims_csv, jsonl
from riwaya.rdf.graph import describe, vocabulary
from riwaya.store.files import FORMATS
from riwaya.store.folder import MARKER
from riwaya.store.sources import OxigraphSource
from riwaya.store.terms import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from riwaya.articles.metadata import Metadata
    from riwaya.model import Article, Publication
    from riwaya.pipeline import Tools

EXAMPLES: Final = """\b
Examples:
  riwaya claims data/articles/khan-shaykhun-2019.txt
  riwaya claims out --format csv > claims.csv
  riwaya claims out --format geojson > map.geojson
  riwaya claims out --format timeline > timeline.json
  cat article.txt | riwaya claims - --published 2019-08-22
"""
#: Formats that are lines, printed as the articles are read.
_LINES: Final = ("jsonl", "csv")
#: Formats that show events and places rather than claims.
_VIEWS: Final = {"geojson": geojson, "timeline": timeline}
_FORMATS: Final = (*_LINES, "parquet", *_VIEWS)

Result = TypeVar("Result")


@click.command("claims", epilog=EXAMPLES)
@click.argument("given", metavar="ARTICLE|DIR|STORE...", nargs=-1, required=True)
@metadata_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet", "geojson", "timeline"]),
    default="jsonl",
    show_default=True,
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N", help="Read in N processes."
)
@base_option
@private_option
def command(given: tuple[str, ...], metadata: Metadata, form: str, jobs: int, base: str, *, private: bool) -> int:
    """Print the claims table: one claim a line, in the order of the text.

    ARTICLE is a .txt file, a folder of them, or - for standard input: it is read, and nothing is written. A build
    folder, a store, the URL of one or an RDF file gives the claims that are in it. csv gives one line a claim; geojson
    the places and the events; timeline the events by their days, for vis-timeline; parquet needs the extra
    riwaya[parquet]. Lines come as the articles are read, in their order, and memory stays the same however many there
    are; the other formats are made when all have been read.

    Exit status: 0 done, 2 an article or an option is wrong (the others are printed).
    """
    if form == "parquet" and is_terminal(sys.stdout):
        raise InputError("Parquet is binary", mend="send it to a file: … --format parquet > claims.parquet")
    graphs = [one for one in given if _is_graph(one)]
    if graphs and (len(given) > 1 or private):
        raise InputError("a store is printed alone and as it is", where=graphs[0], mend="name one store, or articles")
    if graphs:
        with source(graphs[0]) as asked:
            _print(_VIEWS[form](asked) if form in _VIEWS else _table(stored_rows(asked), form))
        return 0
    return _of_articles(articles(given, metadata), form, base, jobs, private=private)


def _of_articles(found: Iterable[Article | RiwayaError], form: str, base: str, jobs: int, *, private: bool) -> int:
    """Print the claims of articles, and what is wrong with the articles that have none."""
    use = tools(base, private=private)  # now, so that processes that are forked off share it
    wrong: list[Exception] = []
    read = partial(_publication, base=base, private=private)
    if form in _LINES:
        _print(_head(form))
        for lines in _right(each(found, partial(_lines, form=form, base=base, private=private), jobs), wrong):
            _print(lines)
    elif form in _VIEWS:
        _print(_VIEWS[form](_as_source(_right(each(found, read, jobs), wrong), use)))
    else:
        _print(_parquet(chain.from_iterable(claim_rows(one, base) for one in _right(each(found, read, jobs), wrong))))
    for problem in wrong:
        if isinstance(problem, RiwayaError):
            say(f"riwaya: {problem}")
    return told([one for one in wrong if not isinstance(one, RiwayaError)]) or (2 if wrong else 0)


def _right(results: Iterable[Result | Exception], wrong: list[Exception]) -> Iterator[Result]:
    """What could be read; the errors go to ``wrong``."""
    for one in results:
        if isinstance(one, Exception):
            wrong.append(one)
        else:
            yield one


def _publication(article: Article, *, base: str, private: bool) -> Publication:
    return publish_claims(article, tools(base, private=private))


def _lines(article: Article, *, form: str, base: str, private: bool) -> str:
    return _body(claim_rows(_publication(article, base=base, private=private), base), form)


def _is_graph(given: str) -> bool:
    """Whether this is a build folder, a store, its address or an RDF file rather than articles."""
    path = Path(given)
    return given != STANDARD_INPUT and (
        is_remote(given) or (path / MARKER).is_file() or (path / MANIFEST).is_file() or path.suffix in FORMATS
    )


def _as_source(publications: Iterable[Publication], use: Tools) -> OxigraphSource:
    store = ox.Store()
    for publication in publications:
        graph = describe(publication, use.public, use.base).union()
        store.extend(ox.Quad(*triple) for triple in triples_of(graph))
    store.extend(ox.Quad(*triple) for triple in triples_of(vocabulary(use.base).union()))
    return OxigraphSource(store)


def _table(rows: Iterable[ClaimRow], form: str) -> str | bytes:
    return _head(form) + _body(rows, form) if form in _LINES else _parquet(rows)


def _head(form: str) -> str:
    return claims_csv(()) if form == "csv" else ""


def _body(rows: Iterable[ClaimRow], form: str) -> str:
    return claims_csv(rows, header=False) if form == "csv" else jsonl(rows)


def _parquet(rows: Iterable[ClaimRow]) -> bytes:
    from riwaya.cli.parquet import parquet  # noqa: PLC0415 - a quarter of a second that no other format needs

    return parquet(rows)


def _print(content: str | bytes) -> None:
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        show_data(content)
