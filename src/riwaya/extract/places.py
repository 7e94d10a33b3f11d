"""Places that a word tells: a head (مدينة X), a countryside, a compass word; their lists: :mod:`.placelists`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    ARTICLE,
    LIKE,
    NEAR,
    TO_THE,
)
from riwaya.arabic.endings import may_be_several
from riwaya.arabic.letters import fold_text
from riwaya.arabic.romanise import romanise
from riwaya.extract.freenames import AROUND_NAMES, FreeNames
from riwaya.extract.items import DASHES
from riwaya.extract.lexicon.words import (
    compass,
    cues,
    head_lemmas,
    kinds,
    name_words,
)
from riwaya.extract.names import QUOTES, Found, NameReader
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.model import (
        Entity,
    )


#: The letter that وأدى has and وادي has not.
HAMZA: Final = "أ"
#: How many times more an article speaks of another country before a place is taken for a namesake there.
_FAR: Final = 3


class PlaceReader:
    """Reads the places of one document that stand behind a head, and names without a known form."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon
        self.free = FreeNames(names)

    def headed(self, i: int, at: int, pro: str, entry: Entry, inside: Found | None) -> Spot | None:
        """A place behind its head: one that is known (perhaps in quotation marks), else a new name."""
        if self._is_no_head(i, at, pro, entry):
            return None
        if at + 1 < len(self.norms) and self.norms[at] in QUOTES and self._several_quoted(entry, at):
            at += 1  # بلدات “مضايا وكفريا”
            inside = self.names.found.get(at)
        quoted = self._quoted(at)
        if quoted is not None and entry.code in kinds("named_after") and quoted.kind != entry.code:
            named = self._named_after(i, Spot(at + 1, at + 2, "", {"place": quoted}, at + 1), pro, entry)
            return named._replace(b=at + 3)  # مستشفى «الثورة»
        if quoted is not None:
            return Spot(i, at + 3, pro, {"place": self._camp(quoted, entry)}, i)  # مخيم «جنين»
        spot = self.names.known(at, inside[0], "", inside[2]) if inside is not None and not inside[1] else None
        if spot is not None and "place" in spot.readings:
            return self._known(i, at, pro, entry, spot)
        if ARTICLE in pro or pro == TO_THE or self.norms[at - 1].startswith(ARTICLE):
            return None
        end, name = self.free.name(at, place=True)
        if name is None or (entry.code in kinds("facility") and self.free.describes(at, end)):
            return None
        return Spot(
            i,
            end,
            pro,
            {"place": self.names.entity("place", entry.code, entry.value, name, self.names.words(i, end, pro))},
            i,
        )

    def _known(self, i: int, at: int, pro: str, entry: Entry, spot: Spot) -> Spot:
        """A head before a place that is known: that place, or another one that is called by it."""
        place = spot.readings["place"]
        head = self.norms[at - 1]
        if entry.lemma in head_lemmas("between") and (road := self._between(i, spot, pro, entry)) is not None:
            return road
        if head in name_words("countryside"):
            return self.countryside(i, spot, pro)
        if head in name_words("governorate") or head.endswith(tuple(name_words("governorate"))):
            place = self.governorate(place)
        if entry.code in kinds("named_after") and place.kind != entry.code:
            return self._named_after(i, spot, pro, entry)
        place = self._camp(place, entry)  # مخيمي طولكرم ونور شمس
        if self._another(place, entry):
            words, label = self.names.words(i, spot.b, pro), self.names.words(at, spot.b, "")
            place = self.names.entity("place", entry.code, entry.value, label, words)
        return Spot(i, spot.b, pro, {"place": place}, i)

    def _camp(self, place: Entity, entry: Entry) -> Entity:
        """The camp that is called by a town's name, behind a head of camps."""
        if place.kind == entry.code or entry.code != "camp":
            return place
        for word in sorted(head_lemmas("camp")):
            for name in self.gazetteer.names.get(fold_text(f"{word} {place.label_ar}"), ()):
                return self.gazetteer.entities[name.entity]
        return place

    def _between(self, i: int, spot: Spot, pro: str, entry: Entry) -> Spot | None:
        """طريق حمص - طرطوس, طريق السويداء دمشق: a road that is called by the towns at its ends."""
        at = spot.b + 1 if spot.b < len(self.norms) and self.norms[spot.b] in DASHES else spot.b
        found = self.names.found.get(at)
        other = self.names.known(at, *found) if found is not None and not found[1] else None
        ends = [s.readings.get("place") for s in (spot, other) if s is not None]
        if other is None or not all(e is not None and e.kind in kinds("settlement") for e in ends):
            return None
        label = entry.value.replace("{}", "-".join(e.label_en for e in ends if e is not None))
        words = self.names.words(i, other.b, pro)
        road = self.names.entity("place", entry.code, "", label, words, english=label)
        return Spot(i, other.b, pro, {"place": road}, i)

    def _is_no_head(self, i: int, at: int, pro: str, entry: Entry) -> bool:
        """كتل أبنية, وأدى إلى, فصائل محلية: the letters of a head in another word, or a head as an adjective."""
        if entry.code in kinds("named_after") and at < len(self.norms) and self.norms[at] in name_words("towns"):
            return True  # سوق مدينة نيالا
        if pro.endswith(LIKE) or (HAMZA in self.names.token(i) and HAMZA not in entry.lemma):
            return True
        if pro or entry.lemma not in head_lemmas("adjective_too") or i == 0:
            return False
        before = self.names.forms[i - 1]
        return self.tokens[i - 1].kind == "word" and not any(a.entry.cls == "prep" for a in before.analyses)

    def called_in_quotes(self, i: int, at: int, pro: str) -> Spot | None:
        """موقع «المرج»: a known place whose name begins with the head, the rest of it in quotation marks."""
        if at >= len(self.norms) or self.norms[at] not in AROUND_NAMES:
            return None
        end = next((k for k in range(at + 2, min(at + 4, len(self.norms))) if self.norms[k] in AROUND_NAMES), -1)
        if end < 0:
            return None
        name = fold_text(f"{self.norms[at - 1].removeprefix(pro)} {self.names.words(at + 1, end, '')}")
        places = [self.gazetteer.entities[n.entity] for n in self.gazetteer.names.get(name, ())]
        place = places[0] if len(places) == 1 and places[0].cls == "place" else None
        return Spot(i, end + 1, pro, {"place": place}, i) if place is not None else None

    def _quoted(self, at: int) -> Entity | None:
        """محافظة «كركوك»: the known place whose name of one word stands in quotation marks."""
        if at + 2 >= len(self.norms) or self.norms[at] not in AROUND_NAMES or self.norms[at + 2] not in AROUND_NAMES:
            return None
        found = self.names.found.get(at + 1)
        spot = self.names.known(at + 1, *found) if found is not None and not found[1] else None
        place = spot.readings.get("place") if spot is not None else None
        return self.governorate(place) if place and self.norms[at - 1] in name_words("governorate") else place

    def _several_quoted(self, entry: Entry, at: int) -> bool:
        """Whether one pair of quotation marks holds several names behind a plural head."""
        several = may_be_several(entry.lemma) or entry.lemma in head_lemmas("plural")
        end = next((k for k in range(at + 1, min(at + 9, len(self.norms))) if self.norms[k] in QUOTES), -1)
        return several and end > 0 and any(self.free.glued(k) for k in range(at + 2, end))

    def _named_after(self, i: int, spot: Spot, pro: str, entry: Entry) -> Spot:
        """مستشفى حماة: a thing that is called by a place."""
        place, end = spot.readings["place"], spot.b
        name = place.label_en
        words = self.names.words(spot.a, spot.b, "")
        elsewhere = place.country and self.names.countries and not self.names.countries.get(place.country)
        if elsewhere or (place.id in self.gazetteer.cues and fold_text(words) != fold_text(place.label_ar)):
            name = romanise(words)  # another one of that name (مستشفى الثورة في إب)
        label = entry.value.replace("{}", name)
        words = self.names.words(i, end, pro)
        return Spot(i, end, pro, {"place": self.names.entity("place", entry.code, "", label, words, english=label)}, i)

    def _another(self, place: Entity, entry: Entry) -> bool:
        """جبل العريش in Taiz, شارع سوريا: what is called like a place of another kind, elsewhere, is not that place."""
        if entry.code not in kinds("named_like") or place.kind == entry.code:
            return False
        spoken = self.names.countries
        far = spoken.get(place.country or "", 0) * _FAR < max(spoken.values(), default=0)
        return bool(spoken) and (far or place.kind in kinds("land"))

    def governorate(self, place: Entity) -> Entity:
        """The governorate that is called by a city's name (محافظتي إدلب وحلب)."""
        governorate = min(cues("governorate"))
        names = self.gazetteer.names.get(fold_text(f"{governorate} {place.label_ar}"), ())
        return next((self.gazetteer.entities[n.entity] for n in names), place)

    def countryside(self, i: int, spot: Spot, pro: str, called: str = "") -> Spot:
        """ريف إدلب الجنوبي: the region around a place, with its compass words; ``called``: what the place is called."""
        sides: list[str] = []
        end = spot.b
        while end < len(self.norms) and self.norms[end] in compass() and len(sides) < 2:  # noqa: PLR2004
            sides.append(compass()[self.norms[end]])
            end += 1
        base = spot.readings["place"]
        side = "".join(sides) + "ern " if sides else ""
        label = f"{side}{base.label_en.removesuffix(' Governorate')} countryside"
        words = self.one_countryside(spot.b if called else spot.a, end, called)
        return Spot(i, end, pro, {"place": self.names.region(label, words, base)}, i)

    def one_countryside(self, at: int, end: int, called: str = "") -> str:
        """ريف حماة for ريفي حماة: the words of one countryside, whose name (or its end) is tokens ``[at, end)``."""
        words = (min(name_words("countryside"), key=len), called, self.names.words(at, end, "") if at < end else "")
        return " ".join(filter(None, words))

    def behind(self, before: Spot, spot: Spot) -> Spot:
        """مديرية مقبنة، غربي محافظة تعز: behind a place in it, the side of a governorate is the governorate."""
        place, smaller = spot.readings.get("place"), before.readings.get("place")
        if place is None or smaller is None or spot.a - before.b > 1:
            return spot
        whole = self.gazetteer.entities.get(place.within or "")
        if place.kind not in ("region", "countryside") or whole is None or whole.kind != "governorate":
            return spot
        return spot._replace(readings={"place": whole})

    def of_nation(self, i: int) -> Spot | None:
        """المدن السورية, العمق السعودي: parts of a land that are called by its nation."""
        if i + 1 >= len(self.norms) or not self.norms[i + 1].startswith(ARTICLE):
            return None
        for pro, bare in self.names.forms[i].again:
            state = self.gazetteer.adjectives.get(self.norms[i + 1].removeprefix(ARTICLE), "")
            land = self.gazetteer.entities.get(f"{state}-country") if bare in name_words("land_parts") else None
            if land is not None:
                nation = self.gazetteer.entities.get(state)
                return Spot(i, i + 2, pro, {"place": land, **({"nation": nation} if nation else {})}, i)
        return None

    def by_compass(self, i: int) -> Spot | None:
        """شمال غرب سوريا: a part of a place named by the compass."""
        here = self.names.forms[i].compass
        if here is None:
            return None
        pro, at, sides = here[0], i + 1, [here[1]]
        if at < len(self.norms) and self.norms[at] in compass() and not self.norms[at].startswith(ARTICLE):
            sides.append(compass()[self.norms[at]])
            at += 1
        inside = self.names.found.get(at)
        if inside is None or inside[1] or (spot := self.names.known(at, inside[0], "", inside[2])) is None:
            return None
        base = spot.readings.get("place") or next(iter(spot.readings.values()))
        if base.cls != "place" and base.kind != "state":
            return None
        if base.kind not in ("state", "country", "governorate", "region"):
            return Spot(at, spot.b, NEAR, {"place": base}, i)
        label = f"{''.join(sides)}ern {base.label_en}"
        return Spot(i, spot.b, pro, {"place": self.names.region(label, self.names.words(i, spot.b, pro), base)}, i)
