"""Short forms: what was named before and is now called by less (الوزارة, المدينة, a last name)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    ARTICLE,
    first_words,
)
from riwaya.arabic.endings import is_feminine
from riwaya.extract.lexicon.words import (
    cues,
    kinds,
    name_words,
    same_kind,
    source_adjectives,
)
from riwaya.extract.spots import Spot

#: The ending of sound feminine plurals (قوات).
_PLURAL: Final = "ات"
#: How many of the last bodies named are asked whose men are meant.
_OWNERS_KEPT: Final = 6

if TYPE_CHECKING:
    from riwaya.extract.names import Found, NameReader
    from riwaya.extract.people import PeopleReader
    from riwaya.model import (
        Entity,
    )


_SPEAKERS: Final = frozenset(("title", "spokes", "source"))


class ShortForms:
    """Remembers what one document has named, and finds it again."""

    def __init__(self, names: NameReader, people: PeopleReader) -> None:
        self.names, self.people = names, people
        self.norms, self.forms = names.norms, names.forms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon
        self.last_people: dict[str, dict[str, Entity]] = {}
        self.last_places: dict[str, Entity] = {}
        self.last_heads: dict[str, dict[str, Entity]] = {}
        self.last_bodies: list[tuple[Entity, bool]] = []
        self.last_speakers: dict[str, dict[str, Entity]] = {}

    def actor_again(self, i: int, known: Found | None) -> Spot | None:
        """الوزارة, المركز, الحركة: the actor that this article named last by that head."""
        cuts = self.forms[i].again
        if not cuts or not self.last_heads or (known is not None and known[0] - i > 1):
            return None
        follows = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if follows.startswith(ARTICLE) and follows.removeprefix(ARTICLE) not in self.gazetteer.adjectives:
            return None
        for pro, bare in cuts:
            readings = self.last_heads.get(bare)
            if readings is not None:
                return Spot(i, i + 1, pro, dict(readings), i)
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
            if end < len(self.norms) and (self._begins_name(end) or self.norms[end] in name_words("title")):
                return None
            return Spot(i, end, pro, dict(readings), i, title=True)
        return None

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

    def place_again(self, i: int) -> Spot | None:
        """المدينة, البلدة, المطار: the place of that kind that was named last."""
        heads = self.forms[i].places_again
        if not heads or (i + 1 < len(self.norms) and self.norms[i + 1].startswith(ARTICLE)):
            return None
        for pro, code in heads:
            place = next((self.last_places[k] for k in same_kind().get(code, ()) if k in self.last_places), None)
            if place is not None:
                return Spot(i, i + 1, pro, {"place": place}, i)
        return None

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
            return None
        end = i + 1
        if end < len(self.norms) and self.norms[end].startswith(ARTICLE) and end not in self.names.found:
            end += 1  # قواتها المسلحة, دفاعاته الجوية
        return Spot(i, end, pro, {"actor": body}, i)

    def _remember_body(self, spot: Spot) -> None:
        """Keep a body that can have men of its own; a person has those of the body that he speaks for."""
        body = spot.readings.get("body") or spot.readings.get("actor")
        if body is None or body.kind not in kinds("armed") | kinds("commands"):
            return
        feminine = named_feminine(self.norms[spot.a][len(spot.pro) :], body)
        self.last_bodies = [*self.last_bodies, (body, feminine)][-_OWNERS_KEPT:]

    def remember(self, spot: Spot) -> None:
        """Keep the last name of a person and the last place of a kind, by which the text will go on."""
        self._remember_body(spot)
        place = spot.readings.get("place")
        if place is not None and "actor" not in spot.readings:
            for kinds in same_kind().values():
                if place.kind in kinds:
                    for kind in kinds:
                        self.last_places.pop(kind, None)
            self.last_places[place.kind] = place
        actor = spot.readings.get("actor")
        if actor is not None and actor.kind not in ("person", "state") and spot.b - spot.a > 1 and not spot.title:
            head = next(
                (
                    f
                    for _, f in first_words(self.norms[spot.a])
                    if any(a.entry.pos == "k" and a.pro in ("", ARTICLE) for a in self.lexicon.analyse(f))
                ),
                "",
            )
            if head:
                self.last_heads[head.removeprefix(ARTICLE)] = {"actor": actor}
        self._remember_speaker(spot)
        if actor is not None and actor.kind == "person" and spot.b - spot.a > 1:
            last = self.norms[spot.b - 1]
            readings = {k: v for k, v in spot.readings.items() if k in ("actor", "body")}
            self.last_people[last] = readings
            self.last_people[last.removeprefix(ARTICLE)] = readings

    def _remember_speaker(self, spot: Spot) -> None:
        """Keep a titled person or an unnamed source by the word of office before the name."""
        speaker = {k: v for k, v in spot.readings.items() if k in ("actor", "source", "body", "office")}
        if not speaker or not (spot.title or "source" in speaker or "body" in speaker):
            return
        for _, first in first_words(self.norms[spot.a]):
            bare = first.removeprefix(ARTICLE)
            if any(a.entry.cls in _SPEAKERS and not a.pro for a in self.lexicon.analyse(bare)):
                self.last_speakers[bare] = speaker
                return

    def person_again(self, i: int) -> Spot | None:
        """A last name met before, where no other word of that form is meant."""
        norm = self.norms[i]
        readings = self.last_people.get(norm)
        if readings is None or (self.forms[i].analyses and not self.people.said_before(i)):
            return None
        return Spot(i, i + 1, "", dict(readings), i)


def named_feminine(norm: str, body: Entity) -> bool:
    """Whether the first word of a body's name asks for a feminine verb and pronoun (القوات, إسرائيل)."""
    word = norm.removeprefix(ARTICLE)
    feminine = is_feminine(word) or word.endswith(_PLURAL) or word in name_words("feminine")
    return feminine or (body.kind == "state" and word not in name_words("masculine"))
