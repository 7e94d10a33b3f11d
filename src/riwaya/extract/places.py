"""Places that a word tells: a head (مدينة X), a countryside, a compass word; their lists: :mod:`.placelists`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    ARTICLE,
    BEFORE_NAMES,
    BY,
    NEAR,
    TO,
    TO_THE,
)
from riwaya.arabic.endings import may_be_several
from riwaya.arabic.letters import fold_text
from riwaya.arabic.prepositions import FROM
from riwaya.arabic.romanise import romanise
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


_ROAD: Final = "road"
_DASHES: Final = frozenset("-–—/_")
_MAX_NAME: Final = 3
_MIN_NAME: Final = 2
#: Places that have a countryside.
_TOWNS: Final = ("city", "town", "governorate")
#: Marks around a name behind its head: قرية «كذا», قرية (كذا).
_AROUND: Final = QUOTES | frozenset("()")
#: Endings that behind و make a verb rather than a name.
_VERBAL: Final = ("ت", "وا")
#: How many times more an article speaks of another country before a place is taken for a namesake there.
_FAR: Final = 3


class PlaceReader:
    """Reads the places of one document that stand behind a head, and names without a known form."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon

    def headed(self, i: int, at: int, pro: str, entry: Entry, inside: Found | None) -> Spot | None:
        """A place behind its head: one that is known (perhaps in quotation marks), else a new name."""
        if at + 1 < len(self.norms) and self.norms[at] in QUOTES and self._several_quoted(entry, at):
            at += 1  # بلدات “مضايا وكفريا”
            inside = self.names.found.get(at)
        quoted = self._quoted(at)
        if quoted is not None and entry.code in kinds("named_after") and quoted.kind != entry.code:
            named = self._named_after(i, Spot(at + 1, at + 2, "", {"place": quoted}, at + 1), pro, entry)
            return named._replace(b=at + 3)  # مستشفى «الثورة»
        if quoted is not None:
            return Spot(i, at + 3, pro, {"place": quoted}, i)
        if inside is not None and not inside[1]:
            spot = self.names.known(at, inside[0], "", inside[2])
            if spot is not None and "place" in spot.readings:
                place = spot.readings["place"]
                if self.norms[at - 1] in name_words("countryside"):
                    return self.countryside(i, spot, pro)
                if self.norms[at - 1] in name_words("governorate") or self.norms[at - 1].endswith(
                    tuple(name_words("governorate"))
                ):
                    place = self.governorate(place)
                if entry.code in kinds("named_after") and place.kind != entry.code:
                    return self._named_after(i, spot, pro, entry)
                if entry.code == _ROAD and (road := self._road(i, spot, pro, entry)) is not None:
                    return road
                if self._another(place, entry):
                    words, label = self.names.words(i, spot.b, pro), self.names.words(at, spot.b, "")
                    there = self.names.entity("place", entry.code, entry.value, label, words)
                    return Spot(i, spot.b, pro, {"place": there}, i)
                return Spot(i, spot.b, pro, {"place": place}, i)
        if ARTICLE in pro or pro == TO_THE or self.norms[at - 1].startswith(ARTICLE):
            return None
        end, name = self.free_name(at, place=True)
        if name is None:
            return None
        return Spot(
            i,
            end,
            pro,
            {"place": self.names.entity("place", entry.code, entry.value, name, self.names.words(i, end, pro))},
            i,
        )

    def _quoted(self, at: int) -> Entity | None:
        """محافظة «كركوك»: the known place whose name of one word stands in quotation marks."""
        if at + 2 >= len(self.norms) or self.norms[at] not in _AROUND or self.norms[at + 2] not in _AROUND:
            return None
        found = self.names.found.get(at + 1)
        spot = self.names.known(at + 1, *found) if found is not None and not found[1] else None
        place = spot.readings.get("place") if spot is not None else None
        return self.governorate(place) if place and self.norms[at - 1] in name_words("governorate") else place

    def free_name(self, at: int, *, place: bool = False) -> tuple[int, str | None]:
        """The words of an unknown name at token ``at``: what stands in quotes, or a word or two that no list knows."""
        tokens, norms = self.tokens, self.norms
        marks = _AROUND if place else QUOTES
        if at + 1 < len(tokens) and norms[at] in marks:
            if place and not self.is_name(at + 1, at + 1):
                return at, None  # مدينة (شمال البلاد)
            if norms[at + 1][0] in (TO, BY) or any(a.entry.pos in "vq" for a in self.lexicon.analyse(norms[at + 1])):
                return at, None
            for end in range(at + 1, min(at + 6, len(tokens))):
                if norms[end] in marks:
                    return end + 1, " ".join(self.names.token(k) for k in range(at + 1, end)) or None
            return at, None
        end = at
        while end < len(tokens) and end - at < _MAX_NAME and tokens[end].kind == "word":
            behind_construct = end > at and norms[end - 1] in name_words("construct")
            begins = place and end == at and norms[end] in name_words("construct")  # قرى تل كذا
            if not behind_construct and not begins and not self.is_name(end, at):
                break
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
        return end, " ".join(self.names.token(k) for k in range(at, end)) or None

    def is_name(self, i: int, first: int) -> bool:
        """Whether a word can be part of an unknown name whose first word is token ``first``."""
        norm = self.norms[i]
        if len(norm) < _MIN_NAME or norm.removeprefix(ARTICLE) in self.gazetteer.adjectives:
            return False
        if norm in name_words("outside"):
            return False  # كرتالا الواقعة شرقي كذا, المنطقة نفسها, طريق الواصل بين
        if i > first and norm.removeprefix(ARTICLE) in name_words("time"):
            return False  # وكالة الأنباء الثلاثاء
        if i == first and (norm in name_words("describes") or norm in name_words("generic")):
            return False  # قوات موالية للحكومة, أحياء المدينة
        if i == first and norm.startswith(AND) and norm.endswith(_VERBAL):
            return False  # في عدة محاور وعززت
        if (
            norm[0] in BEFORE_NAMES
            and not norm.startswith(ARTICLE)
            and (i > first or self._is_head(norm[1:]) or self._glued(i))
        ):
            return False
        return not any(
            a.entry.pos in "vqpnghk" and not (a.pro and a.entry.pos != "q") for a in self.lexicon.analyse(norm)
        )

    def _glued(self, i: int) -> bool:
        """مستشفى بالفاشر: a known place behind a glued preposition is where it stands, not what it is called."""
        found = self.names.found.get(i)
        return found is not None and bool(found[1]) and self.norms[i] not in name_words("construct")

    def _is_head(self, norm: str) -> bool:
        """أحياء بمدينة …: a head of its own behind a glued particle."""
        return any(a.entry.pos == "k" and a.entry.cls == "place" for a in self.lexicon.analyse(norm))

    def _several_quoted(self, entry: Entry, at: int) -> bool:
        """Whether one pair of quotation marks holds several names behind a plural head."""
        several = may_be_several(entry.lemma) or entry.lemma in head_lemmas("plural")
        end = next((k for k in range(at + 1, min(at + 9, len(self.norms))) if self.norms[k] in QUOTES), -1)
        return several and end > 0 and any(self._glued(k) for k in range(at + 2, end))

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

    def _road(self, i: int, spot: Spot, pro: str, entry: Entry) -> Spot | None:
        """طريق دمشق – السويداء: the road between two known places, which is neither of them."""
        at = spot.b + 1
        found = self.names.found.get(at) if at < len(self.norms) and self.norms[spot.b] in _DASHES else None
        other = self.names.known(at, *found) if found is not None and not found[1] else None
        if other is None or "place" not in other.readings:
            return None
        label = f"{spot.readings['place'].label_en}–{other.readings['place'].label_en}"
        words = self.names.words(i, other.b, pro)
        road = self.names.entity("place", entry.code, "", words, words, english=entry.value.replace("{}", label))
        return Spot(i, other.b, pro, {"place": road}, i)

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

    def countryside(self, i: int, spot: Spot, pro: str) -> Spot:
        """ريف إدلب الجنوبي: the region around a place, with its compass words."""
        sides: list[str] = []
        end = spot.b
        while end < len(self.norms) and self.norms[end] in compass() and len(sides) < 2:  # noqa: PLR2004
            sides.append(compass()[self.norms[end]])
            end += 1
        base = spot.readings["place"]
        side = "".join(sides) + "ern " if sides else ""
        label = f"{side}{base.label_en.removesuffix(' Governorate')} countryside"
        return Spot(i, end, pro, {"place": self.names.region(label, self.one_countryside(spot.a, end), base)}, i)

    def one_countryside(self, at: int, end: int) -> str:
        """ريف حماة for ريفي حماة: the words of one countryside, whose name is tokens ``[at, end)``."""
        return f"{min(name_words('countryside'), key=len)} {self.names.words(at, end, '')}"

    def its_countryside(self, i: int, pro: str, base: Entity | None) -> Spot | None:
        """حلب وريفها الجنوبي: the countryside of the town named right before."""
        if base is None or base.kind not in _TOWNS:
            return None
        side = compass().get(self.norms[i + 1], "") if self._definite(i + 1) else ""
        if side and (told := self._place_behind(i + 2)) is not None:
            base = told  # في الريف الشمالي من محافظة درعا
        label = f"{side}ern " * bool(side) + f"{base.label_en.removesuffix(' Governorate')} countryside"
        words = f"{min(name_words('countryside'), key=len)} {base.label_ar}"
        end = i + 2 if side else i + 1
        words = f"{words} {self.norms[i + 1]}" if side else words
        return Spot(i, end, pro, {"place": self.names.region(label, words, base)}, i)

    def _place_behind(self, k: int) -> Entity | None:
        """The town or governorate that من or ل names at token ``k``."""
        glued = self.names.found.get(k)
        if glued is not None and glued[1] != TO:
            return None
        at = k if glued is not None else k + 1
        if glued is None and not (k < len(self.norms) and self.norms[k] == FROM):
            return None
        found = self.names.found.get(at)
        spot = self.names.known(at, *found) if found is not None else None
        place = spot.readings.get("place") if spot is not None else None
        return place if place is not None and place.kind in _TOWNS else None

    def _definite(self, k: int) -> bool:
        return k < len(self.norms) and self.norms[k].startswith(ARTICLE)

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
