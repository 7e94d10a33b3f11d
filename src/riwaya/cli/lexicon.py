"""``riwaya lexicon``: the lexicon as linked data on standard output."""

from __future__ import annotations

from typing import Final

import click

from riwaya.cli.terminal import show_data

EXAMPLES: Final = """\b
Examples:
  riwaya lexicon > lexicon.ttl
  riwaya lexicon --format jsonld > lexicon.jsonld
"""


@click.command("lexicon", epilog=EXAMPLES)
@click.option("--format", "form", type=click.Choice(["ttl", "jsonld"]), default="ttl", show_default=True)
def command(form: str) -> int:
    """Print the lexicon as linked data (OntoLex-Lemon).

    Words with their dictionary forms, their senses as concepts of the ontology's vocabularies, and the frames that say
    which of their arguments fills which role of a claim. docs/lexicon.md tells the model.
    """
    from riwaya.publish.lexicon import BASE, lexicon  # noqa: PLC0415 - rdflib and the tables, which --help needs not
    from riwaya.publish.serialise import jsonld, turtle  # noqa: PLC0415

    write = turtle if form == "ttl" else jsonld
    show_data(write(set(lexicon()), BASE))
    return 0
