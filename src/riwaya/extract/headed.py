"""Bodies behind the head of their name: حركة حماس, قناة «الميادين», شرطة كييف, لواء كذا."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.clitics import ARTICLE, TO_THE
from riwaya.extract.lexicon.words import head_lemmas, name_words, source_adjectives
from riwaya.extract.names import QUOTES
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.lexicon import Entry
    from riwaya.extract.names import Found, NameReader
    from riwaya.extract.places import PlaceReader
    from riwaya.extract.wordforms import WordForm

#: Marks around a name that its head goes with: قناة «كذا», حركة (كذا).
_AROUND = QUOTES | frozenset("()")


class HeadedBodies:
    """Reads the bodies of one document that their head begins."""

    def __init__(self, names: NameReader, places: PlaceReader) -> None:
        self.names, self.places = names, places
        self.norms, self.forms, self.gazetteer = names.norms, names.forms, names.gazetteer

    def read(self, i: int, at: int, pro: str, entry: Entry) -> Spot | None:
        """A body behind its head: one that is known, one of a known place, else a new name."""
        if " ".join(self.norms[at : at + 2]) in name_words("called"):
            return self._called(i, at + 2, pro)
        inside = self.names.found.get(at) if at < len(self.norms) else None
        quoted = self._quoted(i, at, pro)
        if quoted is not None:
            return quoted
        if inside is not None:  # a known name behind an actor head: حركة حماس
            spot = self.names.known(at, inside[0], "", inside[2])
            if (
                spot is not None
                and "actor" in spot.readings
                and ARTICLE not in pro  # ودعا المركز المجتمع الدولي: two of them
                and not inside[1]
                and spot.entity.kind not in ("state", "person")
            ):
                return spot._replace(a=i, pro=pro, head=i)
        ranked = self._ranked(i, spot) if inside is not None and not inside[1] else None
        if ranked is not None or ARTICLE in pro or pro == TO_THE:
            return ranked
        if entry.lemma in head_lemmas("centre") and self._in_place(at, inside):
            return None
        if inside is not None and spot is not None and not inside[1] and "place" in spot.readings:
            if entry.cls == "actor?" or entry.lemma in head_lemmas("front"):
                return Spot(i, spot.b, pro, {"place": spot.readings["place"]}, i)  # موقع المرج, جبهة مأرب
            return self._of_place(i, pro, entry, spot)
        if entry.cls == "body" or (at < len(self.norms) and self.norms[at] in source_adjectives()):
            return None  # فصيل معارض: what kind of body it is, and no name
        end, name = self.places.free.name(at)
        if name is None:
            return None
        entity = self.names.entity("actor", entry.code, entry.value, name, self.names.words(i, end, pro))
        return Spot(i, end, pro, {"actor": entity}, i)

    def _ranked(self, i: int, spot: Spot | None) -> Spot | None:
        """للواء حفتر: behind ل and the article the word for a brigade is the rank of the person named."""
        if spot is None or spot.entity.kind != "person" or not self.norms[i].startswith(TO_THE):
            return None
        return spot._replace(a=i, pro=TO_THE, title=True)

    def other(self, spot: Spot, form: WordForm) -> bool:
        """السلطات الانفصالية: with such an adjective not the body that is called so alone."""
        if spot.b - spot.a > 1 or spot.b >= len(self.norms) or not self.forms[spot.b].definite:
            return False
        authority = any(entry.cls == "body" and entry.code == "authority" for _, entry in form.heads)
        return authority and self.norms[spot.b].removeprefix(ARTICLE) in source_adjectives()

    def _in_place(self, at: int, inside: Found | None) -> bool:
        """مركز مدينة كذا: the middle of a place, where a place or its head stands at token ``at``."""
        spot = self.names.known(at, *inside) if inside is not None and not inside[1] else None
        headed = at < len(self.forms) and self.forms[at].place_head
        return headed or (spot is not None and "place" in spot.readings)

    def _called(self, i: int, at: int, pro: str) -> Spot | None:
        """تنظيم ما يعرف بالدولة الإسلامية: a body that the text only calls so."""
        inside = self.names.found.get(at)
        spot = self.names.known(at, inside[0], inside[1], inside[2]) if inside is not None else None
        return spot._replace(a=i, pro=pro, head=i) if spot is not None and "actor" in spot.readings else None

    def _of_place(self, i: int, pro: str, entry: Entry, spot: Spot) -> Spot:
        """شرطة كييف, إدارة مطار معيتيقة: a body that is called by its place."""
        label, end = spot.readings["place"].label_en, spot.b
        while end < len(self.norms) and (adjective := self._adjective(end)):
            label, end = f"{label} {adjective}", end + 1  # سلطات دونيتسك الانفصالية
        words = self.names.words(i, end, pro)
        english = entry.value.replace("{}", label)
        return Spot(
            i, end, pro, {"actor": self.names.entity("actor", entry.code, "", label, words, english=english)}, i
        )

    def _adjective(self, k: int) -> str:
        """What an adjective with the article, of those that tell what kind of source it is, is in English."""
        return source_adjectives().get(self.norms[k].removeprefix(ARTICLE), "") if self.forms[k].definite else ""

    def _quoted(self, i: int, at: int, pro: str) -> Spot | None:
        """قناة «الميادين», تنظيم "داعش": a known actor whose name, or the name without its head, is in quotes."""
        if at + 1 >= len(self.norms) or self.norms[at] not in _AROUND:
            return None
        end = next((k for k in range(at + 1, min(at + 6, len(self.norms))) if self.norms[k] in _AROUND), 0)
        inner = " ".join(self.norms[at + 1 : end])
        head = self.norms[at - 1][len(pro) :] if at - 1 == i else self.norms[at - 1]
        for form in (f"{head} {inner}", f"{ARTICLE}{head} {inner}", inner):
            names = self.gazetteer.names.get(form, ())
            spot = self.names.known(i, end + 1, pro, names) if end and names else None
            if spot is not None and spot.entity.cls == "actor" and spot.entity.kind not in ("state", "person"):
                return spot._replace(readings={"actor": spot.entity})
        return None
