"""What a build found, in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from riwaya.gate import participants
from riwaya.publish.measure import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from riwaya.model import Claim, Publication
    from riwaya.pipeline import Outcome
    from riwaya.shacl.shapes import Severity


def summary(outcome: Outcome, out: Path) -> str:
    """Tell what was found, what is wrong with it, and where it was written."""
    publications = [one.publication for one in outcome.built]
    lines = [*_found(publications), _checked(outcome), *_written(outcome, out)]
    return "\n".join(f"{head:<10}{text}" for head, text in lines)


def _found(publications: list[Publication]) -> Iterator[tuple[str, str]]:
    claims = [(one.article.slug, claim) for one in publications for claim in one.claims]
    yield "articles", _articles(publications)
    yield "claims", _split(len(claims), (claim.commitment for _, claim in claims))
    named = {mention.entity.id for _, claim in claims for mention in claim.claimants}
    yield "claimants", _split(len(named), (claim.claimant_kind for _, claim in claims), of="claims by source")
    yield "events", str(len({(slug, claim.event) for slug, claim in claims if claim.event is not None}))
    figures = [figure for _, claim in claims for figure in claim.figures]
    yield "figures", _split(len(figures), (figure.kind for figure in figures))
    yield "entities", _entities(claims)
    yield "quoted", _quoted(publications)
    withheld = sum(one.withheld for one in publications)
    if any(one.private for one in publications):
        yield "PRIVATE", "names of protected people are in these files: do not publish them"
    elif withheld:
        yield "withheld", f"the names of {_count(withheld, 'protected person', 'protected people')}"


def _articles(publications: list[Publication]) -> str:
    characters = sum(len(one.article.text) for one in publications)
    undated = sum(one.article.published is None for one in publications)
    text = f"{len(publications)} ({characters:,} characters)"
    return f"{text}; {undated} without a date of publication" if undated else text


def _entities(claims: Iterable[tuple[str, Claim]]) -> str:
    """How many actors, places, objects and weapons, and how many of them no gazetteer row describes."""
    met = {
        (mention.entity.id if mention.entity.known else f"{slug} {mention.entity.id}"): mention.entity
        for slug, claim in claims
        for mention in participants(claim)
    }
    new = sum(not entity.known for entity in met.values())
    return f"{len(met)} ({len(met) - new} known to the gazetteer, {new} new)"


def _quoted(publications: list[Publication]) -> str:
    measured = [quoted(one) for one in publications]
    characters, length = sum(one.characters for one in measured), sum(one.length for one in measured)
    return f"{characters / length if length else 0:.0%} of the text ({characters:,} characters)"


def _checked(outcome: Outcome) -> tuple[str, str]:
    severities: tuple[Severity, ...] = ("violation", "warning", "info")
    counts = {severity: outcome.report.count(severity) for severity in severities}
    verdict = "conforms" if outcome.report.conforms else "does not conform: see report.en.txt, report.ar.txt"
    found = ", ".join(_count(number, name) for name, number in counts.items() if number)
    return "shapes", f"{verdict} ({found})" if found else verdict


def _written(outcome: Outcome, out: Path) -> Iterator[tuple[str, str]]:
    yield "written", f"{_count(len(outcome.files), 'file')} in {out}/"
    if outcome.store is not None:
        yield "store", f"{outcome.store}/  (ask it: riwaya query --list)"
    if outcome.problems:
        yield "not read", _count(len(outcome.problems), "article")


def _split(total: int, codes: Iterable[str], of: str = "") -> str:
    """A total and what it is made of, the most frequent first."""
    counts = sorted(Counter(codes).items(), key=lambda pair: (-pair[1], pair[0]))
    parts = ", ".join(f"{number} {code.replace('_', ' ')}" for code, number in counts)
    return f"{total} ({f'{of}: ' if of else ''}{parts})" if parts else str(total)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
