"""Find what the text names: gazetteer names, bare nouns resolved within the article, and new names found by pattern.

A :class:`Spot` is a mention while it is still being read: it knows its tokens and keeps one reading a class, since the
role decides later whether دمشق is the city or the government. :func:`find_mentions` gives the public view.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    AND,
    AND_THE,
    ARTICLE,
    BEFORE_NAMES,
    BY,
    NEAR,
    SO,
    TO,
    TO_THE,
    first_words,
)
from riwaya.arabic.endings import may_be_of_source, may_be_several
from riwaya.arabic.letters import fold_text
from riwaya.arabic.romanise import romanise
from riwaya.extract.lexicon.words import (
    compass,
    cues,
    given_names,
    head_lemmas,
    kinds,
    name_words,
    same_kind,
    source_adjectives,
)
from riwaya.model import Document, Entity, Mention, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from riwaya.extract.lexicon import Entry, Lexicon
    from riwaya.link.gazetteer import Gazetteer, Name

_QUOTES: Final = frozenset("\"“”«»‹›'")
_MAX_PERSON: Final = 4
_MAX_NAME: Final = 3
_MIN_NAME: Final = 2


class Spot(NamedTuple):
    """A mention over tokens ``[a, b)``; ``pro`` is what is glued before it; ``readings`` one entity a class.

    ``head`` is the token where its place or actor head begins (مدينة), which is ``a`` where there is none.
    """

    a: int
    b: int
    pro: str
    readings: dict[str, Entity]
    head: int
    title: bool = False
    weapon: Entity | None = None

    @property
    def entity(self) -> Entity:
        """The first reading: actor before place before object before weapon."""
        return next(iter(self.readings.values()))


class Finder:
    """Finds mentions in one document; holds what the article has named so far."""

    def __init__(self, document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.tokens = document.tokens
        self.text = document.article.text
        self.norms = [t.norm for t in document.tokens]
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.countries: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.new: dict[str, Entity] = {}
        self.people: dict[str, dict[str, Entity]] = {}
        self.where: dict[str, list[int]] = {}
        for k, norm in enumerate(self.norms):
            if norm[0] == TO:
                self.where.setdefault(norm, []).append(k)
        self.places: dict[str, Entity] = {}
        self.heads: dict[str, dict[str, Entity]] = {}

    # -- the pass over the text -------------------------------------------------------------------------------------

    def find(self) -> list[Spot]:
        """Every spot of the document, in text order, without overlap."""
        raw = list(self._raw())
        for *_, names in raw:
            for name in names:
                entity = self.gazetteer.entities[name.entity]
                if not name.context and entity.country and name.use != "metonym" and entity.cls != "object":
                    self.countries[entity.country] += 2 if entity.cls == "place" else 1
        found = {a: (b, pro, names) for a, b, pro, names in raw}
        spots: list[Spot] = []
        i = 0
        while i < len(self.tokens):
            spot = self._spot(i, found, spots[-1] if spots else None)
            if spot is None:
                i += 1
            else:
                self._remember(spot)
                spots.append(spot)
                spots += self._more_adjectives(spot)
                spots += self._more_places(spots[-1], found)
                i = spots[-1].b
        return spots

    def _more_places(self, spot: Spot, found: dict[int, tuple[int, str, tuple[Name, ...]]]) -> list[Spot]:
        """بلدات X وY وZ: names that go on under a dual or plural head of places."""
        if "place" not in spot.readings:
            return []
        head = self._place_head(spot)
        out: list[Spot] = []
        at = spot.b
        while head is not None and at < len(self.norms):
            if self.norms[at] in _QUOTES or self.norms[at] in "،,":
                at += 1
                continue
            norm = self.norms[at]
            comma = self.norms[at - 1] in "،,"
            if not norm.startswith(AND) and not comma:
                break
            known = found.get(at)
            if known is not None and (known[1].startswith(AND) or comma):
                more = self._known(at, *known)
                if more is None or "place" not in more.readings:
                    break
                place = more.readings["place"]
                if head.code == "governorate":
                    place = self._governorate(place)
                out.append(Spot(at, more.b, more.pro, {"place": place}, at))
                at = more.b
                continue
            if (
                not norm.startswith(AND)
                or len(norm) < 4
                or self.lexicon.analyse(norm)
                or norm[1:] in name_words("construct")
            ):  # noqa: PLR2004  و and a name
                break
            name = self._token(at)[1:]
            out.append(Spot(at, at + 1, AND, {"place": self._entity("place", head.code, head.value, name, name)}, at))
            at += 1
        return out

    def _place_head(self, spot: Spot) -> Entry | None:
        """The dual or plural place head that a spot began with."""
        for analysis in self.lexicon.analyse(self.norms[spot.head]):
            entry = analysis.entry
            if (
                entry.pos == "k"
                and entry.cls == "place"
                and (may_be_several(entry.lemma) or entry.lemma in head_lemmas("plural"))
            ):
                return entry
        return None

    def _more_adjectives(self, spot: Spot) -> list[Spot]:
        """الفصائل الجهادية والمعارضة: a second adjective of one head names a second actor."""
        if "actor" not in spot.readings or spot.b - spot.a != 2 or spot.b >= len(self.norms):  # noqa: PLR2004  head and adjective
            return []
        norm = self.norms[spot.b]
        if not norm.startswith(AND_THE):
            return []
        head = self.norms[spot.a]
        for _, first in first_words(head):
            names = self.gazetteer.names.get(f"{first} {norm[1:]}", ())
            found = self._known(spot.b, spot.b + 1, AND, names) if names else None
            if found is not None and "actor" in found.readings:
                return [found]
        return []

    def _actor_again(self, i: int, known: tuple[int, str, tuple[Name, ...]] | None) -> Spot | None:
        """الوزارة, المركز, الحركة: the actor that this article named last by that head."""
        if known is not None and known[0] - i > 1:
            return None
        follows = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if follows.startswith(ARTICLE) and follows.removeprefix(ARTICLE) not in self.gazetteer.adjectives:
            return None
        for pro, first in first_words(self.norms[i]):
            readings = self.heads.get(first.removeprefix(ARTICLE)) if first.startswith(ARTICLE) else None
            if readings is not None:
                return Spot(i, i + 1, pro, dict(readings), i)
        return None

    def _place_again(self, i: int) -> Spot | None:
        """المدينة, البلدة, المطار: the place of that kind that was named last."""
        if i + 1 < len(self.norms) and self.norms[i + 1].startswith(ARTICLE):
            return None
        for analysis in self.lexicon.analyse(self.norms[i]):
            entry = analysis.entry
            if entry.pos == "k" and entry.cls == "place" and (ARTICLE in analysis.pro or analysis.pro.endswith(TO_THE)):
                place = next((self.places[k] for k in same_kind().get(entry.code, ()) if k in self.places), None)
                if place is not None:
                    return Spot(i, i + 1, analysis.pro, {"place": place}, i)
        return None

    def _remember(self, spot: Spot) -> None:
        """Keep the last name of a person and the last place of a kind, by which the text will go on."""
        place = spot.readings.get("place")
        if place is not None and "actor" not in spot.readings:
            for kinds in same_kind().values():
                if place.kind in kinds:
                    for kind in kinds:
                        self.places.pop(kind, None)
            self.places[place.kind] = place
        actor = spot.readings.get("actor")
        if actor is not None and actor.kind not in ("person", "state") and spot.b - spot.a > 1 and not spot.title:
            head = next(
                (
                    f
                    for _, f in first_words(self.norms[spot.a])
                    if any(a.entry.pos == "k" for a in self.lexicon.analyse(f))
                ),
                "",
            )
            if head:
                self.heads[head.removeprefix(ARTICLE)] = {"actor": actor}
        if actor is not None and actor.kind == "person" and spot.b - spot.a > 1:
            last = self.norms[spot.b - 1]
            readings = {k: v for k, v in spot.readings.items() if k in ("actor", "body")}
            self.people[last] = readings
            self.people[last.removeprefix(ARTICLE)] = readings

    def _person_again(self, i: int) -> Spot | None:
        """A last name met before, where no other word of that form is meant."""
        norm = self.norms[i]
        readings = self.people.get(norm)
        if readings is None or (self.lexicon.analyse(norm) and not self._said_before(i)):
            return None
        return Spot(i, i + 1, "", dict(readings), i)

    def _said_before(self, i: int) -> bool:
        return i > 0 and any(
            a.entry.pos == "v" and a.entry.cls in ("say", "speech", "relay")
            for a in self.lexicon.analyse(self.norms[i - 1])
        )

    def _speaker(self, i: int, found: dict[int, tuple[int, str, tuple[Name, ...]]]) -> Spot | None:
        """An unknown name right behind a verb of saying is a person; a title behind it says whose."""
        if (
            not self._said_before(i)
            or self.lexicon.analyse(self.norms[i])
            or self.norms[i].startswith((ARTICLE, TO, BY, AND))
        ):
            return None
        if self.norms[i].removeprefix(ARTICLE) in self.gazetteer.adjectives:
            return None
        end = self._person_name(i)
        if end - i < 2:  # noqa: PLR2004  a single unknown word may be anything
            return None
        name = " ".join(self._token(k) for k in range(i, end))
        readings = {"actor": self._entity("actor", "person", "", name, name)}
        if end + 1 < len(self.norms) and self.norms[end] in "،,-–":
            title = self._by_head(end + 1, found)
            if title is not None and "body" in title.readings:
                readings["body"] = title.readings["body"]
        return Spot(i, end, "", readings, i)

    def _named_by_form(self, i: int) -> Spot | None:
        """A person told by a given name in front (محمد الحلبي), or listed behind بينهم."""
        norm = self.norms[i]
        pro, first = next(((p, f) for p, f in first_words(norm) if f in given_names()), ("", ""))
        listed = i > 0 and any(a.entry.cls in ("part", "part1") for a in self.lexicon.analyse(self.norms[i - 1]))
        if not first and not (
            listed and not self.lexicon.analyse(norm) and not norm.startswith((ARTICLE, AND, BY, TO))
        ):
            return None
        end = i + 1
        while end < len(self.tokens) and end - i < _MAX_PERSON and self.tokens[end].kind == "word":
            following = self.norms[end]
            if following in name_words("joint") or following in given_names():
                end += 1
                continue
            if (
                self.lexicon.analyse(following)
                or following[0] in BEFORE_NAMES
                or following.removeprefix(ARTICLE) in self.gazetteer.adjectives
            ):
                break
            end += 1
            if following.startswith(ARTICLE):
                break
        while end > i and self.norms[end - 1] in name_words("joint"):
            end -= 1
        if end - i < 2:  # noqa: PLR2004  a given name alone may be a place or a word
            return None
        name = self._words(i, end, pro)
        return Spot(i, end, pro, {"actor": self._entity("actor", "person", "", name, name)}, i)

    def _raw(self) -> Iterator[tuple[int, int, str, tuple[Name, ...]]]:
        """Longest gazetteer name at each token, with the clitics before it."""
        i, lengths = 0, self.gazetteer.lengths
        for i, token in enumerate(self.tokens):
            if token.kind != "word":
                continue
            best: tuple[int, str, tuple[Name, ...]] | None = None
            for pro, first in first_words(token.norm):
                if first not in lengths:
                    continue
                for length, names in self.gazetteer.match(self.norms, i, first):
                    names = tuple(n for n in names if self._allowed(n, i, length, pro))
                    if names and (best is None or length > best[0]):
                        best = (length, pro, names)
                        break
            if best is not None:
                yield i, i + best[0], best[1], best[2]

    def _allowed(self, name: Name, i: int, length: int, pro: str) -> bool:
        """Whether a gazetteer name is meant as a name here.

        A name that is also a common word needs a cue beside it (مدينة، بلدة …); a list of things is read one by one; an
        event noun (قصف مدفعي) or a verb is never the name of a weapon, an actor or a place.
        """
        entity = self.gazetteer.entities[name.entity]
        if length > 1 and any(n.startswith(AND_THE) for n in self.norms[i + 1 : i + length]) and self._listed(name):
            return False
        first = self.norms[i][len(pro) :] if pro != TO or not self.norms[i].startswith(TO_THE) else self.norms[i]
        readings = self.lexicon.analyse(first)
        if entity.cls in ("weapon", "object") and any(
            a.entry.pos == "n" and a.entry.cls in ("event", "harm") for a in readings
        ):
            return False
        verb = any(a.entry.pos == "v" and not a.pro for a in readings)
        if length == 1 and verb and entity.cls in ("actor", "place") and not self._quoted(i):
            return False
        if name.entity not in self.gazetteer.cues or length > 1:
            return True
        before = self.norms[i - 1] if i else ""
        if before in _QUOTES and i > 1:
            before = self.norms[i - 2]
        return any(e.entry.pos == "k" and e.entry.cls == "place" for e in self.lexicon.analyse(before))

    def _quoted(self, i: int) -> bool:
        return i > 0 and self.norms[i - 1] in _QUOTES

    def _listed(self, name: Name) -> bool:
        entity = self.gazetteer.entities[name.entity]
        return entity.cls == "object" or entity.kind in ("armed_group", "collective")

    def _spot(self, i: int, found: dict[int, tuple[int, str, tuple[Name, ...]]], last: Spot | None) -> Spot | None:
        token = self.tokens[i]
        if token.kind != "word":
            return None
        known = found.get(i)
        spot = self._known(i, *known) if known else None
        short = self._actor_again(i, known)
        if short is not None:
            return short
        if spot is None:
            again = self._place_again(i)
            if again is not None:
                return again
            person = self._person_again(i) or self._speaker(i, found) or self._named_by_form(i)
            if person is not None:
                return person
        if spot is not None and (spot.b - spot.a > 1 or not self._head_here(i)):
            return self._titled(spot, found)
        built = self._by_head(i, found)
        if built is not None and (spot is None or built.b > spot.b):
            return built
        return spot

    def _head_here(self, i: int) -> bool:
        return any(a.entry.pos == "k" for a in self.lexicon.analyse(self.norms[i]))

    # -- gazetteer names ----------------------------------------------------------------------------------------------

    def _known(self, a: int, b: int, pro: str, names: tuple[Name, ...]) -> Spot | None:
        readings: dict[str, Entity] = {}
        for cls in ("actor", "place", "object", "weapon"):
            options = [n for n in names if self.gazetteer.entities[n.entity].cls == cls]
            if options and (name := self._choose(options)) is not None:
                readings[cls] = self.gazetteer.entities[name.entity]
                self.seen[name.entity] += 1
        weapon = self._weapon_in(a, b, pro) if "actor" in readings and b - a > 1 else None
        return Spot(a, b, pro, readings, a, weapon=weapon) if readings else None

    def _weapon_in(self, a: int, b: int, pro: str) -> Entity | None:
        """طيران النظام, الطائرات الروسية: an actor that is named by its aircraft brings the weapon along."""
        for _, first in first_words(self.norms[a][len(pro) :] if pro != TO_THE else ARTICLE + self.norms[a][2:]):
            for name in self.gazetteer.names.get(first, ()):
                entity = self.gazetteer.entities[name.entity]
                if entity.cls == "weapon":
                    return entity
        del b
        return None

    def _choose(self, names: list[Name]) -> Name | None:
        """The meaning of a name in this article: one seen before, else one of the countries that it is about."""

        def rank(name: Name) -> tuple[int, int, int]:
            about = max((self.countries[c] for c in name.context), default=0)
            entity = self.gazetteer.entities[name.entity]
            at_home = self.countries[entity.country] if entity.country else 0
            return (self.seen[name.entity], about, at_home)

        fitting = [n for n in names if not n.context or any(self.countries[c] for c in n.context)]
        return max(fitting, key=rank) if fitting else None

    # -- names by pattern ----------------------------------------------------------------------------------------------

    def _by_head(self, i: int, found: dict[int, tuple[int, str, tuple[Name, ...]]]) -> Spot | None:
        """A name that its head makes: مدينة X, لواء X, مصدر عسكري, وزير كذا فلان."""
        for pro, head, entry, width in self._heads(i):
            spot = self._headed(i, i + width, pro, entry, found)
            if spot is not None:
                del head
                return spot
        return self._compass(i, found)

    def _heads(self, i: int) -> Iterator[tuple[str, str, Entry, int]]:
        norm = self.norms[i]
        for pro, first in first_words(norm):
            if first in self.lexicon.phrases:
                phrase = self.lexicon.phrase(self.norms, i, first)
                if phrase is not None and phrase[1].pos == "k":
                    yield pro, first, phrase[1], phrase[0]
        for analysis in self.lexicon.analyse(norm):
            if analysis.entry.pos == "k" and not analysis.enc:
                yield analysis.pro, norm[len(analysis.pro) :], analysis.entry, 1

    def _headed(
        self, i: int, at: int, pro: str, entry: Entry, found: dict[int, tuple[int, str, tuple[Name, ...]]]
    ) -> Spot | None:
        cls = entry.cls
        if cls in ("title", "spokes"):
            return self._person(i, at, pro, entry, found)
        if cls == "source":
            return self._source(i, at, pro, entry)
        inside = found.get(at) if at < len(self.norms) else None
        if cls == "place":
            return self._place(i, at, pro, entry, inside)
        if inside is not None:  # a known name behind an actor head: حركة حماس
            spot = self._known(at, inside[0], "", inside[2])
            if (
                spot is not None
                and "actor" in spot.readings
                and not inside[1]
                and spot.entity.kind not in ("state", "person")
            ):
                return spot._replace(a=i, pro=pro, head=i)
        if ARTICLE in pro or pro == TO_THE:
            return None
        end, name = self._free_name(at)
        if name is None:
            return None
        entity = self._entity("actor", entry.code, entry.value, name, self._words(i, end, pro))
        return Spot(i, end, pro, {"actor": entity}, i)

    def _free_name(self, at: int, *, place: bool = False) -> tuple[int, str | None]:
        """The words of an unknown name at token ``at``: what stands in quotes, or a word or two that no list knows."""
        tokens, norms = self.tokens, self.norms
        if at + 1 < len(tokens) and norms[at] in _QUOTES:
            if norms[at + 1][0] in (TO, BY) or any(a.entry.pos in "vq" for a in self.lexicon.analyse(norms[at + 1])):
                return at, None
            for end in range(at + 1, min(at + 6, len(tokens))):
                if norms[end] in _QUOTES:
                    return end + 1, " ".join(self._token(k) for k in range(at + 1, end)) or None
            return at, None
        end = at
        while end < len(tokens) and end - at < _MAX_NAME and tokens[end].kind == "word" and self._is_name(end, at):
            construct = norms[end] in name_words("construct")
            definite = norms[end].startswith(ARTICLE)
            end += 1
            if construct or (not definite and not place):
                continue
            if not (
                end < len(norms)
                and norms[end].startswith(ARTICLE)
                and (not place or not definite or norms[end] in compass() or norms[end] in name_words("adjective"))
            ):
                break
        return end, " ".join(self._token(k) for k in range(at, end)) or None

    def _is_name(self, i: int, first: int) -> bool:
        norm = self.norms[i]
        if len(norm) < _MIN_NAME or norm.removeprefix(ARTICLE) in self.gazetteer.adjectives:
            return False
        if i > first and norm[0] in BEFORE_NAMES and not norm.startswith(ARTICLE):
            return False
        return not any(
            a.entry.pos in "vqpnghk" and not (a.pro and a.entry.pos != "q") for a in self.lexicon.analyse(norm)
        )

    def _place(
        self, i: int, at: int, pro: str, entry: Entry, inside: tuple[int, str, tuple[Name, ...]] | None
    ) -> Spot | None:
        if inside is not None and not inside[1]:
            spot = self._known(at, inside[0], "", inside[2])
            if spot is not None and "place" in spot.readings:
                place = spot.readings["place"]
                if self.norms[at - 1] in name_words("countryside"):
                    return self._countryside(i, spot, pro)
                if self.norms[at - 1] in name_words("governorate") or self.norms[at - 1].endswith(
                    tuple(name_words("governorate"))
                ):
                    place = self._governorate(place)
                return Spot(i, spot.b, pro, {"place": place}, i)
        if ARTICLE in pro or pro == TO_THE or self.norms[at - 1].startswith(ARTICLE):
            return None
        end, name = self._free_name(at, place=True)
        if name is None:
            return None
        return Spot(
            i, end, pro, {"place": self._entity("place", entry.code, entry.value, name, self._words(i, end, pro))}, i
        )

    def _governorate(self, place: Entity) -> Entity:
        """The governorate that is called by a city's name (محافظتي إدلب وحلب)."""
        governorate = min(cues("governorate"))
        names = self.gazetteer.names.get(fold_text(f"{governorate} {place.label_ar}"), ())
        return next((self.gazetteer.entities[n.entity] for n in names), place)

    def _countryside(self, i: int, spot: Spot, pro: str) -> Spot:
        """ريف إدلب الجنوبي: the region around a place, with its compass words."""
        sides: list[str] = []
        end = spot.b
        while end < len(self.norms) and self.norms[end] in compass() and len(sides) < 2:  # noqa: PLR2004
            sides.append(compass()[self.norms[end]])
            end += 1
        base = spot.readings["place"]
        side = "".join(sides) + "ern " if sides else ""
        label = f"{side}{base.label_en.removesuffix(' Governorate')} countryside"
        return Spot(i, end, pro, {"place": self._region(label, self._words(i, end, pro), base)}, i)

    def _compass(self, i: int, found: dict[int, tuple[int, str, tuple[Name, ...]]]) -> Spot | None:
        """شمال غرب سوريا: a part of a place named by the compass."""
        norm, pro = self.norms[i], ""
        if norm not in compass() and norm[:1] in (AND, BY, TO) and norm[1:] in compass():
            norm, pro = norm[1:], norm[0]
        if norm not in compass() or norm.startswith(ARTICLE):
            return None
        at, sides = i + 1, [compass()[norm]]
        if at < len(self.norms) and self.norms[at] in compass() and not self.norms[at].startswith(ARTICLE):
            sides.append(compass()[self.norms[at]])
            at += 1
        inside = found.get(at)
        if inside is None or inside[1] or (spot := self._known(at, inside[0], "", inside[2])) is None:
            return None
        base = spot.readings.get("place") or next(iter(spot.readings.values()))
        if base.cls != "place" and base.kind != "state":
            return None
        if base.kind not in ("state", "country", "governorate", "region"):
            return Spot(at, spot.b, NEAR, {"place": base}, i)
        label = f"{''.join(sides)}ern {base.label_en}"
        return Spot(i, spot.b, pro, {"place": self._region(label, self._words(i, spot.b, pro), base)}, i)

    def _region(self, label: str, words: str, base: Entity) -> Entity:
        known = self.gazetteer.names.get(fold_text(words))
        if known and self.gazetteer.entities[known[0].entity].cls == "place":
            return self.gazetteer.entities[known[0].entity]
        key = "new:" + _slug(label)
        if key not in self.new:
            within = base.id if base.cls == "place" else None
            self.new[key] = Entity(
                key, "place", "region", label, words, known=False, country=base.country, within=within
            )
        return self.new[key]

    # -- people and sources --------------------------------------------------------------------------------------------

    def _person(
        self, i: int, at: int, pro: str, entry: Entry, found: dict[int, tuple[int, str, tuple[Name, ...]]]
    ) -> Spot | None:
        """A title, what it is the title of, and a name: وزير الدفاع الإسرائيلي فلان."""
        body: Entity | None = None
        person: Spot | None = None
        k = at
        while k < min(at + 8, len(self.norms)):
            inside = found.get(k)
            if inside is not None:
                spot = self._known(k, *inside)
                if spot is not None and inside[1] == TO and spot.entity.kind in kinds("media"):
                    break
                if spot is not None:
                    actor = spot.readings.get("actor")
                    if actor is not None and actor.kind == "person":
                        person = spot
                        k = spot.b
                        break
                    if body is None and inside[1] in ("", TO) and actor is not None:
                        body = actor
                k = inside[0]
                continue
            norm = self.norms[k]
            if self.tokens[k].kind != "word" or not self._in_title(norm):
                break
            k += 1
        return self._titled_person(i, k, pro, entry, body, person, found)

    def _places_of(self, known: tuple[int, str, tuple[Name, ...]]) -> list[Entity]:
        entities = [self.gazetteer.entities[n.entity] for n in known[2]]
        return [e for e in entities if e.cls == "place"][:1]

    def _in_title(self, norm: str) -> bool:
        """A word that may stand between a title and the name: definite, a head, or what glues them."""
        if (
            norm in name_words("title")
            or norm.startswith((ARTICLE, TO_THE, AND_THE))
            or (norm[0] == TO and len(norm) > 4 and self._before_article(norm))
        ):  # noqa: PLR2004
            return not any(a.entry.pos == "v" for a in self.lexicon.analyse(norm))
        bare = norm.removeprefix(ARTICLE)
        return bare in self.gazetteer.adjectives or any(a.entry.pos == "k" for a in self.lexicon.analyse(norm))

    def _before_article(self, norm: str) -> bool:
        """لحقوق الإنسان: a ل that belongs to a title stands before a definite noun."""
        return any(
            self.norms[k] == norm and k + 1 < len(self.norms) and self.norms[k + 1].startswith(ARTICLE)
            for k in self.where.get(norm, ())
        )

    def _titled_person(
        self,
        i: int,
        k: int,
        pro: str,
        entry: Entry,
        body: Entity | None,
        person: Spot | None,
        found: dict[int, tuple[int, str, tuple[Name, ...]]],
    ) -> Spot | None:
        if person is not None:
            readings = dict(person.readings)
            if body is not None:
                readings["body"] = body
            return Spot(i, person.b, pro, readings, i, title=True)
        end = self._person_name(k)
        if end > k:
            name = " ".join(self._token(x) for x in range(k, end))
            entity = self._entity("actor", "person", "", name, name)
            readings = {"actor": entity} | ({"body": body} if body is not None else {})
            return Spot(i, end, pro, readings, i, title=True)
        if body is not None and entry.cls == "spokes":
            return Spot(i, k, pro, {"actor": body, "body": body}, i, title=True)
        if body is None and k > i + 1 and entry.value and entry.cls == "title":
            label = self._words(i, k, pro)
            place = next((e.label_en for x in range(i + 1, k) if x in found for e in self._places_of(found[x])), "")
            entity = self._entity(
                "actor", "authority", "", label, label, english=f"{entry.value} of {place}" if place else ""
            )
            return Spot(i, k, pro, {"actor": entity, "office": entity}, i, title=True)
        if body is not None and k > i + 1:
            label = self._words(i, k, pro)
            entity = self._entity("actor", "unnamed_source", "", label, label, english=f"{body.label_en} official")
            return Spot(i, k, pro, {"actor": body, "body": body, "office": entity}, i, title=True)
        return None

    def _person_name(self, k: int) -> int:
        """Where a person's name that begins at ``k`` ends; ``k`` itself where none does."""
        end = k
        while end < len(self.tokens) and end - k < _MAX_PERSON and self.tokens[end].kind == "word":
            norm = self.norms[end]
            if norm in name_words("joint"):
                end += 1
                continue
            if (
                end == k
                and norm.startswith(TO)
                and end + 1 < len(self.norms)
                and self.norms[end + 1].startswith(ARTICLE)
            ):
                break
            if end == k and norm.startswith((ARTICLE, AND, BY, TO, SO)) and self.lexicon.analyse(norm):
                break
            if self.lexicon.analyse(norm) and not (end > k and norm.startswith(ARTICLE)):
                break
            if (
                norm[2:] in self.gazetteer.adjectives
                or norm in self.gazetteer.adjectives
                or self.tokens[end].kind != "word"
            ):
                break
            end += 1
        while end > k and self.norms[end - 1] in name_words("joint"):
            end -= 1
        return end

    def _titled(self, spot: Spot, found: dict[int, tuple[int, str, tuple[Name, ...]]]) -> Spot:
        """An office that the gazetteer knows, with its holder's name behind it: the holder, who holds it."""
        office = spot.readings.get("actor")
        if office is None or office.kind == "person" or spot.b >= len(self.norms):
            return spot
        behind = found.get(spot.b)
        if behind is not None and not behind[1]:
            person = self._known(spot.b, *behind)
            if (
                person is not None
                and person.readings.get("actor") is not None
                and person.readings["actor"].kind == "person"
            ):
                return Spot(
                    spot.a, person.b, spot.pro, {"actor": person.readings["actor"], "body": office}, spot.a, title=True
                )
        if any(a.entry.cls in ("title", "spokes") for a in self.lexicon.analyse(self.norms[spot.a])):
            end = self._person_name(spot.b)
            if end > spot.b:
                name = " ".join(self._token(k) for k in range(spot.b, end))
                return Spot(
                    spot.a,
                    end,
                    spot.pro,
                    {"actor": self._entity("actor", "person", "", name, name), "body": office},
                    spot.a,
                    title=True,
                )
        return spot

    def _medium(self, at: int) -> tuple[Entity, int] | None:
        """The medium named at token ``at``, perhaps in quotation marks, and where its name ends."""
        start = at + 1 if self.norms[at] in _QUOTES and at + 1 < len(self.norms) else at
        for _, first in first_words(self.norms[start]):
            for length, names in self.gazetteer.match(self.norms, start, first):
                for name in names:
                    entity = self.gazetteer.entities[name.entity]
                    if entity.kind in kinds("media"):
                        end = start + length
                        return entity, end + 1 if end < len(self.norms) and self.norms[end] in _QUOTES else end
        return None

    def _source(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """An unnamed source and its adjectives (مصدر عسكري, مصادر محلية), or the correspondent of a named medium."""
        medium = self._medium(at) if at < len(self.norms) and entry.lemma in head_lemmas("correspondent") else None
        if medium is not None:
            body, last = medium
            label = self._words(i, last, pro)
            person = self._entity("actor", "person", "", label, label, english=f"{body.label_en} correspondent")
            return Spot(i, last, pro, {"actor": person, "body": body}, i)
        end, words = at, []
        while (
            end < len(self.tokens)
            and end - at < 2
            and self.tokens[end].kind == "word"
            and may_be_of_source(self.norms[end])
        ):
            bare = self.norms[end].removeprefix(ARTICLE)
            english = source_adjectives().get(bare)
            adjective = self.gazetteer.adjectives.get(bare)
            if english is None and adjective is None:
                break
            words.append(english or self.gazetteer.entities[adjective].label_en)  # type: ignore[index]
            end += 1
        english = (
            entry.value.replace("{}", " ".join(words)).strip()
            if "{}" in entry.value
            else " ".join((*words, entry.value))
        )
        label = self._words(i, end, pro)
        return Spot(
            i, end, pro, {"source": self._entity("actor", "unnamed_source", "", label, label, english=english)}, i
        )

    # -- helpers -------------------------------------------------------------------------------------------------------

    def _entity(self, cls: str, kind: str, template: str, name: str, words: str, english: str = "") -> Entity:
        label = english or (template or "{}").replace("{}", romanise(name))
        key = "new:" + (_slug(label) or _slug(romanise(words)) or "unnamed")
        if key not in self.new:
            self.new[key] = Entity(key, cls, kind, label, words, known=False)  # type: ignore[arg-type]
        return self.new[key]

    def _token(self, i: int) -> str:
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def _words(self, a: int, b: int, pro: str) -> str:
        """The words of tokens ``[a, b)`` as written, without the clitics before the first."""
        text = self.text[self.tokens[a].start : self.tokens[b - 1].end]
        return text[len(pro) :] if pro and pro not in (TO_THE, NEAR) and ARTICLE not in pro else text


def _slug(label: str) -> str:
    out = "".join(c if c.isascii() and c.isalnum() else "-" for c in label.lower())
    return "-".join(filter(None, out.split("-")))


def mention(spot: Spot, tokens: Sequence[Token], text: str, entity: Entity | None = None) -> Mention:
    """The public mention of a spot, read as ``entity`` (by default its first reading)."""
    start, end = tokens[spot.a].start, tokens[spot.b - 1].end
    if spot.pro and ARTICLE not in spot.pro and spot.pro not in (TO_THE, NEAR):
        start += _clitic_length(text, start, len(spot.pro)) if not tokens[spot.a].norm.startswith(TO_THE) else 0
    chosen = entity or spot.entity
    return Mention(start, end, text[start:end], chosen, tuple(e for e in spot.readings.values() if e is not chosen))


def _clitic_length(text: str, start: int, letters: int) -> int:
    at = start
    while letters:
        letters -= bool(fold_text(text[at]))
        at += 1
    return at - start


def find_mentions(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every mention of the document in text order (actors, places, objects, weapons; known and new)."""
    spots: Iterable[Spot] = Finder(document, gazetteer, lexicon).find()
    return tuple(mention(s, document.tokens, document.article.text) for s in spots)
