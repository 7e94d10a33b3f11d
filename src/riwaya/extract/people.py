"""People: titles with their names, offices with their holders, spokesmen, names known by their form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND_THE,
    ARTICLE,
    BY,
    TO,
    TO_THE,
)
from riwaya.arabic.prepositions import IN
from riwaya.extract.lexicon.words import (
    given_names,
    kinds,
    name_words,
)
from riwaya.extract.names import QUOTES
from riwaya.extract.personnames import COMMAS, PersonNames
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.extract.names import Found, NameReader
    from riwaya.model import (
        Entity,
    )


_MAX_RANKS: Final = 3
#: Pronouns of what the text told before, glued to a word.
_ITS: Final = ("ها", "هم")
#: How many words and quotation marks may stand between a title and the name.
_LONGEST_TITLE: Final = 10
#: Classes of particles that end a name behind a title.
_BEHIND_NAMES: Final = ("comp", "prep", "during")
#: A word that is no longer than this may begin with ل by itself.
_SHORT: Final = 4


class PeopleReader:
    """Reads the people of one document."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.forms, self.gazetteer, self.lexicon = names.forms, names.gazetteer, names.lexicon
        self.called = PersonNames(names)
        self.where: dict[str, list[int]] = {}
        for k, norm in enumerate(self.norms):
            if norm[0] == TO:
                self.where.setdefault(norm, []).append(k)

    def titled(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """A title, what it is the title of, and a name: وزير الدفاع الإسرائيلي فلان."""
        body: Entity | None = None
        person: Spot | None = None
        placed = False
        k = at
        if self._its_title(at) and (held := self.apposed(at + 2)) is not None:
            return Spot(i, held.b, pro, dict(held.readings), i, title=True)
        while k < min(at + _LONGEST_TITLE, len(self.norms)):
            inside = self.names.found.get(k)
            if inside is not None:
                spot = self.names.known(k, *inside)
                if spot is not None and inside[1] == TO and spot.entity.kind in kinds("media"):
                    break
                if spot is not None:
                    actor = spot.readings.get("actor")
                    if actor is not None and actor.kind == "person":
                        person = spot
                        k = spot.b
                        break
                    if (placed if body is None else actor is not None) and not inside[1] and self.norms[k - 1] != IN:
                        break  # محافظ مأرب الحوثيين, ناطق التحالف الحوثيين: whom he speaks of
                    if body is None and inside[1] in ("", TO) and actor is not None:
                        body = actor
                    placed = placed or "actor" not in spot.readings
                k = inside[0]
                continue
            norm = self.norms[k]
            if self._inside_title(k, at):
                k += 1  # رئيس إدارة إقليم «خيرسون» بجنوب أوكرانيا فلان
                continue
            if body is not None and norm == IN and (behind := self._past_place(k + 1)):
                k = behind  # الأمين العام للحزب في لبنان، فلان
                continue
            if placed and norm == IN and (behind := self._place_end(k + 1)) and self.called.end(behind) > behind:
                k = behind  # مدير مستشفى كذا في المدينة فلان
                break
            rank = k == at and norm in name_words("rank")  # الملازم أول
            if self.tokens[k].kind != "word" or not (rank or self._in_title(norm)):
                break
            k += 1
        return self._titled_person(i, k, pro, entry, body, person)

    def _inside_title(self, k: int, at: int) -> bool:
        """A quotation mark round a place within a title, or a word of direction before one."""
        if k == at or k + 1 >= len(self.norms):
            return False
        near = self.names.found.get(k + 1) or self.names.found.get(k - 1)
        if self.norms[k] in QUOTES:
            return near is not None and bool(self._places_of(near))
        return self.forms[k].compass is not None and bool(self.norms[k].startswith(BY)) and near is not None

    def _its_title(self, k: int) -> bool:
        """رئيس بلديتها، فلان: a title of what the text told before, with a comma and its holder."""
        return k + 1 < len(self.norms) and self.norms[k].endswith(_ITS) and self.norms[k + 1] in COMMAS

    def _past_place(self, k: int) -> int:
        """Where the place at token ``k`` ends, if a comma and a name may follow; 0 otherwise."""
        end = self._place_end(k)
        return end if end and end < len(self.norms) and self.norms[end] in COMMAS else 0

    def _place_end(self, k: int) -> int:
        inside = self.names.found.get(k)
        return inside[0] if inside is not None and self._places_of(inside) else 0

    def officer(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """ضابط الشرطة الرائد فلان: a person whom a word for sources and a rank introduce, or who is known."""
        k = at
        body: Entity | None = None
        while k < min(at + 5, len(self.norms)):
            spot = self.names.known(k, *self.names.found[k]) if k in self.names.found else None
            actor = spot.readings.get("actor") if spot is not None else None
            person = actor is not None and actor.kind == "person"
            if person or self._rank(self.norms[k]):
                found = self.titled(i, k if person else k + 1, pro, entry)
                if found is not None and found.readings.get("actor") and found.entity.kind == "person":
                    return found._replace(readings={"body": body, **found.readings} if body else found.readings)
                return None
            if spot is None and not self.norms[k].startswith(ARTICLE) and self.norms[k] not in name_words("title"):
                return None
            body, k = (actor or body, spot.b) if spot is not None else (body, k + 1)
        return None

    def _places_of(self, known: Found) -> list[Entity]:
        entities = [self.gazetteer.entities[n.entity] for n in known[2]]
        return [e for e in entities if e.cls == "place"][:1]

    def _in_title(self, norm: str) -> bool:
        """A word that may stand between a title and the name: definite, a head, or what glues them."""
        if (
            norm in name_words("title")
            or norm.startswith((ARTICLE, TO_THE, AND_THE))
            or (norm[0] == TO and len(norm) > _SHORT and self._before_article(norm))
        ):
            readings = self.lexicon.analyse(norm)
            towards = norm.startswith(ARTICLE) and any(a.entry.cls == "prep" and not a.pro for a in readings)
            return not towards and not any(a.entry.pos == "v" for a in readings)  # الوزير إلى: no name
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
    ) -> Spot | None:
        if (
            person is None
            and k < len(self.norms)
            and self.norms[k] in COMMAS
            and (body is not None or k > i + 1 or self.said_before(i))
        ):
            person = self.apposed(k + 1)
        if person is not None:
            readings = dict(person.readings)
            if body is not None and entry.cls == "spokes":
                readings["body"] = body
            return Spot(i, person.b, pro, readings, i, title=True)
        quoted = k < len(self.norms) and self.norms[k] in QUOTES
        k += quoted  # الشرطي «محمد ضاهر»
        end = self.called.end(k)
        if quoted and not (end > k + 1 and end < len(self.norms) and self.norms[end] in QUOTES):
            k, end, quoted = k - 1, k - 1, False
        if end - k == 1 and entry.cls == "spokes" and body is None and self.norms[k] not in given_names():
            end = k  # رفض المتحدث اتهامات
        if end > k:
            name = " ".join(self.names.token(x) for x in range(k, end))
            entity = self.names.entity("actor", "person", "", name, name)
            office = body if body is not None else self._office(i, k, entry)
            readings = {"actor": entity} | ({"body": office} if office is not None else {})
            return Spot(i, end + quoted, pro, readings, i, title=True)
        if body is not None and entry.cls == "spokes":
            return Spot(i, k, pro, {"actor": body, "body": body}, i, title=True)
        if body is None and k > i + 1 and entry.value and entry.cls == "title":
            label = self.names.words(i, k, pro)
            entity = self._office(i, k, entry) or self.names.entity("actor", "authority", "", label, label)
            return Spot(i, k, pro, {"actor": entity, "office": entity}, i, title=True)
        if body is not None and k > i + 1:
            label = self.names.words(i, k, pro)
            entity = self.names.entity("actor", "unnamed_source", "", label, label, english=f"{body.label_en} official")
            return Spot(i, k, pro, {"actor": body, "body": body, "office": entity}, i, title=True)
        return None

    def _office(self, i: int, k: int, entry: Entry) -> Entity | None:
        """رئيس بلدية كذا, حاكم منطقة كذا: an office that its title and its place name, in the words ``[i, k)``."""
        if entry.cls != "title" or not entry.value:
            return None
        found = (self.names.found[x] for x in range(i + 1, k) if x in self.names.found)
        place = next((e.label_en for inside in found for e in self._places_of(inside)), "")
        label = self.names.words(i, k, "")
        english = f"{entry.value} of {place}"
        return self.names.entity("actor", "authority", "", label, label, english=english) if place else None

    def apposed(self, k: int) -> Spot | None:
        """مدير المطار، فلان الفلاني،: the name behind a title and a comma, up to the next comma or a verb."""
        start = k
        while k < len(self.norms) and k - start < _MAX_RANKS and self._rank(self.norms[k]):
            k += 1
        inside = self.names.found.get(k)
        spot = self.names.known(k, *inside) if inside is not None and not inside[1] else None
        if spot is not None and spot.entity.kind == "person":
            return spot
        end = self.called.end(k)
        if end == k and self.called.given_as_preposition(k):
            end = k + 2
        closed = end < len(self.norms) and (self.norms[end] in COMMAS or self._goes_on(self.norms[end]))
        if end - k < 2 or not closed:  # noqa: PLR2004  a single word may be anything
            return None
        name = " ".join(self.names.token(x) for x in range(k, end))
        return Spot(k, end, "", {"actor": self.names.entity("actor", "person", "", name, name)}, k)

    def _rank(self, norm: str) -> bool:
        """A title that stands right before a name: النقيب, الدكتور, العميد الركن."""
        titles = (a for a in self.lexicon.analyse(norm) if a.entry.cls == "title")
        return norm in name_words("rank") or any(not a.pro for a in titles)

    def _goes_on(self, norm: str) -> bool:
        """A verb, or what begins a clause or tells where and when (صادق الحسيني في وقت سابق)."""
        return any(
            not a.pro and (a.entry.pos == "v" or a.entry.cls in _BEHIND_NAMES) for a in self.lexicon.analyse(norm)
        )

    def said_before(self, i: int) -> bool:
        """Whether a verb of saying stands right before token ``i``."""
        return i > 0 and self.forms[i - 1].says
