"""Counts over articles, and the scores they make."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.evaluate.matching import Pair, pair
from riwaya.evaluate.same import same_actor, same_place, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from riwaya.evaluate.statements import Statement

_RIGHT: Final = 0.99
_STRICT: Final = ("type", "claimants", "figures", "stance", "date")
_BINS: Final = 10
MISSED, EXTRA = "(missed)", "(extra)"


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, with the sums they were made of."""

    hits: float
    predicted: float
    gold: float

    @property
    def precision(self) -> float:
        """Of what was predicted, the share that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Of what gold holds, the share that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Miss(NamedTuple):
    """One thing that went wrong: gold that was missed, a claim that is extra, or slots that differ."""

    article: str
    kind: str
    type: str
    text: str
    wrong: tuple[str, ...] = ()
    score: float = 0.0


class Bin(NamedTuple):
    """Claims of about the same extraction confidence: how many, their mean confidence, the share that gold holds."""

    claims: int
    confidence: float
    held: float


class Scores(NamedTuple):
    """Everything that was measured."""

    articles: int
    claims: dict[str, Score]
    slots: dict[str, Score]
    matched: dict[str, tuple[float, int]]
    confusion: dict[tuple[str, str], int]
    misses: tuple[Miss, ...]
    reliability: tuple[Bin, ...]


class Tally:
    """Adds up articles; :meth:`scores` says what they come to."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.articles = 0
        self.sums: dict[str, float] = dict.fromkeys(("pairs", "predicted", "gold", "soft", "strict"), 0.0)
        self.slot_sums: dict[str, list[float]] = {}
        self.matched: dict[str, list[float]] = {}
        self.confusion: Counter[tuple[str, str]] = Counter()
        self.misses: list[Miss] = []
        self.confidences: list[tuple[float, bool]] = []

    def add(self, article: str, text: str, predicted: Sequence[Statement], gold: Sequence[Statement]) -> None:
        """Count one article."""
        pairs = pair(predicted, gold)
        found, meant = {p.predicted for p in pairs}, {p.gold for p in pairs}
        asked = [n for n, one in enumerate(gold) if n in meant or not one.optional]
        self.articles += 1
        self.sums["pairs"] += len(pairs)
        self.sums["predicted"] += len(predicted)
        self.sums["gold"] += len(asked)
        self.sums["soft"] += sum(one.score for one in pairs)
        self.sums["strict"] += sum(_is_strict(one) for one in pairs)
        self._figures(predicted, gold)
        self._slots(predicted, [gold[n] for n in asked], [(p, predicted[p.predicted], gold[p.gold]) for p in pairs])
        for one in pairs:
            self._pair(article, text, one, predicted[one.predicted], gold[one.gold])
        for n in asked:
            if n not in meant:
                self.confusion[gold[n].type, MISSED] += 1
                self.misses.append(_miss(article, "missed", gold[n], text))
        for n, mine in enumerate(predicted):
            if mine.confidence is not None:
                self.confidences.append((mine.confidence, n in found))
            if n not in found:
                self.confusion[EXTRA, mine.type] += 1
                self.misses.append(_miss(article, "extra", mine, text))

    def _pair(self, article: str, text: str, one: Pair, mine: Statement, theirs: Statement) -> None:
        right = mine.type if set(mine.types) & set(theirs.types) else theirs.type
        self.confusion[right, mine.type] += 1
        for slot, share in one.slots.items():
            self.matched.setdefault(slot, []).append(share)
        if theirs.claimants:
            self.matched.setdefault("attributed", []).append(one.slots["claimants"])
        wrong = tuple(slot for slot, share in one.slots.items() if share < _RIGHT)
        if wrong:
            self.misses.append(_miss(article, "slots", theirs, text)._replace(wrong=wrong, score=one.score))

    def _figures(self, predicted: Sequence[Statement], gold: Sequence[Statement]) -> None:
        """The distinct figures of a text, with and without their bounds."""
        for name, bounds in (("figures", False), ("bounds", True)):
            mine, theirs = (
                {f if bounds else f.plain for one in claims for f in one.figures} for claims in (predicted, gold)
            )
            self._add(name, len(mine & theirs), len(mine), len(theirs))

    def _slots(
        self,
        predicted: Sequence[Statement],
        gold: Sequence[Statement],
        pairs: Sequence[tuple[Pair, Statement, Statement]],
    ) -> None:
        """Every slot over all claims: what stands in a claim that has no partner counts too."""
        for slot, same in (("agents", same_actor), ("targets", same_actor), ("places", same_place)):
            hits = sum(shared(getattr(mine, slot), getattr(theirs, slot), same) for _, mine, theirs in pairs)
            mine_all, all_theirs = (sum(len(getattr(one, slot)) for one in claims) for claims in (predicted, gold))
            self._add(slot, hits, mine_all, all_theirs)
        for slot, filled in _FILLED.items():
            hits = sum(one.slots[slot] for one, mine, theirs in pairs if filled(mine) and filled(theirs))
            self._add(slot, hits, sum(map(filled, predicted)), sum(map(filled, gold)))

    def _add(self, slot: str, hits: float, predicted: float, gold: float) -> None:
        sums = self.slot_sums.setdefault(slot, [0.0, 0.0, 0.0])
        for n, value in enumerate((hits, predicted, gold)):
            sums[n] += value

    def scores(self) -> Scores:
        """What all articles come to, the worst misses first."""
        sums = self.sums
        claims = {
            "event": Score(sums["pairs"], sums["predicted"], sums["gold"]),
            "claim, soft": Score(sums["soft"], sums["predicted"], sums["gold"]),
            "claim, strict": Score(sums["strict"], sums["predicted"], sums["gold"]),
        }
        order = ("figures", "bounds", "claimants", "date", "stance", "places", "agents", "targets")
        slots = {slot: Score(*self.slot_sums[slot]) for slot in order if slot in self.slot_sums}
        matched = {slot: (sum(shares) / len(shares), len(shares)) for slot, shares in sorted(self.matched.items())}
        confusion = dict(sorted(self.confusion.items()))
        worst = sorted(self.misses, key=lambda miss: (miss.score, miss.kind != "missed"))
        return Scores(self.articles, claims, slots, matched, confusion, tuple(worst), _bins(self.confidences))


_FILLED: Final[dict[str, Callable[[Statement], bool]]] = {
    "claimants": lambda one: bool(one.claimants),
    "date": lambda one: bool(one.date[0]),
    "stance": lambda one: one.stance != (None, False),
}


def _is_strict(one: Pair) -> bool:
    """Whether type, claimants, figures, stance and date are right, and the places half so."""
    right = all(one.slots.get(slot, 1.0) > _RIGHT for slot in _STRICT)
    return right and one.slots.get("places", 1.0) >= 0.5  # noqa: PLR2004


def _miss(article: str, kind: str, one: Statement, text: str) -> Miss:
    return Miss(article, kind, " ".join(filter(None, (one.type, one.act))), text[max(one.start, 0) : max(one.end, 0)])


def _bins(confidences: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Claims by tenths of their confidence; a tenth without claims is left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, held in confidences:
        groups.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, held))
    return tuple(
        Bin(len(group), sum(c for c, _ in group) / len(group), sum(held for _, held in group) / len(group))
        for _, group in sorted(groups.items())
    )
