"""The other side of a clash told with one (معارك مع الجيش): whose men fell in it, or who took the town by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import AGAINST, WITH
from riwaya.extract.lexicon.words import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item

_FACING: Final = frozenset((WITH, AGAINST))
#: Types whose doer fought for what he did.
_FOUGHT_FOR: Final = frozenset(("territory_capture", "advance", "withdrawal", "attack_other"))


def other_sides(happenings: Sequence[Happening], items: Sequence[Item]) -> None:
    """Give each clash of a sentence that names only whom one fought with the side that fought him."""
    for h in happenings:
        if h.type != "clash_battle" or len(h.agents) != 1 or not _faced(h.agents[0], items):
            continue
        fallen = [f.affiliation for f in h.figures if f.affiliation is not None]
        beside = sorted((o for o in happenings if o is not h), key=lambda o: abs(o.n - h.n))
        doers = [o.agents[0] for o in beside if o.type in _FOUGHT_FOR and len(o.agents) == 1]
        other = next((p for p in (*fallen, *doers) if _may_face(p, h.agents[0])), None)
        if other is not None:
            h.add("agent", other)


def _faced(part: Part, items: Sequence[Item]) -> bool:
    """Whether a side stands behind مع or ضد."""
    n = next((k for k, it in enumerate(items) if it.a == part.a), -1)
    return n > 0 and (items[n].prep in _FACING or (items[n - 1].k == "p" and items[n - 1].governs in _FACING))


def _may_face(part: Part, side: Part) -> bool:
    return part.entity.kind in kinds("armed") and part.entity.kind != "state" and part.entity.id != side.entity.id
