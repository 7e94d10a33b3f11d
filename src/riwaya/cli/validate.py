"""``riwaya validate``: RDF files against the shapes."""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click

from riwaya.articles.read import STANDARD_INPUT, read
from riwaya.cli.terminal import show
from riwaya.errors import InputError
from riwaya.shacl import RINGS, Ring, format_report, load_shapes, report_turtle, validate_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES: Final = """\b
Examples:
  riwaya validate out/riwaya.ttl
  riwaya validate out/riwaya.ttl --article data/articles/khan-shaykhun-2019.txt
  riwaya validate mine.trig --ring structure --language ar
  riwaya validate out/riwaya.ttl --format ttl > report.ttl
"""


@click.command("validate", epilog=EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--ring",
    "rings",
    type=click.Choice(get_args(Ring)),
    multiple=True,
    default=RINGS,
    show_default=True,
    help="The shapes to hold the files against; may be given several times.",
)
@click.option("--article", "articles", metavar="FILE", multiple=True, help="A text whose quotes are to be compared.")
@click.option("--language", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Of the report.")
@click.option("--format", "form", type=click.Choice(["text", "ttl"]), default="text", show_default=True)
def command(
    files: tuple[Path, ...], rings: tuple[Ring, ...], articles: tuple[str, ...], language: str, form: str
) -> int:
    """Hold RDF files against the shapes and say what is wrong and how to mend it.

    FILE is .ttl, .trig, .nt, .nq, .jsonld or .rdf, or - for TriG (or Turtle) on standard input. All files are checked
    as one graph: what one points to may stand in another.

    Exit status: 0 it conforms, 1 violations were found, 2 a file or an option is wrong.
    """
    ordered = tuple(ring for ring in get_args(Ring) if ring in rings)
    if articles and "plausibility" not in ordered:
        raise InputError("quotes are compared by the ring of plausibility", mend="add --ring plausibility")
    texts = _texts(articles) if articles else None
    with _on_disk(files) as paths:
        report = validate_files(paths, shapes=load_shapes(ordered), article_text=texts)
    show(report_turtle(report) if form == "ttl" else format_report(report, "ar" if language == "ar" else "en"))
    return int(not report.conforms)


def _texts(paths: tuple[str, ...]) -> Callable[[str], str | None]:
    """The texts of the articles named, by the slug that ends an article's IRI."""
    texts: dict[str, str] = {}
    for article in read(paths):
        if isinstance(article, InputError):
            raise article
        texts[article.slug] = article.text
    return lambda iri: texts.get(iri.rpartition("/")[2])


@contextmanager
def _on_disk(files: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The files, with standard input as one of them."""
    if STANDARD_INPUT not in map(str, files):
        yield list(files)
        return
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "standard-input.trig"
        given.write_bytes(sys.stdin.buffer.read())
        yield [given if str(file) == STANDARD_INPUT else file for file in files]
