"""``riwaya explain``: why a claim was read."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from riwaya.articles.read import read
from riwaya.cli.options import private_option
from riwaya.cli.record import last_build
from riwaya.cli.terminal import is_terminal, isolated, show, table, visible, wrap
from riwaya.errors import InputError
from riwaya.extract import lexicon
from riwaya.pipeline import publish_claims, read_claims, tools
from riwaya.rdf.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.model import Article, Claim, Entity, Mention, Publication, TimeValue
    from riwaya.pipeline import Tools

EXAMPLES: Final = """\b
Examples:
  riwaya explain khan-shaykhun-2019:57
  riwaya explain article/khan-shaykhun-2019/claim/57
  riwaya explain https://data.riwaya.invalid/article/khan-shaykhun-2019/claim/57
  riwaya explain khan-shaykhun-2019:57 --article data/articles/khan-shaykhun-2019.txt
"""

_NAME: Final = re.compile(
    r"(?:(?:(?P<base>https?://\S*/))?article/(?P<slug>[^/:]+)/claim/|(?P<short>[^/:]+):)(?P<id>[0-9]+(?:-[0-9]+)?)"
)
_NEAR: Final = 3
_ROOM: Final = 100
_LIST_MARK: Final = "،"


class _Words(NamedTuple):
    """Words of the sentence and what they do in the claim."""

    start: int
    end: int
    text: str
    role: str
    meant: str


@click.command("explain", epilog=EXAMPLES)
@click.argument("claim")
@click.option(
    "--article", "path", metavar="FILE", help="The text; that of the last build in this folder where not given."
)
@private_option
def command(claim: str, path: str | None, *, private: bool) -> int:
    """Show why a claim was read.

    CLAIM is its IRI, its path as tables show it, or SLUG:ID. The article is read again: its sentence is printed with
    the words that name somebody or something, who stands in which role, by whom the claim reached the article, the
    rule that made it, and the rows of the lexicon that the rule stood on.
    """
    named = _NAME.fullmatch(claim)
    if named is None:
        raise InputError(f"{claim!r} names no claim", mend="give the IRI of a claim, or SLUG:ID")
    slug = named["slug"] or named["short"]
    if path is None:
        record = last_build()
        article, base, private = record.text_of(slug), record.base, private or record.private
    else:
        article, base = _read(path), named["base"] or DEFAULT_BASE
    use = tools(base, private=private)
    publication = publish_claims(article, use)
    found = _find(publication, slug, named["id"])
    show(_explained(publication, found, use, article))
    return 0


def _read(path: str) -> Article:
    for article in read([path]):
        if isinstance(article, InputError):
            raise article
        return article
    raise AssertionError("reading a file gives an article or an error")


def _find(publication: Publication, slug: str, id_: str) -> Claim:
    if publication.article.slug != slug:
        raise InputError(f"this text is {publication.article.slug!r}, not {slug!r}", mend="give the text of the claim")
    for claim in publication.claims:
        if claim.id == id_:
            return claim
    at = int(id_.partition("-")[0])
    near = sorted(publication.claims, key=lambda claim: abs(claim.trigger.start - at))[:_NEAR]
    mend = f"the nearest are {', '.join(claim.id for claim in near)}" if near else "the article has no claim"
    raise InputError(f"there is no claim {id_} in {slug}", mend=mend)


def _explained(publication: Publication, claim: Claim, use: Tools, article: Article) -> str:
    person = is_terminal(sys.stdout)
    text = publication.article.text
    parts = [
        _facts(publication, claim),
        f"\nsentence [{claim.sentence.start}:{claim.sentence.end}], evidence in ⟦ ⟧\n",
        *(f"  {isolated(line) if person else line}\n" for line in wrap(_sentence(text, claim), _ROOM)),
        "\n",
        _spans(claim, publication, use, article, person=person),
        "\nlexicon\n",
        *(f"  {visible(row)}\n" for row in _rows(claim)),
    ]
    return "".join(parts)


def _facts(publication: Publication, claim: Claim) -> str:
    """The frame of a claim, a line a fact; what is not there is left out."""
    names = {
        "claim": f"{publication.article.slug}:{claim.id}",
        "type": claim.event_type,
        "says": f"{claim.speech_act}; {claim.commitment}, {claim.polarity}, {claim.certainty}",
        "claimant": _named(claim.claimants) or f"({claim.claimant_kind})",
        "told to": _named(claim.addressees),
        "chain": " > ".join(f"{_name(step.mention.entity)} ({step.role})" for step in claim.attribution),
        "agent": _named(claim.agents),
        "target": _named(claim.targets),
        "places": ", ".join(f"{_name(place.mention.entity)} ({place.role})" for place in claim.places),
        "weapons": _named(claim.weapons),
        "purpose": claim.purpose.text if claim.purpose else "",
        "when": _time(claim.time),
        "said": _time(claim.said),
        "event": f"the same as {claim.event}" if claim.event not in {None, claim.id} else "",
        "denies": claim.denies or "",
        "rule": f"{claim.rule} (confidence {claim.confidence:.2f}, which says nothing about truth)",
    }
    figures = [
        f"{'figure':<10}{figure.kind}, {figure.group}: {_bounds(figure.low, figure.high)}"
        f"{' (about)' if figure.approximate else ''}{' (running)' if figure.running else ''}"
        f"{'' if figure.part_of is None else f' (part of figure {figure.part_of + 1})'}"
        for figure in claim.figures
    ]
    return "".join(
        f"{line}\n" for line in [*(f"{head:<10}{visible(text)}" for head, text in names.items() if text), *figures]
    )


def _sentence(text: str, claim: Claim) -> str:
    """The sentence, its evidence between brackets."""
    start, end = claim.sentence.start, claim.sentence.end
    cuts = ((claim.evidence.start, "⟦"), (claim.evidence.end, "⟧"))
    inside = [(at, mark) for at, mark in cuts if start <= at <= end]
    words, last = "", start
    for at, mark in inside:
        words += text[last:at] + mark
        last = at
    return visible(words + text[last:end])


def _spans(claim: Claim, publication: Publication, use: Tools, article: Article, *, person: bool) -> str:
    """Every stretch of the sentence that means something, in order."""
    used = list(_used(claim))
    taken = {(words.start, words.end) for words in used}
    others = (
        _Words(mention.start, mention.end, mention.text, "–", _meant(mention.entity))
        for mention in _mentions(publication, use, article)
        if claim.sentence.start <= mention.start < claim.sentence.end and (mention.start, mention.end) not in taken
    )
    rows = [
        (f"{words.start}–{words.end}", words.text, words.role, words.meant)
        for words in sorted([*used, *others])
        if words.text
    ]
    return table(("at", "words", "role", "means"), rows, person=person)


def _used(claim: Claim) -> Iterator[_Words]:
    """The stretches that stand in the claim."""
    yield _Words(claim.trigger.start, claim.trigger.end, claim.trigger.text, "trigger", claim.event_type)
    groups = (
        ("claimant", claim.claimants),
        ("addressee", claim.addressees),
        ("agent", claim.agents),
        ("target", claim.targets),
        ("weapon", claim.weapons),
    )
    roles = [(name, mention) for name, mentions in groups for mention in mentions]
    roles += [(step.role, step.mention) for step in claim.attribution]
    roles += [(place.role, place.mention) for place in claim.places]
    yield from (_Words(one.start, one.end, one.text, role, _meant(one.entity)) for role, one in roles)
    for figure in claim.figures:
        bounds = _bounds(figure.low, figure.high)
        yield _Words(figure.start, figure.end, figure.text, "figure", f"{figure.kind} {figure.group} {bounds}")
        if figure.affiliation is not None:
            side = figure.affiliation
            yield _Words(side.start, side.end, side.text, "side", _meant(side.entity))
    for role, time in (("time", claim.time), ("said", claim.said)):
        if time is not None and time.span is not None:
            yield _Words(time.span.start, time.span.end, time.text, role, time.edtf)
    if claim.purpose is not None:
        yield _Words(claim.purpose.start, claim.purpose.end, claim.purpose.text, "purpose", "")


def _mentions(publication: Publication, use: Tools, article: Article) -> Iterator[Mention]:
    """Every mention of the text that may be shown: none whose words or entity the gate withholds."""
    _, mentions = read_claims(article, use)
    shown = publication.article.text
    for mention in mentions:
        if use.private or not (
            use.policy.protects(mention.entity, article.slug) or shown[mention.start : mention.end] != mention.text
        ):
            yield mention


def _rows(claim: Claim) -> Iterator[str]:
    """The rows of the lexicon behind a claim, each with its file and its line."""
    for name in dict.fromkeys(claim.lexicon):
        file, _, lemma = name.partition(":")
        yield next((f"{name}  {row}" for row in _matching(file, lemma)), name)


def _matching(file: str, lemma: str) -> Iterator[str]:
    for line, row in enumerate(lexicon.rows(file), start=2):
        cells = list(row.values())
        if any(lemma in {form.strip() for form in cell.split(_LIST_MARK)} for cell in cells[:_NEAR]):
            told = "  ".join(f"{column}={cell}" for column, cell in row.items() if cell)
            yield f"{file}.tsv:{line}  {told}"


def _named(mentions: tuple[Mention, ...]) -> str:
    return ", ".join(_name(mention.entity) for mention in mentions)


def _name(entity: Entity) -> str:
    return f"{entity.label_en}{'' if entity.known else ' (new)'}"


def _meant(entity: Entity) -> str:
    return f"{entity.id} ({entity.kind})"


def _time(time: TimeValue | None) -> str:
    return "" if time is None else f"{time.edtf} ({time.kind}, {time.basis})"


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return "not given" if low is None else str(low)
    return f"{'…' if low is None else low}–{'…' if high is None else high}"
