"""Short forms: what was named before and is now called by less (الوزارة, المدينة, a last name)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    ARTICLE,
    TO,
    TO_THE,
    first_words,
)
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import TOWARDS
from riwaya.extract.lexicon.words import (
    cues,
    kinds,
    name_words,
    source_adjectives,
)
from riwaya.extract.names import QUOTES
from riwaya.extract.placesagain import PlacesAgain
from riwaya.extract.spots import Spot, named_feminine

#: How many of the last bodies named are asked whose men are meant.
_OWNERS_KEPT: Final = 6

if TYPE_CHECKING:
    from riwaya.extract.names import Found, NameReader
    from riwaya.extract.people import PeopleReader
    from riwaya.model import (
        Entity,
    )


_SPEAKERS: Final = frozenset(("title", "spokes", "source"))
_BODIES: Final = frozenset(("actor", "actor?", "body"))


class ShortForms:
    """Remembers what one document has named, and finds it again."""

    def __init__(self, names: NameReader, people: PeopleReader) -> None:
        self.names, self.people = names, people
        self.norms, self.forms = names.norms, names.forms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon
        self.last_people: dict[str, dict[str, Entity]] = {}
        self.places = PlacesAgain(names)
        self.last_heads: dict[str, dict[str, Entity]] = {}
        self.last_begun: dict[tuple[str, str], dict[str, Entity]] = {}
        self.last_nouns: dict[str, dict[str, Entity]] = {}
        self.last_bodies: list[tuple[Entity, bool]] = []
        self.of_kind: dict[str, list[Entity]] = {}
        self.last_speakers: dict[str, dict[str, Entity]] = {}

    def actor_again(self, i: int, known: Found | None) -> Spot | None:
        """الوزارة, المركز, الحرس: the actor that this article named last by that head, or by that noun."""
        cuts = self.forms[i].again
        if cuts and (begun := self._begun_again(i, known)) is not None:
            return begun
        if not cuts or (known is not None and known[0] - i > 1):
            return None
        follows = self.norms[i + 1] if self._definite(i + 1) and not self._actor_at(i + 1) else ""
        if follows and follows.removeprefix(ARTICLE) not in self.gazetteer.adjectives:
            return None
        for pro, bare in cuts:
            readings = self.last_heads.get(bare)
            if readings is not None:
                return Spot(i, i + 1, pro, dict(readings), i)
        if known is not None:
            return None
        noun = next((bare for _, bare in cuts if bare in self.last_nouns), "")
        pro = self.norms[i].removesuffix(ARTICLE + noun)
        return Spot(i, i + 1, pro, dict(self.last_nouns[noun]), i) if noun else self._kind_again(i)

    def _actor_at(self, i: int) -> bool:
        """ودعا المركز المجتمع الدولي: somebody else, whom the list knows, begins here."""
        known = self.names.found.get(i)
        if known is None or known[1] or self.norms[i].removeprefix(ARTICLE) in self.gazetteer.adjectives:
            return False
        return all(self.gazetteer.entities[name.entity].cls == "actor" for name in known[2])

    def _definite(self, i: int) -> bool:
        return i < len(self.forms) and self.forms[i].definite

    def _begun_again(self, i: int, known: Found | None) -> Spot | None:
        """القيادة المركزية behind القيادة المركزية الأمريكية: the first two words of a longer name."""
        if i + 1 >= len(self.norms) or (known is not None and known[0] - i > 2):  # noqa: PLR2004  a longer name
            return None
        for pro, bare in self.forms[i].again:
            readings = self.last_begun.get((bare, self.norms[i + 1]))
            if readings is not None:
                return Spot(i, i + 2, pro, dict(readings), i)
        return None

    def _kind_again(self, i: int) -> Spot | None:
        """الوزارة behind «الخارجية الروسية», الحركة behind «حماس»: the one body of that kind, named otherwise."""
        for pro, entry in self.forms[i].heads:
            named = self.of_kind.get(entry.code, ()) if ARTICLE in pro or pro.endswith(TO_THE) else ()
            if entry.cls in _BODIES and len(named) == 1:
                return Spot(i, i + 1, pro, {"actor": named[0]}, i)
        return None

    def speaker_again(self, i: int) -> Spot | None:
        """الوزير الروسي, المصدر نفسه, الناطق: who was called so when he was named."""
        for pro, bare in self.forms[i].again:
            readings = self.last_speakers.get(bare)
            if readings is None:
                continue
            end = i + 1
            while end < len(self.norms) and self._describes(self.norms[end]):
                end += 1
            if end < len(self.norms) and (self._begins_name(end) or self._goes_on(i, end)):
                return None
            if self._of_another(end):
                return None
            return Spot(i, end, pro, dict(readings), i, title=True)
        return None

    def _goes_on(self, i: int, end: int) -> bool:
        """المتحدث باسم كذا, المبعوث إلى كذا: a new title; but أشار الوزير إلى: what he says begins."""
        said = end == i + 1 and self.norms[end] == fold(TOWARDS) and self.people.said_before(i)
        return self.norms[end] in name_words("title") and not said

    def _of_another(self, i: int) -> bool:
        """الناطق العسكري للحوثيين: whose he is, so that somebody new is named; not whom he told (المصدر للوكالة)."""
        known = self.names.found.get(i)
        if known is None:  # للقوات الموالية لفلان
            return (
                i < len(self.norms)
                and self.norms[i].startswith(TO_THE)
                and self.norms[i].removeprefix(TO_THE) in name_words("men")
            )
        if known[1] not in (TO, TO_THE):
            return False
        entities = [self.gazetteer.entities[name.entity] for name in known[2]]
        return all(e.cls == "actor" and e.kind in kinds("armed") for e in entities)

    def _describes(self, norm: str) -> bool:
        """An adjective with the article (الروسي, العسكري), or a word for the same (نفسه)."""
        bare = norm.removeprefix(ARTICLE)
        known = bare in self.gazetteer.adjectives or bare in source_adjectives()
        return (norm.startswith(ARTICLE) and known) or norm in cues("same_speaker")

    def _begins_name(self, i: int) -> bool:
        """Whether a name follows, so that somebody new is named: الوزير فلان, المصدر في الوزارة."""
        known = self.names.found.get(i)
        if known is not None:
            return any(self.gazetteer.entities[name.entity].kind == "person" for name in known[2])
        norm = self.norms[i]
        return norm[0].isalpha() and not norm.startswith(ARTICLE) and not self.lexicon.analyse(norm)

    def men_of(self, i: int) -> Spot | None:
        """مقاتليها, قواته, دفاعاتنا الجوية: the men and means of the body named last that the pronoun can mean."""
        own = self.forms[i].own
        thing = self.forms[i].thing
        if own is None:
            return Spot(i, i + 1, thing[0], {"object": thing[1]}, i) if thing is not None else None
        pro, feminine = own
        body = next(
            (b for b, f in reversed(self.last_bodies) if feminine is None or f is feminine or b.kind == "person"), None
        )
        if body is None:
            return Spot(i, i + 1, thing[0], {"object": thing[1]}, i) if thing is not None else None
        end = i + 1
        if self._definite(end) and end not in self.names.found and not self.forms[end].places_again:
            end += 1  # قواتها المسلحة, دفاعاته الجوية
        return Spot(i, end, pro, {"actor": body}, i)

    def _remember_body(self, spot: Spot) -> None:
        """Keep a body that can have men of its own; a person has those of the body that he speaks for."""
        body = spot.readings.get("body") or spot.readings.get("actor")
        if body is None or (body.kind not in kinds("armed") and body.kind not in kinds("commands")):
            return
        feminine = named_feminine(self.norms[spot.a][len(spot.pro) :], body)
        self.last_bodies = [*self.last_bodies, (body, feminine)][-_OWNERS_KEPT:]

    def remember(self, spot: Spot) -> None:
        """Keep the last name of a person and the last place of a kind, by which the text will go on."""
        self._remember_body(spot)
        self._remember_kind(spot)
        self.places.remember(spot)
        actor = spot.readings.get("actor")
        if actor is not None and actor.kind not in ("person", "state") and spot.b - spot.a > 1 and not spot.title:
            head = self._head(self.norms[spot.a])
            if head:
                self.last_heads[head.removeprefix(ARTICLE)] = {"actor": actor}
            if spot.b - spot.a > 2 and self._definite(spot.a) and self._definite(spot.a + 1):  # noqa: PLR2004
                self.last_begun[self.norms[spot.a].removeprefix(ARTICLE), self.norms[spot.a + 1]] = {"actor": actor}
            if noun := self._first_noun(spot):
                self.last_nouns[noun] = {"actor": actor}
        self._remember_speaker(spot)
        if actor is not None and actor.kind == "person" and spot.b - spot.a > 1:
            quoted = self.norms[spot.b - 1] in QUOTES
            last = self.norms[spot.b - 1 - quoted]
            readings = {k: v for k, v in spot.readings.items() if k in ("actor", "body")}
            self.last_people[last] = readings
            self.last_people[last.removeprefix(ARTICLE)] = readings

    def _head(self, norm: str) -> str:
        """The head that a word is behind its clitics, '' for none."""
        for _, first in first_words(norm):
            for pro, entry, _ in self.lexicon.analyse(first):
                if entry.pos == "k" and pro in ("", ARTICLE):
                    return first
        return ""

    def _first_noun(self, spot: Spot) -> str:
        """الحرس in قوات الحرس الثوري: a definite noun that stands within a name with its adjective, or ''."""
        for k in range(spot.a, spot.b - 1):
            noun, adjective = self.norms[k], self.norms[k + 1]
            if noun.startswith(ARTICLE) and adjective.startswith(ARTICLE) and not self.forms[k].analyses:
                return (
                    "" if adjective.removeprefix(ARTICLE) in self.gazetteer.adjectives else noun.removeprefix(ARTICLE)
                )
        return ""

    def _remember_kind(self, spot: Spot) -> None:
        """Keep the bodies of each kind that a bare head may take up, without their men or media."""
        for reading in ("body", "actor"):
            body = spot.readings.get(reading)
            if body is not None and body.kind in kinds("taken_up") and "place" not in spot.readings:
                alike = self.of_kind.setdefault(body.kind, [])
                if body not in alike:
                    alike.append(body)

    def _remember_speaker(self, spot: Spot) -> None:
        """Keep a titled person or an unnamed source by the word of office before the name."""
        if not (spot.title or "source" in spot.readings or "body" in spot.readings):
            return
        speaker = {k: v for k, v in spot.readings.items() if k in ("actor", "source", "body", "office")}
        if not speaker:
            return
        for _, first in first_words(self.norms[spot.a]):
            bare = first.removeprefix(ARTICLE)
            if any(a.entry.cls in _SPEAKERS and not a.pro for a in self.lexicon.analyse(bare)):
                alike = name_words("unnamed_speaker") if bare in name_words("unnamed_speaker") else (bare,)
                for word in alike:  # الناطق behind المتحدث
                    if is_feminine(word) == is_feminine(bare):
                        self.last_speakers[word.removeprefix(ARTICLE)] = speaker
                return

    def person_again(self, i: int) -> Spot | None:
        """A last name met before, where no other word of that form is meant."""
        norm = self.norms[i]
        readings = self.last_people.get(norm)
        named = i in self.names.found  # البابا behind نور الدين البابا: only where he speaks
        if readings is None or (named and not self.people.said_before(i)):
            return None
        if self.forms[i].analyses and not self.people.said_before(i):
            return None
        return Spot(i, i + 1, "", dict(readings), i)
