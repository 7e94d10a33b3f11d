"""Find what the text names: gazetteer names, short forms of what was named, and new names by their pattern.

:func:`find_mentions` gives the public view; the grammar reads the spots instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.clitics import (
    AND,
    AND_THE,
    ARTICLE,
    BY,
    first_words,
)
from riwaya.arabic.endings import is_nisba
from riwaya.extract.belonging import BelongingReader
from riwaya.extract.headed import HeadedBodies
from riwaya.extract.holders import HolderReader
from riwaya.extract.lexicon.words import (
    cues,
    definite_cues,
    given_names,
    head_lemmas,
    kinds,
    name_words,
    source_adjectives,
)
from riwaya.extract.names import NameReader
from riwaya.extract.people import PeopleReader
from riwaya.extract.personnames import COMMAS
from riwaya.extract.placelists import PlaceLists
from riwaya.extract.places import PlaceReader
from riwaya.extract.shortforms import ShortForms
from riwaya.extract.spots import Spot, mention
from riwaya.extract.unnamed import UnnamedReader
from riwaya.extract.wordforms import word_forms

_ACCUSATIVE = "ا"

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from riwaya.extract.lexicon import Entry, Lexicon
    from riwaya.extract.wordforms import WordForm
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import (
        Document,
        Mention,
    )


class Finder:
    """Finds the mentions of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.names = NameReader(document, word_forms(gazetteer, lexicon))
        self.tokens, self.norms, self.forms = document.tokens, self.names.norms, self.names.forms
        self.gazetteer, self.lexicon = gazetteer, lexicon
        self.places, self.people = PlaceReader(self.names), PeopleReader(self.names)
        self.lists = PlaceLists(self.names, self.places)
        self.bodies = HeadedBodies(self.names, self.places)
        self.holders = HolderReader(self.names, self.people)
        self.unnamed, self.belonging = UnnamedReader(self.names), BelongingReader(self.names)
        self.again = ShortForms(self.names, self.people)

    def find(self) -> list[Spot]:
        """Every spot of the document, in text order, without overlap."""
        spots: list[Spot] = []
        forms, found, people = self.forms, self.names.found, self.again.last_people
        i = 0
        while i < len(forms):
            form = forms[i]
            if form.still and i not in found and form.norm not in people and not (i and forms[i - 1].introduces):
                i += 1  # nothing begins here: no name, nothing that the word makes, nothing that the text made
                continue
            spot = self._spot(i, form)
            if spot is None:
                i += 1
                continue
            if form.compass is not None and spots:
                spot = self.places.behind(spots[-1], spot)
            self.again.remember(spot)
            spots.append(spot)
            if "actor" in spot.readings and spot.b - spot.a == 2:  # noqa: PLR2004  head and adjective
                spots += self._more_adjectives(spot)
            if "place" in spots[-1].readings:
                spots += self.lists.more(spots[-1])
            i = spots[-1].b
        return spots

    def _spot(self, i: int, form: WordForm) -> Spot | None:
        if self.tokens[i].kind != "word" or (form.accusative and self._accusative(i)):
            return None
        known = self.names.found.get(i)
        spot = self.names.known(i, *known) if known else None
        short = (self.again.speaker_again(i) or self.again.actor_again(i, known)) if form.again else None
        if short is None and spot is not None and spot.b - i == 1:
            short = self.again.person_again(i)
        if short is not None:
            return short
        if (men := self.belonging.read(i)) is not None and (spot is None or men.b > spot.b):
            return men
        if form.again and (spot is None or spot.b - i == 1) and (land := self.places.of_nation(i)) is not None:
            return land
        return self._unknown(i, form) if spot is None else self._known(i, form, spot)

    def _known(self, i: int, form: WordForm, spot: Spot) -> Spot | None:
        """What is meant where a name of the gazetteer stands: that, or what it only begins."""
        if (form.says and self._calls(i, spot)) or self._describes_document(i, spot) or self.bodies.other(spot, form):
            return None
        if not form.head or (spot.b - spot.a > 1 and spot.entity.cls != "object"):
            return self.holders.with_name(spot)
        if spot.b - i == 1 and form.places_again and set(spot.readings) == {"object"}:
            return self.again.places.built_again(i, form) or spot
        built = self._by_head(i)
        if built is not None and "source" in built.readings and built.b >= spot.b:
            return built._replace(readings={**spot.readings, **built.readings})  # ناشطون سوريون: people who may speak
        if built is not None and built.b > spot.b:
            return built
        return spot

    def _unknown(self, i: int, form: WordForm) -> Spot | None:
        """What begins at a token where no name of the gazetteer is meant."""
        again = self.again.places.again(i) if form.places_again else None
        owned = form.own is not None or (form.thing is not None and not form.heads)  # قرية is no «its villages»
        if again is None and owned:
            again = self.again.men_of(i)
        if again is not None:
            return again
        introduced = i > 0 and self.forms[i - 1].introduces and i - 1 not in self.names.found  # في تعز غربي اليمن
        if introduced and form.head_phrases and (built := self._by_head(i)) is not None:
            return built  # قالت خدمات الإسعاف: several words that are a head begin no name
        person = self.again.person_again(i)
        if person is None and introduced:
            person = self._speaker(i)
        if person is None and (introduced or form.given is not None):
            person = self.people.called.by_form(i)
        return person if person is not None else self._by_head(i)

    def _accusative(self, i: int) -> bool:
        """عسكريا سوريا: behind an accusative, an adjective of the same letters as its country."""
        before = self.norms[i - 1] if i else ""
        bare = before.removesuffix(_ACCUSATIVE)
        return (
            bare != before
            and before not in self.gazetteer.adjectives
            and not self._names_actor(i - 1)  # اتهمت أوكرانيا روسيا
            and (
                is_nisba(bare)
                or i - 1 in self.names.found  # صاروخا روسيا
                or any(a.entry.pos == "g" and a.entry.number == "s" for a in self.forms[i - 1].analyses)
            )
        )

    def _names_actor(self, i: int) -> bool:
        """Whether the gazetteer name at a token can be an actor or a place."""
        found = self.names.found.get(i)
        return found is not None and any(self.gazetteer.entities[n.entity].cls in ("actor", "place") for n in found[2])

    def _describes_document(self, i: int, spot: Spot) -> bool:
        """تقرير حقوقي: behind a document not an activist but an adjective."""
        alone = spot.entity.cls == "object" and spot.b - spot.a == 1 and i > 0
        bare = self.norms[i].removeprefix(ARTICLE)
        return alone and bare in source_adjectives() and self.norms[i - 1] in definite_cues("document")

    def _calls(self, i: int, spot: Spot) -> bool:
        """طالب وزير …: not a student but a verb of saying, where who speaks stands right behind it."""
        if spot.entity.cls != "object" or spot.b - spot.a > 1 or i + 1 >= len(self.norms):
            return False
        opens = i == 0 or self.tokens[i - 1].kind != "word"
        if opens and self.norms[i].startswith(AND) and self.norms[i + 1].startswith(BY):
            return True  # . وطالب بوقف …
        found = self.names.found.get(i + 1)
        known = self.names.known(i + 1, *found) if found is not None and not found[1] else None
        return known is not None and "actor" in known.readings

    def _by_head(self, i: int) -> Spot | None:
        """A name that its head makes: مدينة X, لواء X, مصدر عسكري, وزير كذا فلان."""
        form = self.forms[i]
        if form.head_phrases or form.heads:
            for pro, entry, width in self._heads(i, form):
                spot = self._headed(i, i + width, pro, entry)
                if spot is not None:
                    return spot
        return self.places.by_compass(i) if form.compass is not None else None

    def _heads(self, i: int, form: WordForm) -> Iterator[tuple[str, Entry, int]]:
        for pro, first in form.head_phrases:
            phrase = self.lexicon.phrase(self.norms, i, first, "k")
            if phrase is not None:
                yield pro, phrase[1], phrase[0]
        for pro, entry in form.heads:
            yield pro, entry, 1

    def _headed(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        cls = entry.cls
        if (called := self.places.called_in_quotes(i, at, pro)) is not None:
            return called
        if cls in ("title", "spokes"):
            titled = self.people.titled(i, at, pro, entry)
            if cls == "title" and titled is not None and titled.entity.kind != "person" and self.unnamed.describes(i):
                return None  # المركز الإعلامي للجيش: not the title of a person
            return titled if titled is not None else self.unnamed.officeholder(i, at, pro, entry)
        if cls == "source":
            officer = self.people.officer(i, at, pro, entry)
            if officer is not None:
                return officer
            source = self.unnamed.source(i, at, pro, entry)
            return self._within(source, entry) if source is not None else None
        inside = self.names.found.get(at) if at < len(self.norms) else None
        if cls == "place":
            return self.places.headed(i, at, pro, entry, inside) or self._part_again(i, at, pro, entry)
        body = self.bodies.read(i, at, pro, entry)
        return (self.holders.men_of(body) or body) if body is not None else None

    def _part_again(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """أحياء المدينة, ريف المحافظة: a part of a place that was named before."""
        whole = self.again.places.parts(i, at, pro, entry)
        if whole is not None and entry.lemma in name_words("countryside"):
            return self.places.countryside(i, whole, pro, whole.readings["place"].label_ar)
        return whole

    def _within(self, source: Spot, entry: Entry) -> Spot:
        """مصدر في قيادة الشرطة, مسؤول بوزارة الدفاع: an unnamed source with the body that it is of."""
        if source.b >= len(self.norms):
            return source
        if entry.lemma in head_lemmas("correspondent") and "source" in source.readings:
            return self._of_medium(source)
        if entry.lemma not in head_lemmas("insider"):
            return source
        k = source.b + 1 if self.norms[source.b] in name_words("inside") else source.b
        inner = self._spot(k, self.forms[k]) if k < len(self.forms) else None
        if inner is None:
            return source
        body, place = inner.readings.get("actor"), inner.readings.get("place")
        if place is not None:  # مصدر طبي في مستشفى الجلاء, but not one in a city
            body = place if place.kind in kinds("speaking") else None
        if body is None or body.kind in ("person", "state"):
            return source
        if (k > source.b) == bool(inner.pro) or (k == source.b and inner.pro != BY):
            return source  # مصدر في الوزارة, مصدر بالوزارة
        return self.unnamed.within(source, inner, body)

    def _of_medium(self, source: Spot) -> Spot:
        """مراسل الموقع, مراسل مرصد كذا, مراسل «كذا»: whose correspondent it is, where no list knows the medium."""
        inner = self._spot(source.b, self.forms[source.b]) or self.unnamed.quoted_medium(source.b)
        body = inner.readings.get("actor") if inner is not None and not inner.pro else None
        if inner is None or body is None or body.kind in ("person", "state"):
            return source
        return self.unnamed.correspondent(source.a, inner.b, source.pro, source.readings["source"].label_en, body)

    def _speaker(self, i: int) -> Spot | None:
        """An unknown name right behind a verb of saying is a person; a title behind it says whose."""
        named = self.norms[i - 1].removeprefix(AND) in name_words("named")  # واسمه فلان
        if not (named or self.people.said_before(i)) or not self.people.called.may_begin(i):
            return None
        end = self.people.called.end(i)
        apposed = end < len(self.norms) - 1 and self.norms[end] in COMMAS and self.norms[end + 1] in cues("one_of")
        if end - i < 2 and not (end > i and apposed and self.norms[i] in given_names()):  # noqa: PLR2004
            return None  # a single unknown word may be anything, save a given name: أكد إبراهيم، أحد الناجين
        name = " ".join(self.names.token(k) for k in range(i, end))
        readings = {"actor": self.names.entity("actor", "person", "", name, name)}
        behind = end + 1 if end < len(self.norms) and self.norms[end] in "،,-–" else end
        title = self._by_head(behind) if behind < len(self.norms) else None
        if title is not None and "body" in title.readings:
            readings["body"] = title.readings["body"]
            end = title.b if behind == end else end
        return Spot(i, end, "", readings, i)

    def _more_adjectives(self, spot: Spot) -> list[Spot]:
        """الفصائل الجهادية والمعارضة: a second adjective of one head names a second actor."""
        norm = self.norms[spot.b] if spot.b < len(self.norms) else ""
        if not norm.startswith(AND_THE):
            return []
        head = self.norms[spot.a]
        for _, first in first_words(head):
            names = self.gazetteer.names.get(f"{first} {norm[1:]}", ())
            found = self.names.known(spot.b, spot.b + 1, AND, names) if names else None
            if found is not None and "actor" in found.readings:
                return [found]
        return []


def find_spots(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Spot]:
    """Every spot of the document, in text order, without overlap."""
    return Finder(document, gazetteer, lexicon).find()


def find_mentions(
    document: Document, gazetteer: Gazetteer, lexicon: Lexicon, spots: Iterable[Spot] | None = None
) -> tuple[Mention, ...]:
    """Every mention of the document in text order (actors, places, objects, weapons; known and new).

    :param spots: what :func:`find_spots` found in it; None finds them here.
    """
    spots = find_spots(document, gazetteer, lexicon) if spots is None else spots
    return tuple(mention(s, document.tokens, document.article.text) for s in spots)
