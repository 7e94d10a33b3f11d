"""What one written word can be, wherever it stands: worked out once a form, kept for the articles that follow.

Most of what the readers ask of a word depends on its letters alone (may a name begin here? is it a head of places?).
A language says most of what it says in few words, so each form is worked out once and the most recent ones are kept:
the readers look at attributes, and memory stays where it is however many articles go by.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    AND,
    ARTICLE,
    LIKE,
    first_words,
    is_definite,
    likely_prefix,
)
from riwaya.arabic.dates import may_anchor
from riwaya.arabic.numbers import may_begin
from riwaya.extract import wordcuts
from riwaya.extract.items import kind_of
from riwaya.extract.lexicon.words import cues, given_names, name_words
from riwaya.link.shortnames import ShortNames

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Analysis, Entry, Lexicon
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Document

#: The code of a word that takes up the place named last, of whatever kind (في محيطها).
AROUND: Final = "around"
#: The same for the countryside around it (في حلب وريفها).
COUNTRYSIDE: Final = "countryside"
#: How many forms are kept: about thrice the words of a hundred articles, some 20 MB.
KEPT: Final = 1 << 14
#: How many pairs of a gazetteer and a lexicon are kept: the shipped one, and the test gazetteers of a gold set.
_PAIRS: Final = 4
#: What the accusative of an indefinite noun is written with.
_ACCUSATIVE: Final = "ا"
_SAYING: Final = ("say", "speech", "relay")
_PARTS: Final = ("part", "part1")
_TITLES: Final = ("title", "spokes")


class WordForm:
    """One folded word and what it can be.

    ``analyses`` are the lexicon's. ``names`` are the cuts with which a gazetteer name may begin: clitics, first word,
    whether that is an event noun, whether it is a verb; ``single`` are the names that are this word alone with their
    clitics, None where that depends on what stands before. ``own``: it names the men or means of a body by a pronoun:
    clitics, and whether the body's name is feminine; ``thing``: it is a thing with its owner's pronoun.
    ``head``: it can head a name; ``heads`` are those readings.
    ``phrases`` and ``head_phrases`` are the cuts (clitics, first word) with which a phrase of the lexicon may begin.
    ``adjective`` is the actor that it names as a nisba, with its clitics; ``accusative``: a nisba as an adverb.
    ``counts``: it is a noun of people; ``introduces``: what stands behind it may be a person that no list knows.
    ``definite``: it carries the article; ``governs``: behind it stands a noun and no verb.
    ``still``: by itself it begins no mention; ``stops``: a date or a number may stand here. ``item`` is what it is to
    the grammar wherever it stands (kind, clitics, entry, pronoun), None where that depends on other words;
    ``bare_verb``: such a verb, which stands behind no preposition; ``part``: such a word can head a part of a whole
    (وحدات من …).
    """

    __slots__ = (
        "accusative",
        "adjective",
        "again",
        "analyses",
        "bare_verb",
        "compass",
        "counts",
        "definite",
        "given",
        "governs",
        "head",
        "head_phrases",
        "heads",
        "introduces",
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
        "stops",
        "thing",
        "titles",
    )

    def __init__(self, norm: str, words: WordForms) -> None:
        self.norm = norm
        self.analyses = analyses = words.lexicon.analyse(norm)
        cuts = first_words(norm)
        if norm[0] == LIKE and any(a.entry.pos == "v" and not a.pro for a in analyses):
            cuts = tuple(cut for cut in cuts if not cut[0].startswith(LIKE))  # كسرت القوات: not like Sirte
        self._cut(cuts, words)
        self.phrases = wordcuts.phrases(norm, words.lexicon.phrases)
        self.compass = wordcuts.side(norm)
        self.adjective = wordcuts.adjective(norm, words.adjectives)
        self.accusative = norm[-1:] == _ACCUSATIVE and norm[:-1] in words.adjectives
        #: Not إلى and التي, which only begin with the letters of the article.
        self.definite = norm.startswith(ARTICLE) and not any(a.entry.pos == "q" and not a.pro for a in analyses)
        self.likely = likely_prefix(norm)
        self.heads: tuple[tuple[str, Entry], ...] = ()
        self.places_again: tuple[tuple[str, str], ...] = (("", AROUND),) if wordcuts.around(norm) else ()
        if (glued := wordcuts.its_countryside(norm)) is not None:
            self.places_again = ((glued, COUNTRYSIDE),)
        self.head = self.place_head = self.counts = self.says = self.lists = self.titles = self.governs = False
        if analyses:
            self._readings(analyses)
        named = norm.removeprefix(AND) in name_words("named")
        self.introduces = self.says or self.lists or named
        endings = wordcuts.ENDINGS.get(norm[-1:])
        self.own = wordcuts.own(cuts) if endings else None
        self.thing = wordcuts.thing(cuts, endings, words.gazetteer) if endings else None
        self.stops = may_anchor(norm) or may_begin(norm)
        self.still = not (
            self.again
            or self.head
            or self.places_again
            or self.own is not None
            or self.thing is not None
            or self.head_phrases
            or self.given is not None
            or self.compass is not None
        )
        depends = bool(self.phrases) or self.adjective is not None or named
        self.item = None if depends else _item(analyses, self.likely)
        self.bare_verb = self.item is not None and self.item[0] == "V" and not self.item[1]
        self.part = (
            self.item is not None
            and (self.item[2] is None or self.item[2].pos == "k")
            and norm[len(self.item[1]) :] in cues("part")
        )

    def _cut(self, cuts: tuple[tuple[str, str], ...], words: WordForms) -> None:
        """What the word is to names and phrases whose first word it holds: one walk, since most cuts are nothing."""
        lengths, phrases, given = words.gazetteer.lengths, words.lexicon.phrases, given_names()
        self.names: tuple[tuple[str, str, bool, bool], ...] = ()
        self.head_phrases: tuple[tuple[str, str], ...] = ()
        #: A definite word may take up an actor that was named by its head (الوزارة).
        self.again: tuple[tuple[str, str], ...] = ()
        self.given: tuple[str, str] | None = None
        for cut in cuts:
            first = cut[1]
            if first in lengths:
                self.names = (*self.names, wordcuts.name(self.norm, cut, words.lexicon))
            if first in phrases:
                self.head_phrases = (*self.head_phrases, cut)
            if first[:2] == ARTICLE:
                self.again = (*self.again, (cut[0], first[2:]))
            if self.given is None and first in given:
                self.given = cut
        self.single = wordcuts.single(self.names, words.gazetteer) if self.names else ("", ())

    def _readings(self, analyses: tuple[Analysis, ...]) -> None:
        """What the word can be by its readings in the lexicon."""
        for pro, entry, enc in analyses:
            pos, cls = entry.pos, entry.cls
            if pos == "k":
                self.head = True
                self.heads = self.heads if enc else (*self.heads, (pro, entry))
                if cls == "place":
                    self.place_head = True
                    if is_definite(pro):
                        self.places_again = (*self.places_again, (pro, entry.code))
            elif pos in "gh":
                self.counts = True
            elif pos == "v" and cls in _SAYING:
                self.says = True
            if cls == "prep" or (pos == "v" and cls == "event") or self.place_head:
                self.governs = True
            if cls in _PARTS:
                self.lists = True
            elif cls in _TITLES:
                self.titles = True


def _item(analyses: tuple[Analysis, ...], likely: str) -> tuple[str, str, Entry | None, str] | None:
    """What a word without a reading or with one is to the grammar, if no word around it decides."""
    if not analyses:
        return "w", likely, None, ""
    pro, entry, enc = analyses[0]
    if len(analyses) > 1 or entry.pos in "gh" or not entry.stands_anywhere:
        return None
    return kind_of(entry, pro), pro, entry, enc


class Words(NamedTuple):
    """The words of one document: folded, what each can be; where a date or a number may stand, and where a name."""

    norms: list[str]
    forms: list[WordForm]
    stops: list[int]
    names: list[int]


class WordForms:
    """The word forms of one gazetteer and one lexicon; :func:`word_forms` keeps them."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer, self.lexicon = gazetteer, lexicon
        self.adjectives = {form: gazetteer.entities[key] for form, key in gazetteer.adjectives.items()}
        self.of = lru_cache(maxsize=KEPT)(self._of)
        self._last: tuple[Document, Words] | None = None
        self._short: ShortNames | None = None

    @property
    def short(self) -> ShortNames:
        """Short English for what belongs to somebody, made when the first text asks."""
        if self._short is None:  # compiled, a cached_property would be worked out every time
            self._short = ShortNames(self.gazetteer)
        return self._short

    def read(self, document: Document) -> Words:
        """The words of a document, kept for the reader that asks next (names, then claims)."""
        last = self._last
        if last is None or last[0] is not document:
            tokens = document.tokens
            norms = [token.norm for token in tokens]
            forms = list(map(self.of, norms))
            stops = [i for i, form in enumerate(forms) if form.stops]
            names = [i for i, form in enumerate(forms) if form.names and tokens[i].kind == "word"]
            words = Words(norms, forms, stops, names)
            self._last = last = (document, words)
        return last[1]

    def _of(self, norm: str) -> WordForm:
        return WordForm(norm, self)


_kept: dict[tuple[int, int], WordForms] = {}


def word_forms(gazetteer: Gazetteer, lexicon: Lexicon) -> WordForms:
    """The word forms of a gazetteer and a lexicon, the same ones as long as both are in use."""
    key = (id(gazetteer), id(lexicon))
    if key not in _kept:
        while len(_kept) >= _PAIRS:
            del _kept[next(iter(_kept))]
        _kept[key] = WordForms(gazetteer, lexicon)
    return _kept[key]
