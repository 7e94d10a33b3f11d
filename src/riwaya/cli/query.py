"""``riwaya query``: questions of the library, and one's own."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from riwaya.articles.read import STANDARD_INPUT
from riwaya.cli.options import store_option
from riwaya.cli.stores import is_remote, opened
from riwaya.cli.terminal import is_terminal, say, show, show_data, table
from riwaya.errors import QueryError
from riwaya.store.pages import after, beyond
from riwaya.store.queries import KINDS, Question, base_of, bound_text, find, library, parse, run
from riwaya.store.results import Answer, Rows, Statements, tabular, to_csv, to_json, to_turtle
from riwaya.store.sources import as_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.store.sources import Source

EXAMPLES: Final = """\b
Examples:
  riwaya query --list
  riwaya query chronology
  riwaya query claims-within-place --param place=idlib-governorate --param lang=ar
  riwaya query tolls-by-claimant --format csv > tolls.csv
  riwaya query mine.rq --store out/riwaya.ttl
  riwaya query denials --store http://127.0.0.1:8890/sparql
  echo 'ASK { ?s ?p ?o }' | riwaya query -
  riwaya query denials --show
"""

_LOCAL: Final = re.compile(r"https?://\S*?/(?:entity/(?P<entity>[^/\s]+)|(?P<path>article/\S+))")


@click.command("query", epilog=EXAMPLES)
@click.argument("name", metavar="NAME|FILE", required=False)
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter; may be given several times.")
@store_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "ttl"]), help="[default: table; ttl for CONSTRUCT]"
)
@click.option("--list", "listing", is_flag=True, help="List the questions of the library.")
@click.option("--show", "showing", is_flag=True, help="Print the query with its parameters; ask nothing.")
@click.option("--language", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Of --list.")
@click.option("--network", is_flag=True, help="Let the query fetch from other machines (SERVICE).")
def command(
    name: str | None,
    params: tuple[str, ...],
    store: str | None,
    form: str | None,
    language: str,
    *,
    listing: bool,
    showing: bool,
    network: bool,
) -> int:
    """Ask a question of the library, or one of your own in SPARQL.

    NAME is a question of the library (--list), FILE a .rq file, - a query on standard input. A question runs over the
    union of all graphs. Values of parameters become typed terms: ids of the gazetteer, codes, days, words.
    """
    if listing:
        show(_listing(0 if language == "en" else 1))
        return 0
    if name is None:
        raise click.UsageError("name a question or the file of a query; --list shows the questions")
    question = parse(sys.stdin.read(), "standard input", "own") if name == STANDARD_INPUT else find(name)
    values = dict(_pair(param) for param in params)
    if showing:
        show_data(bound_text(question, values))
        return 0
    with source(store) as asked:
        if question.kind != "own" and (otherwise := differs(asked, question.name)):
            say(f"riwaya: {question.name}: not the rows that other stores give: {otherwise}")
        answer = run(question, values, asked, network=network)
        more = _more(question, values, asked)
    _print(answer, form or ("ttl" if isinstance(answer, Statements) else "table"))
    if more:
        say(more)
    return 0


def _more(question: Question, values: dict[str, str], asked: Source) -> str:
    """What to say of an answer that stops at the end of its page: nothing where nothing lies behind it."""
    probe = beyond(bound_text(question, values, base_of(asked)))
    if probe is None:
        return ""
    found = asked.ask(probe)
    if not isinstance(found, Rows) or not found.rows:
        return ""
    offset, limit, of = after(question, values)
    which = "newest articles" if of == "articles" else "rows"
    start = offset - int(limit)
    told = f"the {limit} {which} behind the first {start}" if start else f"the first {limit} {which}"
    return f"riwaya: {question.name}: {told} only; --param offset={offset} for more"


def _pair(param: str) -> tuple[str, str]:
    name, mark, value = param.partition("=")
    if not mark or not name:
        raise QueryError(f"{param!r} is no parameter", mend="write --param NAME=VALUE")
    return name, value


def _listing(language: int) -> str:
    """Every question: its name, what it takes, what it asks."""
    rows = [_line(question, language) for kind in KINDS for question in library(kind)]
    return table(("name", "parameters", "question"), rows, person=is_terminal(sys.stdout))


def _line(question: Question, language: int) -> tuple[str, str, str]:
    shelf = "" if question.kind == "questions" else f" [{question.kind}]"
    return question.name, " ".join(one.name for one in question.parameters), question.title[language] + shelf


@contextmanager
def source(given: str | None) -> Iterator[Source]:
    """What is to be asked: a file, or a store for as long as the question takes."""
    if given is not None and not is_remote(given) and Path(given).is_file():
        yield as_source(given)
        return
    with opened(given) as store:
        yield store


def differs(asked: Source, question: str) -> str:
    """Why a question of the library is answered otherwise by a remote store; nothing where it is not."""
    told = getattr(asked, "differs", None)
    return told(question) if told is not None else ""


def _print(answer: Answer, form: str) -> None:
    if form == "csv":
        show_data(to_csv(answer))
    elif form == "json":
        show_data(to_json(answer))
    elif form == "ttl":
        show_data(to_turtle(answer))
    else:
        show_rows(tabular(answer))


def show_rows(rows: Rows, *, count: bool = True) -> None:
    """Print rows as a table, and how many there are; IRIs as short as ``explain`` and ``--param`` take them."""
    if rows.rows:
        cells = [[_brief(cell) for cell in row] for row in rows.cells()]
        show(table(rows.columns, cells, person=is_terminal(sys.stdout)))
    if count and (not rows.rows or is_terminal(sys.stdout)):
        say(f"{len(rows.rows)} row{'' if len(rows.rows) == 1 else 's'}")


def _brief(cell: str) -> str:
    """An entity of the gazetteer as its id, what stands under an article as its path; everything else as it is.

    >>> _brief("https://data.riwaya.invalid/article/a/claim/7"), _brief("https://data.riwaya.invalid/entity/syria")
    ('article/a/claim/7', 'syria')
    """
    found = _LOCAL.fullmatch(cell)
    return (found["entity"] or found["path"]) if found else cell
