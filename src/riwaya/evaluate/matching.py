"""Which predicted claim tells of the same thing as which gold claim.

Two claims may pair when their evidence overlaps and their event types are of one family (families.tsv; two speech acts
are one as well). Of all ways to pair them, the one with the most right slots is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.evaluate.same import rows, same_actor, same_date, same_place, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.evaluate.statements import Statement

_LEAST_OVERLAP: Final = 0.25
_NOTHING: Final = 1e-9
_PLAIN: Final = (None, False)


class Pair(NamedTuple):
    """A predicted and a gold claim of the same thing, with the share of each slot that is right."""

    predicted: int
    gold: int
    slots: Mapping[str, float]

    @property
    def score(self) -> float:
        """The mean of its slots."""
        return sum(self.slots.values()) / len(self.slots)


@cache
def _families() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for family, event_type in rows("families.tsv"):
        table.setdefault(event_type, set()).add(family)
    return {event_type: frozenset(found) for event_type, found in table.items()}


def families(one: Statement) -> frozenset[str]:
    """The families of a claim's types, and ``speech`` where it is a speech act."""
    found = frozenset().union(*(_families().get(t, frozenset(("other",))) for t in one.types))
    return found | {"speech"} if one.act else found


def slots(predicted: Statement, gold: Statement) -> dict[str, float]:
    """How right each slot is, over the slots that either side fills; an empty slot earns nothing."""
    found = {"type": float(bool(set(predicted.types) & set(gold.types)))}
    if predicted.claimants or gold.claimants:  # a spokesman and the body he speaks for both name the claimant
        found["claimants"] = float(any(same_actor(p, g) for p in predicted.claimants for g in gold.claimants))
    for name, same in (("agents", same_actor), ("targets", same_actor), ("places", same_place)):
        mine, theirs = getattr(predicted, name), getattr(gold, name)
        if mine or theirs:
            found[name] = 2 * shared(mine, theirs, same) / (len(mine) + len(theirs))
    if predicted.figures or gold.figures:
        found["figures"] = float(sorted(predicted.figures) == sorted(gold.figures))
    if predicted.stance != _PLAIN or gold.stance != _PLAIN:
        found["stance"] = float(predicted.stance == gold.stance)
    if predicted.date[0] or gold.date[0]:
        found["date"] = float(same_date(predicted.date, gold.date))
    return found


def pair(predicted: Sequence[Statement], gold: Sequence[Statement]) -> tuple[Pair, ...]:
    """The best pairing, in the order of the predictions."""
    found: dict[tuple[int, int], Pair] = {}
    weights: dict[tuple[int, int], float] = {}
    for p, mine in enumerate(predicted):
        for g, theirs in enumerate(gold):
            overlap = _overlap(mine, theirs)
            if overlap >= _LEAST_OVERLAP and families(mine) & families(theirs):
                one = Pair(p, g, slots(mine, theirs))
                found[p, g], weights[p, g] = one, 1 + one.score + overlap
    return tuple(found[chosen] for chosen in sorted(assign(weights).items()))


def _overlap(one: Statement, other: Statement) -> float:
    """What two stretches of evidence share, of what they cover together."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0.0


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one choice of pairs whose weights make the largest sum: left to right.

    Grown a pair at a time along the path that gains most; where no path gains, nothing better exists.

    >>> assign({(0, 0): 2.0, (0, 1): 1.5, (1, 0): 1.5})
    {0: 1, 1: 0}
    """
    chosen: dict[int, int] = {}
    while True:
        path = _best_path(weights, chosen)
        if path is None:
            return dict(sorted(chosen.items()))
        chosen.update(path)


def _best_path(weights: Mapping[tuple[int, int], float], chosen: Mapping[int, int]) -> list[tuple[int, int]] | None:
    """The pairs to choose along the path that gains most, from a free left one to a free right one."""
    owner = {right: left for left, right in chosen.items()}
    gain = {left: 0.0 for left, _ in weights if left not in chosen}
    reached: dict[int, tuple[float, int]] = {}
    changed = True
    while changed:
        changed = False
        for (left, right), weight in weights.items():
            if left not in gain or chosen.get(left) == right:
                continue
            total = gain[left] + weight
            if right in reached and total <= reached[right][0] + _NOTHING:
                continue
            reached[right] = (total, left)
            changed = True
            if right in owner:
                gain[owner[right]] = total - weights[owner[right], right]
    free = [(total, right) for right, (total, _) in reached.items() if right not in owner]
    total, right = max(free, default=(0.0, -1))
    if total <= _NOTHING:
        return None
    path = []
    while right >= 0:
        left = reached[right][1]
        path.append((left, right))
        right = chosen.get(left, -1)
    return path
