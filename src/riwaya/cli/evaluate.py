"""``riwaya evaluate``: what is read against what a person read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from riwaya.articles.read import read
from riwaya.cli.options import private_option
from riwaya.cli.terminal import show_data
from riwaya.errors import InputError
from riwaya.evaluate.gold import gazetteer_of, load
from riwaya.evaluate.names import merge
from riwaya.evaluate.report import table, to_json
from riwaya.evaluate.scoring import Tally
from riwaya.evaluate.statements import from_rows
from riwaya.extract.vocabulary import known_words
from riwaya.gate import publish
from riwaya.link import gazetteer as gazetteers
from riwaya.pipeline import Tools, read_claims, tools
from riwaya.publish.rows import claim_rows

if TYPE_CHECKING:
    from riwaya.evaluate.gold import Gold
    from riwaya.evaluate.statements import Statement

EXAMPLES: Final = """\b
Examples:
  riwaya evaluate data/gold
  riwaya evaluate mine.json --misses 40
  riwaya evaluate gold/ --texts articles/ --format json > scores.json
"""


@click.command("evaluate", epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option("--texts", metavar="DIR", type=click.Path(path_type=Path), help="The folder of the texts, ID.txt each.")
@click.option(
    "--gazetteer",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Further names to read with; the gold's own where it stands beside it.",
)
@click.option("--misses", metavar="N", default=10, show_default=True, type=click.IntRange(0), help="How many to show.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@private_option
def command(
    gold: tuple[str, ...], texts: Path | None, folder: Path | None, misses: int, form: str, *, private: bool
) -> int:
    """Read the texts of a gold set and say how right the claims are: precision, recall and F1, slot by slot.

    GOLD is a file of one article, a folder of them (ID.json for ID.txt, or claims/ beside texts/), or JSON Lines.
    docs/evaluation.md tells its form, and what counts as the same. The metadata beside a text are read as everywhere.
    What is measured is the reading itself; in the texts that are shown, protected names are blacked out.

    Exit status: 0 measured, 2 the gold or an option is wrong.
    """
    use = _tools(folder or gazetteer_of(gold))
    tally = Tally()
    for one in load(gold, texts):
        tally.add(one.id, *_read(one, use, private=private), one.claims)
    if not tally.articles:
        raise InputError("no article has gold", where=" ".join(gold), mend="docs/evaluation.md tells the form of gold")
    scores = tally.scores()
    show_data(to_json(scores, misses) if form == "json" else table(scores, misses))
    return 0


def _tools(folder: Path | None) -> Tools:
    """The project's data, with the names of a further gazetteer."""
    use = tools()
    if folder is None:
        return use
    gazetteer = merge(use.gazetteer, gazetteers.load(folder))
    aliases: dict[str, list[str]] = {}
    for name in (name for group in gazetteer.names.values() for name in group):
        aliases.setdefault(name.entity, []).append(name.form)
    known = known_words(gazetteer, use.lexicon)
    return msgspec.structs.replace(use, gazetteer=gazetteer, aliases=aliases, known=known)


def _read(one: Gold, use: Tools, *, private: bool) -> tuple[str, tuple[Statement, ...]]:
    """The text of an article as it may be shown, and the claims that are read in it."""
    article = next(read([str(one.text)]))
    if isinstance(article, InputError):
        raise article
    reading, mentions = read_claims(article, use)
    shown = publish(reading, use.policy, people=mentions, aliases=use.aliases, private=private)
    measured = publish(reading, use.policy, private=True)
    return shown.article.text, from_rows(claim_rows(measured), article.text)
