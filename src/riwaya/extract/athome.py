"""At home: cities whose name is also a word, in an article about their country (في جنين، مدينة القصير … القصير)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, ARTICLE
from riwaya.extract.lexicon.words import kinds, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.extract.names import Found, NameReader
    from riwaya.link.gazetteer import Name

#: How much an article speaks of a country before a word that is also a city there may mean the city.
_ABOUT: Final = 2


def at_home(names: NameReader) -> Iterator[tuple[int, Found]]:
    """The cities at tokens where the reader has found no name; each with what is glued before it.

    :param names: the reader, which knows by now which countries the article is about.
    """
    called = frozenset(_called(names))
    for i in names.begin:
        if i in names.found:
            continue
        for pro, first, _, _ in names.forms[i].names:
            if first not in names.gazetteer.names:
                continue  # the first word of longer names
            listed = pro == AND and _listed(names, i)
            if first in name_words("common") or not (listed or _stands(names, i, first, pro, called)):
                continue
            cities = tuple(n for n in names.gazetteer.names.get(first, ()) if _is_city(names, n, listed=listed))
            if cities:
                yield i, (i + 1, pro, cities)
                break


def _called(names: NameReader) -> Iterator[str]:
    """The entities with the article in their name that the article calls by a head somewhere (مدينة القصير)."""
    for i, (end, _, meanings) in names.found.items():
        if names.norms[end - 1].startswith(ARTICLE) and (end - i > 1 or names.forms[i - 1].place_head):
            yield from (n.entity for n in meanings if n.entity in names.gazetteer.cues)


def _stands(names: NameReader, i: int, first: str, pro: str, called: frozenset[str]) -> bool:
    """في جنين, في القصير: behind a preposition; with the article also where it was called a town."""
    if not first.startswith(ARTICLE):
        return names.governed(i, pro)
    norms = names.norms
    if i + 1 < len(norms) and norms[i + 1].startswith(ARTICLE):
        return False  # في الميادين العسكرية
    if names.governed(i, pro):
        return norms[i - 1] not in name_words("countryside")
    adjective = i > 0 and norms[i - 1].startswith(ARTICLE) and norms[i - 1] not in name_words("time")
    return not adjective and any(n.entity in called for n in names.gazetteer.names.get(first, ()))


def _listed(names: NameReader, i: int) -> bool:
    """البوكمال والميادين, داديخ وآفس: right behind a place, and no verb."""
    before = names.found.get(i - 1)
    if before is None or any(a.entry.pos == "v" for a in names.forms[i].analyses):
        return False
    if i + 1 < len(names.norms) and names.norms[i + 1].startswith(ARTICLE):
        return False
    return any(names.gazetteer.entities[n.entity].cls == "place" for n in before[2])


def _is_city(names: NameReader, name: Name, *, listed: bool) -> bool:
    entity = names.gazetteer.entities[name.entity]
    return (
        name.entity in names.gazetteer.cues
        and (entity.kind in kinds("large") or (listed and entity.cls == "place"))
        and names.countries.get(entity.country or "", 0) >= _ABOUT
    )
