"""``riwaya search``: claims by words."""

from __future__ import annotations

from typing import Final

import click

from riwaya.cli.options import store_option
from riwaya.cli.query import show_rows, source
from riwaya.cli.terminal import say, show_data
from riwaya.errors import StoreError
from riwaya.store.results import to_csv, to_json
from riwaya.store.search import Found, Request, search

EXAMPLES: Final = """\b
Examples:
  riwaya search غارات
  riwaya search غارات OR قصف -روسيا --place idlib-governorate
  riwaya search '"منطقة منزوعة السلاح"' --lang ar
  riwaya search 'مدني*' --from 2019-05-01 --to 2019-05-31 --format csv
  { riwaya query chronology --show; riwaya search مدنيين --format values; } | riwaya query -
"""


@click.command("search", epilog=EXAMPLES, context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@store_option
@click.option(
    "--in",
    "within",
    type=click.Choice(["all", "quotes", "names"]),
    default="all",
    show_default=True,
    help="Where: in the evidence, in the names of who and what stands in the claim.",
)
@click.option("--claimant", metavar="ID", help="Who says it: an id of the gazetteer, or an IRI.")
@click.option("--place", metavar="ID", help="A place; what lies in it counts too.")
@click.option("--type", "type_", metavar="CODE", help="A type of event; narrower ones count too.")
@click.option("--from", "since", metavar="DATE", help="Not over before this day, YYYY-MM-DD.")
@click.option("--to", "until", metavar="DATE", help="Begun by this day.")
@click.option("--lang", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Of the names.")
@click.option("--whole", is_flag=True, help="Show whole quotes.")
@click.option("--limit", type=int, default=20, show_default=True, help="Claims to show, at most 1000.")
@click.option("--offset", type=int, default=0, show_default=True, help="Claims to pass over first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "values"]),
    default="table",
    show_default=True,
    help="values: a line that ends a question of the library, which then speaks of these claims alone.",
)
def command(
    words: tuple[str, ...],
    store: str | None,
    within: str,
    claimant: str | None,
    place: str | None,
    type_: str | None,
    since: str | None,
    until: str | None,
    lang: str,
    limit: int,
    offset: int,
    form: str,
    *,
    whole: bool,
) -> int:
    """Find claims by words, as people write Arabic.

    All words must be there: in any spelling of hamza, taa marbuta, alif and vowels, with or without و ف ب ل ك س and ال
    before them, or a pronoun behind. "Two words" is a phrase (quote it for the shell: '"..."'), word* a beginning,
    OR stands between alternatives, a minus before what must not be there. ⟦ ⟧ shows what was found.

    The store's search index is made where it is missing or behind.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    if store is not None and "://" in store:
        mend = "search it through its own /search, or dump it and search the dump"
        raise StoreError("a remote store has no search index here", where=store, mend=mend)
    request = Request(
        q=" ".join(words),
        within=within,  # type: ignore[arg-type]  # click has checked it
        claimant=claimant,
        place=place,
        type=type_,
        since=since,
        until=until,
        lang=lang,  # type: ignore[arg-type]
        whole=whole,
        limit=limit,
        offset=offset,
    )
    with source(store) as asked:
        found = search(asked, request)
    _print(found, form)
    say(_count(found, offset))
    return 0


def _print(found: Found, form: str) -> None:
    if form == "csv":
        show_data(to_csv(found.rows()))
    elif form == "json":
        show_data(to_json(found.rows()))
    elif form == "values":
        show_data(found.values())
    elif found.hits:
        show_rows(found.rows(), count=False)


def _count(found: Found, offset: int) -> str:
    """How much was found, and what to do for the rest.

    >>> _count(Found((), 0), 0), _count(Found((), 10_000, more=True), 0)
    ('no claim', '0 of more than 10,000 claims (--offset 0 shows the next)')
    """
    shown, total = len(found.hits), found.total
    if total is None:
        return f"{shown} claims; the search index is behind the store (riwaya store index)"
    if not total:
        return "no claim"
    if shown == total:
        return f"{total:,} claim{'' if total == 1 else 's'}"
    rest = offset + shown < total or found.more
    least = "more than " if found.more else ""
    return f"{shown:,} of {least}{total:,} claims" + (f" (--offset {offset + shown} shows the next)" if rest else "")
