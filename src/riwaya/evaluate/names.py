"""Two gazetteers as one: the shipped names and those that a gold set brings along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.errors import DataError
from riwaya.link.gazetteer import Gazetteer, lengths_of

if TYPE_CHECKING:
    from riwaya.link.gazetteer import Name


def merge(one: Gazetteer, other: Gazetteer) -> Gazetteer:
    """The entities, names and adjectives of both; what both know must be told once.

    :raises DataError: both hold an entity of the same id.
    """
    twice = sorted(one.entities.keys() & other.entities.keys())
    if twice:
        mend = "give the further gazetteer ids of its own"
        raise DataError(f"{twice[0]!r} stands in both gazetteers", where="the further gazetteer", mend=mend)
    names: dict[str, tuple[Name, ...]] = dict(one.names)
    for form, group in other.names.items():
        names[form] = (*names.get(form, ()), *group)
    return Gazetteer(
        {**one.entities, **other.entities},
        names,
        {**one.adjectives, **other.adjectives},
        one.cues | other.cues,
        {**one.sources, **other.sources},
        {**one.source_of, **other.source_of},
        lengths_of(names),
    )
