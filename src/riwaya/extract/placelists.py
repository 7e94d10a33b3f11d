"""Lists of places: names that go on under a plural head (بلدات X وY), the second side of a countryside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, ARTICLE, BY, TO
from riwaya.arabic.endings import may_be_several
from riwaya.extract.lexicon.words import compass, cues, head_lemmas, name_words
from riwaya.extract.names import QUOTES, NameReader
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.extract.places import PlaceReader

_COMMAS: Final = frozenset("،,")
#: و and a name behind it.
_SHORTEST_JOINED: Final = 4


class PlaceLists:
    """Reads the lists of places of one document, from the place on that begins one."""

    def __init__(self, names: NameReader, places: PlaceReader) -> None:
        self.names, self.places = names, places
        self.tokens, self.norms, self.lexicon = names.tokens, names.norms, names.lexicon

    def more(self, spot: Spot) -> list[Spot]:
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
                    more = self.places.countryside(at, more, more.pro)  # ريفي حماة وإدلب
                else:
                    place = self.places.governorate(place) if head.code == "governorate" else place
                    more = Spot(at, more.b, more.pro, {"place": place}, at)
                out.append(more)
                at = more.b
                continue
            pro = AND if norm.startswith(AND) else ""
            end = self._listed_name(at) if comma and not pro else self._joined_name(at)
            if end == at:
                break
            name = self.names.words(at, end, pro)
            out.append(Spot(at, end, pro, {"place": self.names.entity("place", head.code, head.value, name, name)}, at))
            at = end
        return out

    def _listed_name(self, at: int) -> int:
        """قرى كذا، كذا، وكذا: where an unknown name between the commas of a list ends (``at`` for none)."""
        end = at + 1
        norm = self.norms[at]
        if not self.places.free.fits(at, at) or norm.startswith((BY, TO)) or self.lexicon.analyse(norm):
            return at
        if self.norms[at] in name_words("construct"):
            end += 1
        behind = self.norms[end] if end < len(self.norms) else ""
        return end if behind in _COMMAS or (behind.startswith(AND) and len(behind) >= _SHORTEST_JOINED) else at

    def _joined_name(self, at: int) -> int:
        """وكذا, وتل كذا, وباب الكذا: where an unknown name behind و in a list of places ends (``at`` for none)."""
        norm = self.norms[at]
        bare = norm[1:]
        follows = self.norms[at + 1] if at + 1 < len(self.norms) and self.tokens[at + 1].kind == "word" else ""
        if bare in name_words("construct"):
            return at + 2 if follows and self.places.free.fits(at + 1, at + 1) else at
        if bare.startswith(ARTICLE) and follows in name_words("adjective"):
            return at + 2  # أحياء كذا والتحرير الأسفل
        if len(norm) < _SHORTEST_JOINED or self.lexicon.analyse(norm) or bare in compass():
            return at
        if bare in cues("around") or bare in name_words("outside") or bare in name_words("describes"):
            return at  # حيي كذا وكذا ومحيط المخيم
        of_two = (
            not bare.startswith(ARTICLE)
            and follows.startswith(ARTICLE)
            and follows not in compass()
            and self.places.free.fits(at + 1, at + 1)
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

    def _other_side(self, spot: Spot) -> Spot | None:
        """ريفي حماة الشمالي والغربي: the second side of a countryside, behind و."""
        place, at = spot.readings["place"], spot.b
        word = self.norms[at].removeprefix(AND) if at < len(self.norms) else ""
        side = compass().get(self.norms[at - 1]) if word in compass() else None
        if side is None or not word.startswith(ARTICLE) or not place.label_en.startswith(f"{side}ern "):
            return None
        label = place.label_en.replace(side, compass()[word], 1)
        words = f"{self.places.one_countryside(spot.a + 1, at - 1)} {word}"
        return Spot(at, at + 1, AND, {"place": self.names.region(label, words, place)}, at)
