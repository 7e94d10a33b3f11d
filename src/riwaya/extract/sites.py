"""Sites: which of the places that a happening took are told as where it happened.

The readers take every place that the grammar puts there; here what another one says better is left out: the country
of a town, the anchor of a distance, where a rocket came from once it is told what it hit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, NEAR
from riwaya.extract.happenings import ATTACKS
from riwaya.extract.lexicon.words import compass, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.happenings import Happening, Part
    from riwaya.model import Entity

#: The end of the id of a country's land.
_COUNTRY: Final = "-country"
_THERE: Final = frozenset(("site", "origin", "near", "along"))
#: Types told of where something flew from as well as of where it struck.
_FLOWN: Final = (ATTACKS | {"shootdown"}) - {"clash_battle", "attack_other"}
#: How many tokens the words of a direction and a comma may take before the town that anchors it, and one more.
_ANCHOR: Final = 5
#: How many tokens before a country may hold the و that joins it (مقديشو ومعظم أنحاء الصومال).
_JOINED: Final = 3

Told = list[tuple["Part", str]]


def told_places(h: Happening, norms: Sequence[str]) -> Told:
    """The places of a happening that are told, in their roles.

    :param norms: the folded tokens of the document.
    """
    told = h.places
    if len(told) < 2:  # noqa: PLR2004  nothing to choose between
        return told
    at = [p.entity for p, role in told if role in ("site", "origin", "destination")]
    small = not all(e.kind in kinds("wide") for e in at)
    if small:  # قرية دير شرقي القريبة من كذا: it is told where; قرب قرية كذا في منطقة كذا: beside it says more
        first = min(p.a for p, role in told if role != "near")
        told = [(p, role) for p, role in told if role != "near" or p.a < first]
    if h.type in _FLOWN and any(role in ("site", "near") for _, role in told):
        told = [(p, role) for p, role in told if role != "origin"]  # صواريخ من الجولان على دمشق
    ends = {p.b for p, _ in h.places}
    told = [(p, role) for p, role in told if role == "origin" or not _says_no_more(p, ends, small=small)]
    return _without_country(told, norms)


def _says_no_more(part: Part, ends: set[int], *, small: bool) -> bool:
    """حماة وسط سوريا, إدلب جنوب غربي حلب: behind a place, the side of its country, or of another town."""
    if part.pro.startswith(AND):
        return False
    if part.pro == NEAR:
        return any(part.a - k in ends for k in range(1, _ANCHOR))
    return _side_of_country(part.entity) and (small or part.a in ends or part.a - 1 in ends)


def _side_of_country(place: Entity) -> bool:
    """شمال سوريا: behind a town it says no more than the town does."""
    within = place.within or _COUNTRY
    first = place.label_en.lower().split(maxsplit=1)[0]
    side = first.startswith(tuple(compass().values())) and first not in compass().values()  # not the West Bank
    return place.kind == "region" and side and within.endswith(_COUNTRY)


def _without_country(told: Told, norms: Sequence[str]) -> Told:
    """إدلب في سوريا: a country beside a place in it, unless it is told as another one (في مقديشو ومعظم الصومال)."""
    inner = {p.entity.country for p, role in told if p.entity.kind != "country" and role in _THERE}
    lands = any(p.entity.kind == "country" and role in _THERE for p, role in told)
    out = []
    for p, role in told:
        land = p.entity.kind == "country" and role in _THERE
        if land and p.entity.country in inner and not _joined(p, norms):
            continue
        if lands and p.entity.kind == "region" and p.entity.known and p.entity.country is None:
            continue  # في الصومال شرق أفريقيا
        out.append((p, role))
    return out


def _joined(part: Part, norms: Sequence[str]) -> bool:
    return part.pro.startswith(AND) or any(n.startswith(AND) for n in norms[max(part.a - _JOINED, 0) : part.a])
