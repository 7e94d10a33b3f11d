"""``riwaya build``: the main job."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.defects import told
from riwaya.cli.options import articles as read_articles
from riwaya.cli.options import base_option, metadata_options, private_option
from riwaya.cli.record import Record, remember
from riwaya.cli.stores import is_remote, remote, send
from riwaya.cli.summary import summary
from riwaya.cli.terminal import is_terminal, say, visible
from riwaya.pipeline import build, tools
from riwaya.publish.output import DEFAULT_FORMATS, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from riwaya.articles.metadata import Metadata
    from riwaya.store.remote.store import RemoteStore

_FOLDER = "in DIR"
EXAMPLES = """\b
Examples:
  riwaya build data/articles/khan-shaykhun-2019.txt --out out
  riwaya build articles/ --out out --base https://data.example.org/
  riwaya build report.txt --out out --published 2019-08-22 --publisher "Example"
  curl -s https://example.org/article.txt | riwaya build - --out out
  riwaya build articles/ --out out --store http://127.0.0.1:8890/sparql
"""


@click.command("build", epilog=EXAMPLES)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to write to.")
@metadata_options
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=DEFAULT_FORMATS,
    show_default=True,
    help="What to write; may be given several times.",
)
@base_option
@private_option
@click.option(
    "--store",
    metavar="[URL]",
    is_flag=False,
    flag_value=_FOLDER,
    default=_FOLDER,
    help="Fill a store that SPARQL can ask: one in DIR (the default), or instead of it one at the URL of an endpoint.",
)
@click.option("--no-store", is_flag=True, help="Fill no store.")
def command(
    articles: tuple[str, ...],
    out: Path,
    metadata: Metadata,
    formats: tuple[str, ...],
    base: str,
    *,
    private: bool,
    store: str,
    no_store: bool,
) -> int:
    """Turn articles into a checked graph of their claims.

    ARTICLE is a .txt file in UTF-8 (its metadata beside it in NAME.json), a folder of them, or - for standard input.
    DIR gets a graph an article (Turtle, TriG, JSON-LD), all of them together, the claims table, the validation report
    in English and Arabic, and a store. An article that cannot be read never stops the others.

    Exit status: 0 all conform, 1 violations were found, 2 an article or an option is wrong.
    """
    use = tools(base, private=private)
    there = None if no_store or store == _FOLDER else _remote(store, private=private)
    here = not no_store and there is None
    with _progress() as tell:
        outcome = build(read_articles(articles, metadata), out, use, formats=formats, store=here, progress=tell)
    for problem in outcome.problems:
        say(f"riwaya: {problem}")
    if not outcome.built:
        return told(outcome.defects) or 2
    remember(
        Record(
            paths=articles,
            options=metadata,
            out=str(out),
            store=here,
            base=base,
            private=private,
            articles={one.publication.article.slug: one.publication.article.sha256 for one in outcome.built},
            remote=there.url if there is not None else "",
        )
    )
    say(summary(outcome, out))
    if there is not None:
        count = send(outcome.built, base, there)
        say(f"{'store':<10}{there.url}  ({count:,} statements; ask it: riwaya query --list)")
    return told(outcome.defects) or (2 if outcome.problems else int(not outcome.report.conforms))


def _remote(url: str, *, private: bool) -> RemoteStore:
    """The store to send a build to; it has answered once, so that nobody builds for an hour in vain."""
    if not is_remote(url):
        raise click.UsageError(f"--store takes the URL of a SPARQL endpoint, not {url!r}; without one it is in DIR")
    store = remote(url, private=private)
    store.endpoints  # noqa: B018 - asks the server who it is
    return store


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Say which article is being read, on one line that goes away again; nothing where nobody looks."""
    if not is_terminal(sys.stderr):
        yield lambda _: None
        return
    count = 0

    def tell(slug: str) -> None:
        nonlocal count
        count += 1
        click.echo(f"\r\x1b[K  {count}  {visible(slug)[:60]}", nl=False, err=True)

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)
