"""Places that a word tells: a head (مدينة X), a countryside, a compass word, a list (بلدات X وY)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    ARTICLE,
    LIKE,
    NEAR,
    TO_THE,
)
from riwaya.arabic.endings import may_be_several
from riwaya.arabic.letters import fold_text
from riwaya.arabic.romanise import romanise
from riwaya.extract.freenames import AROUND_NAMES, FreeNames
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
#: و and a name behind it.
_SHORTEST_JOINED: Final = 4


class PlaceReader:
    """Reads the places of one document that stand behind a head, and names without a known form."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon
        self.free = FreeNames(names)

    def headed(self, i: int, at: int, pro: str, entry: Entry, inside: Found | None) -> Spot | None:
        """A place behind its head: one that is known (perhaps in quotation marks), else a new name."""
        if self._is_no_head(i, pro, entry):
            return None
        if entry.code in kinds("named_after") and at < len(self.norms) and self.norms[at] in name_words("towns"):
            return None  # سوق مدينة نيالا
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
                    return self._countryside(i, spot, pro)
                if self.norms[at - 1] in name_words("governorate") or self.norms[at - 1].endswith(
                    tuple(name_words("governorate"))
                ):
                    place = self._governorate(place)
                if entry.code in kinds("named_after") and place.kind != entry.code:
                    return self._named_after(i, spot, pro, entry)
                return Spot(i, spot.b, pro, {"place": place}, i)
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

    def _is_no_head(self, i: int, pro: str, entry: Entry) -> bool:
        """كتل أبنية, وأدى إلى, فصائل محلية: the letters of a head in another word, or a head as an adjective."""
        if pro.endswith(LIKE) or (HAMZA in self.names.token(i) and HAMZA not in entry.lemma):
            return True
        if pro or entry.lemma not in head_lemmas("adjective_too") or i == 0:
            return False
        before = self.names.forms[i - 1]
        return self.tokens[i - 1].kind == "word" and not any(a.entry.cls == "prep" for a in before.analyses)

    def _quoted(self, at: int) -> Entity | None:
        """محافظة «كركوك»: the known place whose name of one word stands in quotation marks."""
        if at + 2 >= len(self.norms) or self.norms[at] not in AROUND_NAMES or self.norms[at + 2] not in AROUND_NAMES:
            return None
        found = self.names.found.get(at + 1)
        spot = self.names.known(at + 1, *found) if found is not None and not found[1] else None
        place = spot.readings.get("place") if spot is not None else None
        return self._governorate(place) if place and self.norms[at - 1] in name_words("governorate") else place

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
        return Spot(i, end, pro, {"place": self.names.region(label, self._one_countryside(spot.a, end), base)}, i)

    def _one_countryside(self, at: int, end: int) -> str:
        """ريف حماة for ريفي حماة: the words of one countryside, whose name is tokens ``[at, end)``."""
        return f"{min(name_words('countryside'), key=len)} {self.names.words(at, end, '')}"

    def _other_side(self, spot: Spot) -> Spot | None:
        """ريفي حماة الشمالي والغربي: the second side of a countryside, behind و."""
        place, at = spot.readings["place"], spot.b
        word = self.norms[at].removeprefix(AND) if at < len(self.norms) else ""
        side = compass().get(self.norms[at - 1]) if word in compass() else None
        if side is None or not word.startswith(ARTICLE) or not place.label_en.startswith(f"{side}ern "):
            return None
        label = place.label_en.replace(side, compass()[word], 1)
        words = f"{self._one_countryside(spot.a + 1, at - 1)} {word}"
        return Spot(at, at + 1, AND, {"place": self.names.region(label, words, place)}, at)

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

    def more_places(self, spot: Spot) -> list[Spot]:
        """بلدات X وY وZ: names that go on under a dual or plural head of places."""
        if (other := self._other_side(spot)) is not None:
            return [other]
        head = self._place_head(spot)
        out: list[Spot] = []
        at = spot.b
        while head is not None and at < len(self.norms):
            if self.norms[at] in QUOTES or self.norms[at] in "،,":
                at += 1
                continue
            norm = self.norms[at]
            comma = self.norms[at - 1] in "،,"
            if not norm.startswith(AND) and not comma:
                break
            known = self.names.found.get(at)
            if known is not None and (known[1].startswith(AND) or comma):
                more = self.names.known(at, *known)
                if more is None or "place" not in more.readings:
                    break
                place = more.readings["place"]
                if head.lemma in name_words("countryside"):
                    more = self._countryside(at, more, more.pro)  # ريفي حماة وإدلب
                else:
                    place = self._governorate(place) if head.code == "governorate" else place
                    more = Spot(at, more.b, more.pro, {"place": place}, at)
                out.append(more)
                at = more.b
                continue
            end = self._joined_name(at) if norm.startswith(AND) and not comma else at
            if end == at:
                break
            name = self.names.words(at, end, AND)
            out.append(Spot(at, end, AND, {"place": self.names.entity("place", head.code, head.value, name, name)}, at))
            at = end
        return out

    def _joined_name(self, at: int) -> int:
        """وكذا, وتل كذا, وباب الكذا: where an unknown name behind و in a list of places ends (``at`` for none)."""
        norm = self.norms[at]
        bare = norm[1:]
        follows = self.norms[at + 1] if at + 1 < len(self.norms) and self.tokens[at + 1].kind == "word" else ""
        if bare in name_words("construct"):
            return at + 2 if follows and self.free.fits(at + 1, at + 1) else at
        if len(norm) < _SHORTEST_JOINED or self.lexicon.analyse(norm) or bare in compass():
            return at
        of_two = (
            not bare.startswith(ARTICLE)
            and follows.startswith(ARTICLE)
            and follows not in compass()
            and self.free.fits(at + 1, at + 1)
        )
        return at + 2 if of_two else at + 1

    def _place_head(self, spot: Spot) -> Entry | None:
        """The dual or plural place head that a spot began with."""
        if not self.names.forms[spot.head].place_head:
            return None
        for analysis in self.lexicon.analyse(self.norms[spot.head]):
            entry = analysis.entry
            if (
                entry.pos == "k"
                and entry.cls == "place"
                and (may_be_several(entry.lemma) or entry.lemma in head_lemmas("plural"))
            ):
                return entry
        return None
