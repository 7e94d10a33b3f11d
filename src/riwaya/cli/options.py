"""Options that several commands have, each defined once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from riwaya.articles.metadata import Metadata
from riwaya.articles.read import read
from riwaya.rdf.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from riwaya.errors import InputError
    from riwaya.model import Article

Result = TypeVar("Result")

_METADATA = (
    ("published", "DATE", "The day it was published, YYYY-MM-DD."),
    ("title", "TEXT", "Its title."),
    ("publisher", "TEXT", "Who published it."),
    ("url", "URL", "Where it was published."),
    ("language", "TAG", "Its language (BCP 47); ar where nothing says another."),
    ("rights", "TEXT", "Whose the text is."),
)


def metadata_options(command: Callable[..., Result]) -> Callable[..., Result]:
    """Give a command the options about an article, and hand them to it as ``metadata``."""

    @wraps(command)
    def told(**options: object) -> Result:
        fields = {name: options.pop(name) for name, _, _ in _METADATA}
        return command(metadata=Metadata(**fields), **options)  # type: ignore[arg-type]

    decorated = told
    for name, shape, help_ in reversed(_METADATA):
        decorated = click.option(f"--{name}", metavar=shape, help=f"{help_} Overrides NAME.json.")(decorated)
    return decorated


base_option = click.option(
    "--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="Where the IRIs of the data stand."
)

private_option = click.option(
    "--private", is_flag=True, help="Bypass the do-no-harm gate: names of protected people stay in. Never publish it."
)

store_option = click.option(
    "--store",
    metavar="DIR|FILE|URL",
    help="A store, a build folder, an RDF file or the URL of a SPARQL endpoint; the last build here where not given.",
)


def articles(paths: Iterable[str], metadata: Metadata) -> Iterator[Article | InputError]:
    """Read articles with what the options say of them."""
    given = {name: getattr(metadata, name) for name, _, _ in _METADATA}
    return read(paths, **given)
