"""Sources without a name: مصدر عسكري سوري, مراسل الوكالة, وسائل إعلام مقربة من الحزب."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.endings import singulars
from riwaya.arabic.prepositions import FROM, IN
from riwaya.extract.lexicon.words import head_lemmas, source_adjectives
from riwaya.extract.names import QUOTES
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.extract.names import NameReader
    from riwaya.model import Entity


_MAX_ADJECTIVES: Final = 3
_SLOT: Final = "{}"
_ACCUSATIVE: Final = "ا"
#: An adjective that stands first in English.
_OTHER: Final = "other"


class UnnamedReader:
    """Reads the unnamed sources of one document."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.gazetteer = names.gazetteer
        self.own: Spot | None = None

    def source(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """An unnamed source with its adjectives, or the correspondent of a named medium; None for somebody's page."""
        if entry.lemma in head_lemmas("page") and at < len(self.norms) and self._named_behind(at):
            return None  # صفحة المتحدث, حساب الوزارة: he speaks himself
        told_by = self._told_by(at) if entry.lemma in head_lemmas("account") else None
        if told_by is not None:
            return self.source(i, told_by[0], pro, told_by[1])  # شهادات شهود عيان: whose they are
        medium = self.names.medium(at) if at < len(self.norms) and entry.lemma in head_lemmas("correspondent") else None
        if medium is not None:
            body, last = medium
            return self.correspondent(i, last, pro, entry.value, body)
        if self.own is not None and entry.lemma in head_lemmas("our_correspondent"):
            return self.own._replace(a=i, b=at, pro=pro, head=i)
        end, words, link = self._adjectives(at)
        noun = entry.value if _SLOT in entry.value else f"{_SLOT} {entry.value}"
        english = " ".join(noun.replace(_SLOT, " ".join(words)).split())
        speak = i > 0 and self.names.forms[i - 1].says and entry.lemma in head_lemmas("residents")
        place = self._of_place(end) if speak and not link else None
        if place is not None:
            link, end = f"of {place[0].label_en}", place[1]
        if link:
            english = f"{english} {link}"
        label = self.names.words(i, end, pro)
        source = self.names.entity("actor", "unnamed_source", "", label, label, english=english)
        return Spot(i, end, pro, {"source": source}, i)

    def _told_by(self, at: int) -> tuple[int, Entry] | None:
        """Where the people end whose accounts are told, and what they are."""
        if at >= len(self.norms):
            return None
        phrase = self.names.lexicon.phrase(self.norms, at, self.norms[at])
        if phrase is not None and phrase[1].cls == "source":
            return at + phrase[0], phrase[1]
        people = next((e for pro, e in self.names.forms[at].heads if not pro and e.cls == "source"), None)
        return (at + 1, people) if people is not None else None

    def correspondent(self, i: int, end: int, pro: str, noun: str, body: Entity) -> Spot:
        """A correspondent of a medium, whom the text may call its own further on (مراسلنا)."""
        label = self.names.words(i, end, pro)
        person = self.names.entity("actor", "person", "", label, label, english=f"{body.label_en} {noun}")
        self.own = Spot(i, end, pro, {"actor": person, "body": body}, i)
        return self.own

    def quoted_medium(self, at: int) -> Spot | None:
        """مراسل «كذا»: a medium that no list knows, in quotation marks."""
        if self.names.norms[at] not in QUOTES:
            return None
        end = next((k for k in range(at + 2, at + 5) if k < len(self.names.norms) and self.names.norms[k] in QUOTES), 0)
        if not end:
            return None
        words = self.names.words(at + 1, end, "")
        return Spot(at, end + 1, "", {"actor": self.names.entity("actor", "media", "", words, words)}, at)

    def within(self, source: Spot, inner: Spot, body: Entity) -> Spot:
        """An unnamed source together with the body that it is of: a source in it, an official of it."""
        first = source.readings["source"]
        label = self.names.words(source.a, inner.b, source.pro)
        placed = "place" in inner.readings  # مصدر طبي في مستشفى كذا
        english = f"{first.label_en} in {body.label_en}" if placed else f"{body.label_en} {first.label_en}"
        entity = self.names.entity("actor", "unnamed_source", "", label, label, english=english)
        return source._replace(b=inner.b, readings={"source": entity})

    def officeholder(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """A spokesman without a name, or who holds an office that only an adjective describes (حاكم محلي)."""
        if entry.cls != "title":
            return self.spokesman(i, at, pro, entry)
        local = at < len(self.names.norms) and self.names.norms[at] in source_adjectives()
        return self.source(i, at, pro, entry) if local and entry.value and ARTICLE not in pro else None

    def spokesman(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """متحدث عسكري, متحدث باسم مستشفى: a spokesman without a body or a name; with the article, by his adjectives."""
        if entry.cls != "spokes" or entry.lemma not in head_lemmas("unnamed_speaker"):
            return None
        spot = self.source(i, at, pro, entry)
        return spot if ARTICLE not in self.norms[i] or (spot is not None and spot.b > at) else None

    def describes(self, i: int) -> bool:
        """Whether a definite word describes the head of a body right before it (المركز الإعلامي)."""
        before = self.names.forms[i - 1] if i else None
        head = before is not None and before.head and before.definite
        return head and self.norms[i].removeprefix(ARTICLE) in source_adjectives()

    def _named_behind(self, at: int) -> bool:
        inside = self.names.found.get(at)
        entities = [self.gazetteer.entities[n.entity] for n in inside[2]] if inside is not None else []
        bodies = bool(entities) and all(e.cls == "actor" for e in entities)
        return bodies or self.names.forms[at].titles

    def _adjectives(self, at: int) -> tuple[int, list[str], str]:
        """The adjectives behind a source, in English order: where they end, the words, whom it is close to."""
        kinds: list[str] = []
        nations: list[str] = []
        end = at
        while end < len(self.tokens) and end - at < _MAX_ADJECTIVES and self.tokens[end].kind == "word":
            bare = self.norms[end].removeprefix(ARTICLE)
            if self.norms[at - 1].endswith(_ACCUSATIVE):
                bare = bare.removesuffix(_ACCUSATIVE)  # لكن مصدرا عسكريا قال
            nation = self.gazetteer.adjectives.get(bare)
            clause = source_adjectives().get(" ".join(self.norms[end : end + 2]))  # التي يديرها
            english = clause or next((e for form in singulars(bare) if (e := source_adjectives().get(form))), None)
            if english is not None and _SLOT in english:
                linked = self._linked(end + (2 if clause else 1))
                if linked is None:
                    break
                return linked[1], nations + kinds, english.replace(_SLOT, linked[0].label_en)
            if nation is not None:
                nations.append(self.names.all_forms.short.demonym(nation))
            elif english is not None:
                kinds = [english, *kinds] if english == _OTHER else [*kinds, english]
            else:
                break
            end += 1
        return end, nations + kinds, ""

    def _of_place(self, at: int) -> tuple[Entity, int] | None:
        """سكان في صنعاء, أهالي مدينة دوما: the place that they are of, and where it ends."""
        k = at + 1 if at < len(self.norms) and self.norms[at] in (IN, FROM) else at
        found = self.names.found.get(k)
        spot = self.names.known(k, *found) if found is not None and not found[1] else None
        return (spot.readings["place"], spot.b) if spot is not None and "place" in spot.readings else None

    def _linked(self, at: int) -> tuple[Entity, int] | None:
        """مقربة من «قسد»: the actor behind such an adjective, and where it ends."""
        k = at
        while k < len(self.norms) and k - at <= 1 and (self.norms[k] == FROM or self.norms[k] in QUOTES):
            k += 1
        found = self.names.found.get(k)
        spot = self.names.known(k, *found) if found is not None and found[1] in ("", TO) else None
        if spot is None or "actor" not in spot.readings:
            return None
        end = spot.b + 1 if spot.b < len(self.norms) and k > at and self.norms[spot.b] in QUOTES else spot.b
        return spot.readings["actor"], end
