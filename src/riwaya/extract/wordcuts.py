"""The ways in which a written word may begin a name or a phrase once its clitics are cut off.

Each function answers for the letters of one word alone; :mod:`.wordforms` keeps the answers. Each looks at a letter
first, since most words are none of what it asks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, AND_BY, AND_THE, AND_TO, ARTICLE, BY, SO, TO, TO_THE
from riwaya.extract.lexicon.words import compass, cues, name_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.lexicon import Lexicon
    from riwaya.link.gazetteer import Gazetteer, Name
    from riwaya.model import Entity

#: What may stand before a phrase and before a nisba, by the first letter of the word: most words begin with none.
_BEFORE_PHRASES: Final = {AND: (AND, AND_BY, AND_TO), SO: (SO,), BY: (BY,), TO: (TO,), ARTICLE[0]: (ARTICLE,)}
_BEFORE_ADJECTIVES: Final = {ARTICLE[0]: (ARTICLE,), AND: (AND, AND_THE)}
#: Possessive pronouns as they are glued to a noun, the longer first, and whether the owner's name is feminine.
_OWNERS: Final = (("هما", None), ("هم", None), ("ها", True), ("نا", None), ("ه", False))
#: The same pronouns by the last letter of the word.
ENDINGS: Final = {end: tuple(p for p, _ in _OWNERS if p[-1] == end) for end in dict.fromkeys(p[-1] for p, _ in _OWNERS)}
_ITS: Final = ("ها", "ه")
_BEFORE_COUNTRYSIDE: Final = ("", AND, BY, AND_BY)
_SHORTEST_THING: Final = 3
#: Taa marbuta as it is folded.
_TAA: Final = "ه"
_THINGS: Final = ("event", "harm", "eventweapon")


def phrases(norm: str, phrases: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The cuts with which a phrase of the lexicon may begin."""
    found: tuple[tuple[str, str], ...] = (("", norm),) if norm in phrases else ()
    for pro in _BEFORE_PHRASES.get(norm[:1], ()):
        if norm.startswith(pro) and norm[len(pro) :] in phrases:
            found = (*found, (pro, norm[len(pro) :]))
    return found


@cache
def _owned() -> Mapping[str, bool | None]:
    """The words for men and means with every owner's pronoun, and whether the owner's name is feminine."""
    owned: dict[str, bool | None] = {}
    for pronoun, feminine in _OWNERS:
        for word in name_words("own"):
            owned.setdefault(word + pronoun, feminine)
    return owned


def own(cuts: tuple[tuple[str, str], ...]) -> tuple[str, bool | None] | None:
    """قواته, مقاتليها: the clitics, and whether the pronoun's owner has a feminine name (None: either)."""
    owned = _owned()
    for pro, first in cuts:
        if first in owned:
            return pro, owned[first]
    return None


def thing(
    cuts: tuple[tuple[str, str], ...], endings: tuple[str, ...], gazetteer: Gazetteer
) -> tuple[str, Entity] | None:
    """منزلهم, سيارته: a thing of the gazetteer with its owner's pronoun, and the clitics before it."""
    names = gazetteer.names
    for pro, first in cuts:
        for pronoun in endings:
            stem = first.removesuffix(pronoun)
            if stem == first or len(stem) < _SHORTEST_THING:
                continue
            for form in (stem, stem[:-1] + _TAA) if stem[-1] == "ت" else (stem,):
                for name in names.get(form, ()):
                    entity = gazetteer.entities[name.entity]
                    if entity.cls == "object" and entity.kind != "people":
                        return pro, entity
    return None


def around(norm: str) -> bool:
    """محيطها, جواره: what surrounds the place that the pronoun stands for."""
    return bool(stem := _without_its(norm)) and stem in cues("around")


def its_countryside(norm: str) -> str | None:
    """وريفها, بريفه: what is glued before a countryside whose place the pronoun stands for, None for no such word."""
    if stem := _without_its(norm):
        for word in name_words("countryside"):
            if stem.endswith(word) and stem[: -len(word)] in _BEFORE_COUNTRYSIDE:
                return stem[: -len(word)]
    return None


def _without_its(norm: str) -> str:
    """A word without the pronoun of the place or body that it belongs to, '' for one without."""
    if norm.endswith(_ITS):
        return norm[:-2] if norm.endswith(_ITS[0]) else norm[:-1]
    return ""


def name(norm: str, cut: tuple[str, str], lexicon: Lexicon) -> tuple[str, str, bool, bool]:
    """A cut with which a name may begin: whether the word is an event noun there, whether it is a verb."""
    pro, first = cut
    word = norm[len(pro) :] if pro != TO or not norm.startswith(TO_THE) else norm
    thing = verb = False
    for reading, entry, _ in lexicon.analyse(word):
        thing = thing or (entry.pos == "n" and entry.cls in _THINGS)
        verb = verb or (entry.pos == "v" and not reading)
    return pro, first, thing, verb


def single(cuts: tuple[tuple[str, str, bool, bool], ...], gazetteer: Gazetteer) -> tuple[str, tuple[Name, ...]] | None:
    """The clitics and the names of one word that the name reader finds whatever stands before it."""
    for pro, first, thing, verb in cuts:
        names = gazetteer.names.get(first)
        if names is None:
            continue  # the first word of longer names
        classes = [gazetteer.entities[n.entity].cls for n in names]
        if any(n.entity in gazetteer.cues for n in names) or (verb and not {"actor", "place"}.isdisjoint(classes)):
            return None
        allowed = tuple(n for n, cls in zip(names, classes, strict=True) if not (thing and cls in ("weapon", "object")))
        if allowed:
            return pro, allowed
    return "", ()


def adjective(norm: str, adjectives: Mapping[str, Entity]) -> tuple[str, Entity] | None:
    """The clitics, and the actor that the rest names as a nisba."""
    entity = adjectives.get(norm)
    if entity is not None:
        return "", entity
    for pro in _BEFORE_ADJECTIVES.get(norm[:1], ()):
        if norm.startswith(pro):
            entity = adjectives.get(norm[len(pro) :])
            if entity is not None:
                return pro, entity
    return None


def side(norm: str) -> tuple[str, str] | None:
    """What is glued before a word of direction, and its side; a definite one begins no name."""
    sides = compass()
    pro = ""
    if norm not in sides and norm[:1] in (AND, BY, TO):
        pro, norm = norm[0], norm[1:]
    return None if norm not in sides or norm.startswith(ARTICLE) else (pro, sides[norm])
