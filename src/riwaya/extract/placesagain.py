"""Places again: a place that was named before and is now called by its kind (المدينة, المستشفى, وريفها)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO, is_definite
from riwaya.arabic.endings import may_be_several
from riwaya.arabic.prepositions import FROM
from riwaya.extract.lexicon.words import compass, head_lemmas, kinds, name_words, same_kind
from riwaya.extract.spots import Spot
from riwaya.extract.wordforms import AROUND, COUNTRYSIDE

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.extract.names import NameReader
    from riwaya.extract.wordforms import WordForm
    from riwaya.model import Entity

#: Places that have a countryside.
_TOWNS: Final = ("city", "town", "governorate")


#: The ending of a pronoun that means a town rather than a building.
_HERS: Final = "ها"


@cache
def _taken_up_with(kind: str) -> frozenset[str]:
    """The kinds of place whose last one a new place of this kind puts out of mind."""
    return frozenset(k for kinds in same_kind().values() if kind in kinds for k in kinds)


class PlacesAgain:
    """Remembers which places one document has named, and finds them again."""

    def __init__(self, names: NameReader) -> None:
        self.names, self.norms, self.forms = names, names.norms, names.forms
        self.last: dict[str, Entity] = {}
        self.by_head: dict[str, Entity] = {}
        self.town: Entity | None = None
        self.named: Entity | None = None

    def remember(self, spot: Spot) -> None:
        """Keep the last place of each kind, and of each word that it was called by (مستشفى كذا)."""
        place = spot.readings.get("place")
        self.named = place or self.named
        if place is None or "actor" in spot.readings:
            place = self._within(spot)
        if place is None:
            return
        for kind in _taken_up_with(place.kind):
            self.last.pop(kind, None)
        self.last[place.kind] = place
        for _, entry in self.forms[spot.head].heads:
            if entry.cls == "place":
                self.by_head[entry.lemma] = place
        if place.kind in kinds("small"):
            words = head_lemmas("town") if place.kind == "town" else head_lemmas("village")
            self.by_head |= dict.fromkeys(words, place)
        if place.kind in kinds("settlement"):
            self.town = place

    def _within(self, spot: Spot) -> Entity | None:
        """سلطات دونيتسك, إدارة مطار كذا: the town or building inside the name of a body."""
        entities = self.names.gazetteer.entities
        for k in range(spot.a + 1, spot.b):
            for name in self.names.found[k][2] if k in self.names.found else ():
                place = entities[name.entity]
                if place.cls == "place" and (place.kind in kinds("facility") or place.kind == "city"):
                    return place
        return None

    def again(self, i: int, *, sided: bool = False) -> Spot | None:
        """المدينة, البلدة, المستشفى: the place of that kind, or called by that word, that was named last.

        :param sided: a compass word behind it is of what stands before it (ريف المحافظة الشمالي).
        """
        form = self.forms[i]
        heads = form.places_again
        if heads and heads[0][1] == COUNTRYSIDE:
            return self._countryside(i, heads[0][0])
        if not heads or (self._another(i + 1) and not (sided and self.norms[i + 1] in compass())):
            return None
        if (called := self._by_head(i, form, kinds("small"))) is not None:
            return called
        for pro, code in heads:
            if code == AROUND:
                place = self.town if form.norm.endswith(_HERS) else self.named or self.town  # في محيطه: the hospital
            else:
                place = next((self.last[k] for k in same_kind().get(code, ()) if k in self.last), None)
            if place is not None:
                return Spot(i, i + 1, pro, {"place": place}, i)
        return self._by_head(i, form, kinds("facility"))

    def _another(self, i: int) -> bool:
        """Whether what follows makes it another one (المدينة القديمة) and does not only describe it (الساحلية)."""
        if i >= len(self.forms) or not self.forms[i].definite:
            return False
        return self.norms[i].removeprefix(ARTICLE) not in name_words("town_like")

    def built_again(self, i: int, form: WordForm) -> Spot | None:
        """المستشفى, المعسكر: a word for any building, where one called by it was named before."""
        several = any(may_be_several(e.lemma) or e.lemma in head_lemmas("plural") for _, e in form.heads)
        return None if several else self.again(i)

    def parts(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """أحياء المدينة, قرى المحافظة: parts of a place that was named before."""
        if entry.code not in kinds("parts") or at >= len(self.forms) or not self.forms[at].places_again:
            return None
        if pro.endswith(ARTICLE):
            return None
        whole = self.again(at, sided=entry.lemma in name_words("countryside"))
        if whole is None and self.town is not None and entry.lemma in name_words("countryside"):
            whole = Spot(at, at + 1, "", {"place": self.town}, at)  # في حماة … ريفي المحافظة
        return Spot(i, whole.b, pro, whole.readings, i) if whole is not None else None

    def _by_head(self, i: int, form: WordForm, which: frozenset[str]) -> Spot | None:
        """The place that was called by this very word, if that is a head of these kinds."""
        for pro, entry in form.heads:
            place = self.by_head.get(entry.lemma) if is_definite(pro) else None
            meant = entry.cls == "place" and entry.code in which
            if place is not None and meant and entry.lemma not in head_lemmas("passing"):
                return Spot(i, i + 1, pro, {"place": place}, i)
        return None

    def _countryside(self, i: int, pro: str) -> Spot | None:
        """حلب وريفها الجنوبي: the countryside of the town named right before."""
        base = self.named
        if base is None or base.kind not in _TOWNS:
            return None
        definite = i + 1 < len(self.forms) and self.forms[i + 1].definite
        side = compass().get(self.norms[i + 1], "") if definite else ""
        if side and (told := self._town_behind(i + 2)) is not None:
            base = told  # في الريف الشمالي من محافظة درعا
        label = f"{side}ern " * bool(side) + f"{base.label_en.removesuffix(' Governorate')} countryside"
        words = f"{min(name_words('countryside'), key=len)} {base.label_ar}"
        end = i + 2 if side else i + 1
        words = f"{words} {self.norms[i + 1]}" if side else words
        return Spot(i, end, pro, {"place": self.names.region(label, words, base)}, i)

    def _town_behind(self, k: int) -> Entity | None:
        """The town or governorate that من or ل names at token ``k``."""
        found = self.names.found.get(k)
        if found is None and k < len(self.norms) and self.norms[k] == FROM:
            k, found = k + 1, self.names.found.get(k + 1)
        elif found is not None and found[1] != TO:
            found = None
        spot = self.names.known(k, *found) if found is not None else None
        place = spot.readings.get("place") if spot is not None else None
        return place if place is not None and place.kind in _TOWNS else None
