"""Whose aircraft they are, where an article tells it once: غارات إسرائيلية … وأصيب ثلاثة في غارة على رفح.

Only states and few others fly. Where every air strike of an article that has an agent has the same one, a strike told
without any is his too; where two fly (Syria and Russia), or nobody is named, it stays open. Shelling is not carried
over so: both sides of a front have guns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.letters import fold_text
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.model import Claim

_FLOWN: Final = frozenset(("air_strike", "drone_strike"))


def with_flyers(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, air strikes without an agent given the only one that flies in this article, as it was named first."""
    named = [c for c in claims if _flown(c) and c.agents]
    if len({frozenset(agent.entity.id for agent in c.agents) for c in named}) != 1:
        return list(claims)
    agents = named[0].agents
    return [msgspec.structs.replace(c, agents=agents) if _open(c, text) else c for c in claims]


def _open(claim: Claim, text: str) -> bool:
    """Whether it leaves open whose the aircraft are, without saying that nobody knows (طائرات مجهولة)."""
    if not _flown(claim) or claim.agents:
        return False
    return cues("unidentified").isdisjoint(fold_text(text[claim.evidence.start : claim.evidence.end]).split())


def _flown(claim: Claim) -> bool:
    """Whether it tells of an air strike that is not denied."""
    return claim.event_type in _FLOWN and claim.polarity == "affirmed"
