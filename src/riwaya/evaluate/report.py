"""Scores as text: a table for people, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.evaluate.scoring import EXTRA, MISSED, Miss, Score, Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHOWN: Final = 14
_LONGEST: Final = 160
_ORDER: Final = ("type", "attributed", "claimants", "stance", "date", "places", "agents", "targets", "figures")


def table(scores: Scores, misses: int) -> str:
    """What people read: the scores, what is taken for what, the worst misses with their text."""
    gold = scores.claims["event"]
    lines = [f"articles {scores.articles}   claims in gold {gold.gold:.0f}   read {gold.predicted:.0f}", ""]
    lines += [f"{'':<16}{'precision':>10}{'recall':>10}{'F1':>10}"]
    lines += [_score(name, score) for name, score in scores.claims.items()]
    lines += [_score(name, score) for name, score in scores.slots.items()]
    lines += ["", "right, of the claims found (how many have the slot)"]
    matched = [(slot, *scores.matched[slot]) for slot in _ORDER if slot in scores.matched]
    lines += [f"  {slot:<14}{share:>10.3f}   ({count})" for slot, share, count in matched]
    lines += _section("types taken for others (gold → read)", _confusion(scores))
    lines += _section("extraction confidence against gold", _reliability(scores))
    lines += _section(f"the worst {misses} of {len(scores.misses)}", map(_miss, scores.misses[:misses]))
    return "\n".join(lines) + "\n"


def to_json(scores: Scores, misses: int) -> str:
    """All of it as one JSON object; of the misses as many as are asked for."""
    gold = scores.claims["event"]
    content = {
        "articles": scores.articles,
        "gold": gold.gold,
        "predicted": gold.predicted,
        "claims": {name: _parts(score) for name, score in scores.claims.items()},
        "slots": {name: _parts(score) for name, score in scores.slots.items()},
        "matched": {slot: {"right": round(share, 4), "count": n} for slot, (share, n) in scores.matched.items()},
        "confusion": [{"gold": g, "predicted": p, "count": n} for (g, p), n in scores.confusion.items()],
        "reliability": [one._asdict() for one in scores.reliability],
        "misses": [one._asdict() for one in scores.misses[:misses]],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _score(name: str, score: Score) -> str:
    return f"{name:<16}{score.precision:>10.3f}{score.recall:>10.3f}{score.f1:>10.3f}"


def _parts(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "hits": round(score.hits, 4),
        "predicted": score.predicted,
        "gold": score.gold,
    }


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return ["", title, *found] if found else []


def _confusion(scores: Scores) -> Iterator[str]:
    """The cells off the diagonal, the fullest first."""
    cells = [(count, gold, read) for (gold, read), count in scores.confusion.items() if gold != read]
    between = sorted((c for c in cells if MISSED not in c and EXTRA not in c), key=lambda c: (-c[0], c[1], c[2]))
    others = sorted((c for c in cells if MISSED in c or EXTRA in c), key=lambda c: (-c[0], c[1], c[2]))
    for count, gold, read in [*between[:_SHOWN], *others[:_SHOWN]]:
        yield f"{count:>4}  {gold} → {read}"


def _reliability(scores: Scores) -> Iterator[str]:
    for one in scores.reliability:
        yield f"{one.claims:>4} claims of confidence {one.confidence:.2f}: {one.held:.2f} of them are in gold"


def _miss(miss: Miss) -> str:
    text = " ".join(miss.text.split())
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    wrong = f" [{' '.join(miss.wrong)}]" if miss.wrong else ""
    return f"{miss.kind:<7}{miss.article}: {miss.type}{wrong}: {shown}"
