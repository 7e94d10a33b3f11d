"""What one written word can be, wherever it stands: worked out once a form, kept for the articles that follow.

Most of what the readers ask of a word depends on its letters alone (may a name begin here? is it a head of places?).
A language says most of what it says in few words, so each form is worked out once and the most recent ones are kept:
the readers look at attributes, and memory stays where it is however many articles go by.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    AND_BY,
    AND_THE,
    AND_TO,
    ARTICLE,
    BY,
    SO,
    TO,
    TO_THE,
    first_words,
    likely_prefix,
)
from riwaya.extract.items import kind_of
from riwaya.extract.lexicon.words import compass, cues, given_names, name_words
from riwaya.link.shortnames import ShortNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.extract.lexicon import Analysis, Entry, Lexicon
    from riwaya.link.gazetteer import Gazetteer, Name
    from riwaya.model import Entity

#: How many forms are kept: about thrice the words of a hundred articles, some 20 MB.
KEPT: Final = 1 << 14
#: How many pairs of a gazetteer and a lexicon are kept: the shipped one, and the test gazetteers of a gold set.
_PAIRS: Final = 4
_BEFORE_PHRASES: Final = ("", AND, SO, BY, TO, AND_BY, AND_TO, ARTICLE)
_BEFORE_ADJECTIVES: Final = ("", ARTICLE, AND, AND_THE)
#: Possessive pronouns as they are glued to a noun, the longer first, and whether the owner's name is feminine.
_OWNERS: Final = (("هما", None), ("هم", None), ("ها", True), ("نا", None), ("ه", False))
_SHORTEST_THING: Final = 3
#: Taa marbuta as it is folded.
_TAA: Final = "ه"
_THINGS: Final = ("event", "harm", "eventweapon")


class WordForm:
    """One folded word and what it can be.

    ``analyses`` are the lexicon's. ``names`` are the cuts with which a gazetteer name may begin: clitics, first word,
    whether that is an event noun, whether it is a verb; ``single`` are the names that are this word alone with their
    clitics, None where that depends on what stands before. ``own``: it names the men or means of a body by a pronoun:
    clitics, and whether the body's name is feminine; ``thing``: it is a thing with its owner's pronoun.
    ``head``: it can head a name; ``heads`` are those readings.
    ``phrases`` and ``head_phrases`` are the cuts (clitics, first word) with which a phrase of the lexicon may begin.
    ``adjective`` is the actor that it names as a nisba, with its clitics. ``counts``: it is a noun of people.
    ``still``: by itself it begins no mention. ``item`` is what it is to the grammar wherever it stands (kind, clitics,
    entry, pronoun), None where that depends on other words; ``bare_verb``: such a verb, which stands behind no
    preposition; ``part``: such a word can head a part of a whole (وحدات من …).
    """

    __slots__ = (
        "adjective",
        "again",
        "analyses",
        "bare_verb",
        "compass",
        "counts",
        "given",
        "head",
        "head_phrases",
        "heads",
        "item",
        "likely",
        "lists",
        "names",
        "norm",
        "own",
        "part",
        "phrases",
        "place_head",
        "places_again",
        "says",
        "single",
        "still",
        "thing",
        "titles",
    )

    def __init__(self, norm: str, gazetteer: Gazetteer, lexicon: Lexicon, adjectives: dict[str, Entity]) -> None:
        self.norm = norm
        self.analyses = analyses = lexicon.analyse(norm)
        cuts = first_words(norm)
        self.names = tuple(_names(norm, cuts, gazetteer, lexicon))
        self.single = _single(self.names, gazetteer) if self.names else ("", ())
        self.head_phrases = tuple([(pro, first) for pro, first in cuts if first in lexicon.phrases])
        self.phrases = tuple(
            [
                (pro, norm[len(pro) :])
                for pro in _BEFORE_PHRASES
                if norm.startswith(pro) and norm[len(pro) :] in lexicon.phrases
            ]
        )
        #: A definite word may take up an actor that was named by its head (الوزارة).
        self.again = tuple([(pro, first.removeprefix(ARTICLE)) for pro, first in cuts if first.startswith(ARTICLE)])
        self.given = _given(cuts)
        self.compass = _compass(norm)
        self.adjective = _adjective(norm, adjectives)
        self.likely = likely_prefix(norm)
        heads = [a for a in analyses if a.entry.pos == "k"]
        self.head = bool(heads)
        self.heads: tuple[tuple[str, Entry], ...] = tuple((a.pro, a.entry) for a in heads if not a.enc)
        self.place_head = any(a.entry.cls == "place" for a in heads)
        self.places_again = tuple(
            (a.pro, a.entry.code)
            for a in heads
            if a.entry.cls == "place" and (ARTICLE in a.pro or a.pro.endswith(TO_THE))
        )
        self.counts = self.says = self.lists = self.titles = False
        for analysis in analyses:
            entry = analysis.entry
            self.counts |= entry.pos in "gh"
            self.says |= entry.pos == "v" and entry.cls in ("say", "speech", "relay")
            self.lists |= entry.cls in ("part", "part1")
            self.titles |= entry.cls in ("title", "spokes")
        self.own = _own(cuts)
        self.thing = _thing(cuts, gazetteer)
        self.still = not (
            self.again
            or heads
            or self.own is not None
            or self.thing is not None
            or self.head_phrases
            or self.given is not None
            or self.compass is not None
        )
        self.item = None if self.phrases or self.adjective is not None else _item(analyses, self.likely)
        self.bare_verb = self.item is not None and self.item[0] == "V" and not self.item[1]
        self.part = (
            self.item is not None
            and (self.item[2] is None or self.item[2].pos == "k")
            and norm[len(self.item[1]) :] in cues("part")
        )


def _own(cuts: tuple[tuple[str, str], ...]) -> tuple[str, bool | None] | None:
    """قواته, مقاتليها: the clitics, and whether the pronoun's owner has a feminine name (None: either)."""
    for pro, first in cuts:
        for pronoun, feminine in _OWNERS:
            if first.endswith(pronoun) and first.removesuffix(pronoun) in name_words("own"):
                return pro, feminine
    return None


def _thing(cuts: tuple[tuple[str, str], ...], gazetteer: Gazetteer) -> tuple[str, Entity] | None:
    """منزلهم, سيارته: a thing of the gazetteer with its owner's pronoun, and the clitics before it."""
    for pro, first in cuts:
        for pronoun, _ in _OWNERS:
            stem = first.removesuffix(pronoun)
            if stem == first or len(stem) < _SHORTEST_THING:
                continue
            for form in (stem, stem[:-1] + _TAA) if stem.endswith("ت") else (stem,):
                for name in gazetteer.names.get(form, ()):
                    entity = gazetteer.entities[name.entity]
                    if entity.cls == "object" and entity.kind != "people":
                        return pro, entity
    return None


def _names(
    norm: str, cuts: tuple[tuple[str, str], ...], gazetteer: Gazetteer, lexicon: Lexicon
) -> Iterator[tuple[str, str, bool, bool]]:
    for pro, first in cuts:
        if first in gazetteer.lengths:
            word = norm[len(pro) :] if pro != TO or not norm.startswith(TO_THE) else norm
            readings = lexicon.analyse(word)
            yield (
                pro,
                first,
                any(a.entry.pos == "n" and a.entry.cls in _THINGS for a in readings),
                any(a.entry.pos == "v" and not a.pro for a in readings),
            )


def _item(analyses: tuple[Analysis, ...], likely: str) -> tuple[str, str, Entry | None, str] | None:
    """What a word without a reading or with one is to the grammar, if no word around it decides."""
    if not analyses:
        return "w", likely, None, ""
    pro, entry, enc = analyses[0]
    if len(analyses) > 1 or entry.pos in "gh" or not entry.stands_anywhere:
        return None
    return kind_of(entry, pro), pro, entry, enc


def _single(cuts: tuple[tuple[str, str, bool, bool], ...], gazetteer: Gazetteer) -> tuple[str, tuple[Name, ...]] | None:
    """The clitics and the names of one word that the name reader finds whatever stands before it."""
    for pro, first, thing, verb in cuts:
        names = gazetteer.names.get(first, ())
        classes = [gazetteer.entities[n.entity].cls for n in names]
        if any(n.entity in gazetteer.cues for n in names) or (verb and not {"actor", "place"}.isdisjoint(classes)):
            return None
        allowed = tuple(n for n, cls in zip(names, classes, strict=True) if not (thing and cls in ("weapon", "object")))
        if allowed:
            return pro, allowed
    return "", ()


def _given(cuts: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """The cut with which it is a given name."""
    known = given_names()
    for cut in cuts:
        if cut[1] in known:
            return cut
    return None


def _adjective(norm: str, adjectives: dict[str, Entity]) -> tuple[str, Entity] | None:
    """The clitics, and the actor that the rest names as a nisba."""
    for pro in _BEFORE_ADJECTIVES:
        if norm.startswith(pro):
            entity = adjectives.get(norm[len(pro) :])
            if entity is not None:
                return pro, entity
    return None


def _compass(norm: str) -> tuple[str, str] | None:
    """What is glued before a word of direction, and its side; a definite one begins no name."""
    pro = ""
    if norm not in compass() and norm[:1] in (AND, BY, TO) and norm[1:] in compass():
        pro, norm = norm[0], norm[1:]
    return None if norm not in compass() or norm.startswith(ARTICLE) else (pro, compass()[norm])


class WordForms:
    """The word forms of one gazetteer and one lexicon; :func:`word_forms` keeps them."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer, self.lexicon = gazetteer, lexicon
        self.adjectives = {form: gazetteer.entities[key] for form, key in gazetteer.adjectives.items()}
        self.short = ShortNames(gazetteer)
        self.of = lru_cache(maxsize=KEPT)(self._of)

    def _of(self, norm: str) -> WordForm:
        return WordForm(norm, self.gazetteer, self.lexicon, self.adjectives)


_kept: dict[tuple[int, int], WordForms] = {}


def word_forms(gazetteer: Gazetteer, lexicon: Lexicon) -> WordForms:
    """The word forms of a gazetteer and a lexicon, the same ones as long as both are in use."""
    key = (id(gazetteer), id(lexicon))
    if key not in _kept:
        while len(_kept) >= _PAIRS:
            del _kept[next(iter(_kept))]
        _kept[key] = WordForms(gazetteer, lexicon)
    return _kept[key]
