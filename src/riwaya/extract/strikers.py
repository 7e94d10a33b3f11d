"""What kind of attack it was, told by who struck and by what went before rather than by its words.

Air defences that repel bring down what was sent (تصدت دفاعاتنا الجوية لصواريخ); an air force strikes from the air
whatever verb says so (المواقع التي قصفها سلاح الجو); the rockets of some are missiles (strikers.tsv).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import TO
from riwaya.arabic.letters import fold, fold_text
from riwaya.extract.lexicon.words import cues, listed, strikers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.clauses import Clause
    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item
    from riwaya.model import Entity

#: Bodies that strike in the name of their country.
_OF_STATE: Final = frozenset(("armed_forces", "government", "state"))
_BROUGHT_DOWN: Final = frozenset(("clash_battle", "rocket_attack", "missile_strike", "drone_strike", "air_strike"))
_THINGS: Final = frozenset(("weapon", "object"))


def repelled(h: Happening, items: Sequence[Item], norms: Sequence[str], clauses: Sequence[Clause]) -> None:
    """Let what air defences repelled or destroyed be brought down; whose it was is not who did it."""
    if not 0 <= h.clause < len(clauses):
        return
    span = items[h.lo : max(h.hi, h.n + 1)]
    fought = h.type in _BROUGHT_DOWN and any(
        it.entry is not None and fold(it.entry.lemma) in cues("repelled") for it in span
    )
    destroyed = h.type == "property_destruction" and any(p.entity.cls in _THINGS for p in h.targets)
    start, end, _ = clauses[h.clause]
    lo = min(start, h.lo)
    if not (fought or destroyed) or not _air_defence(items[lo:end], norms, named=fought):
        return
    h.type, h.types = "shootdown", ["shootdown"]
    h.targets = [p for p in h.targets if p.entity.cls in _THINGS]
    sent = next((it.a for it in items[h.n : end] if it.prep == TO and it.a > h.item.a), None)
    if sent is not None:
        h.agents = [p for p in h.agents if p.a < sent]


def _air_defence(items: Sequence[Item], norms: Sequence[str], *, named: bool) -> bool:
    """Whether air defences stand among the items; ``named``: also where only defences are said."""
    return any(
        norm in cues("air_defence") and (named or not cues("air_force").isdisjoint(norms[k + 1 : k + 2]))
        for it in items
        for k, norm in enumerate(norms[it.a : it.b], it.a)
    )


def by_striker(etype: str, agents: Sequence[Part]) -> str:
    """The type of an attack as those who struck tell it; ``etype`` where they do not."""
    for (by, striker, of), told in strikers().items():
        if of == etype and agents and all(_is(p.entity, by, striker) for p in agents):
            return told
    return etype


def killed(h: Happening) -> None:
    """Let a killing be one where it is told who killed (قتل التنظيم 17 شخصا); a toll of the dead alone is none."""
    lemma = h.item.entry.lemma if h.item.entry is not None else ""
    dead = any(f.kind == "killed" for f in h.figures)
    if h.type == "harm_casualties" and h.agents and dead and listed(lemma, "kills"):
        h.type = "shooting_killing"


def _is(entity: Entity, by: str, striker: str) -> bool:
    if by == "actor":
        return entity.id == striker
    if by == "country":
        return entity.country == striker and entity.kind in _OF_STATE
    return not cues(striker).isdisjoint(fold_text(entity.label_ar or "").split())
