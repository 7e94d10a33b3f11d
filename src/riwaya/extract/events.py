"""Which claims of one article tell of one happening, and which denial answers which claim.

Two claims share an event only where the words leave little room: the same type and an actor in common, and the same day
or place; or one toll told twice by one claimant. A pair that merely could be the same stays two: an analyst can merge
events, but nobody can see a wrong merge. Events across articles are the business of ``reconcile``.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.model import Claim, Mention

_NO_EVENT: Final = frozenset(("other",))
#: How many claims of a type are looked back on: more than any article has, so that a long text stays linear.
_LOOK_BACK: Final = 60
#: How many characters apart two claims without a day may stand to be read as one story.
_NEAR: Final = 400
#: Types of which an actor does many on one day: these must share a place or a target too.
_MANY: Final = frozenset(
    ("air_strike", "shelling", "rocket_attack", "missile_strike", "drone_strike", "attack_other", "clash_battle",
     "shooting_killing", "bombing_explosive", "arrest", "abduction", "advance", "territory_capture")
)  # fmt: skip


def with_events(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims with their ``event`` (the id of the first claim told of it) and ``denies`` set."""
    out: list[Claim] = []
    recent: dict[str, deque[Claim]] = {}
    for claim in claims:
        if claim.event_type in _NO_EVENT:
            out.append(claim)
            continue
        alike = recent.setdefault(claim.event_type, deque(maxlen=_LOOK_BACK))
        same = next((c for c in reversed(alike) if _same(c, claim)), None)
        event = same.event if same is not None else claim.id
        told = msgspec.structs.replace(claim, event=event, denies=_denied(claim, event, alike))
        alike.append(told)
        out.append(told)
    return tuple(out)


def _denied(claim: Claim, event: str | None, before: Iterable[Claim]) -> str | None:
    """The affirmed claim of the same happening that a denial answers."""
    if claim.polarity != "denied":
        return None
    return next((c.id for c in before if c.event == event and c.polarity == "affirmed"), None)


def _same(a: Claim, b: Claim) -> bool:
    if _toll(a) and _toll(a) == _toll(b) and _ids(a.claimants) == _ids(b.claimants):
        return True
    agents = _ids(a.agents) & _ids(b.agents)
    targets = _ids(a.targets) & _ids(b.targets)
    places = _places(a) & _places(b)
    if (_ids(a.agents) and _ids(b.agents) and not agents) or not _days_meet(a, b):
        return False
    if _places(a) and _places(b) and not places:
        return False
    dated = a.time is not None and b.time is not None and a.time.start is not None
    if b.event_type in _MANY:
        return bool(dated and (places or targets))
    near = abs(a.trigger.start - b.trigger.start) <= _NEAR
    return bool(agents and (dated or places or targets or (near and (a.time is None or b.time is None))))


def _days_meet(a: Claim, b: Claim) -> bool:
    """Whether the two times can be one, at the precision told."""
    if a.time is None or b.time is None or a.time.start is None or b.time.start is None:
        return True
    n = min(len(a.time.start), len(b.time.start))
    return a.time.start[:n] == b.time.start[:n]


def _toll(claim: Claim) -> frozenset[tuple[str, int | None, int | None]]:
    return frozenset((f.kind, f.low, f.high) for f in claim.figures if f.low is not None and f.running)


def _ids(mentions: Iterable[Mention]) -> set[str]:
    return {m.entity.id for m in mentions}


def _places(claim: Claim) -> set[str]:
    return {p.mention.entity.id for p in claim.places if p.role in ("site", "origin", "destination")}
