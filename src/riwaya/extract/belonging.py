"""Men by whose they are: القوات التابعة لحكومة الوفاق, مجموعات مسلحة موالية لحفتر are those of that body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO, TO_THE, first_words
from riwaya.extract.lexicon.words import cues, kinds, name_words
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.names import NameReader

#: How many adjectives may stand between the men and the word that says whose they are.
_ADJECTIVES: Final = 1


class BelongingReader:
    """Reads the men of one document that are called by the body they belong to."""

    def __init__(self, names: NameReader) -> None:
        self.names, self.norms, self.belongs = names, names.norms, cues("belongs_to")

    def read(self, i: int) -> Spot | None:
        """The body whose men stand at token ``i``."""
        at = i + 1
        if at < len(self.norms) and self.norms[at] not in self.belongs:
            at += _ADJECTIVES
        if at + 1 >= len(self.norms) or self.norms[at] not in self.belongs:
            return None
        found = self.names.found.get(at + 1)
        if found is None or found[1] not in (TO, TO_THE):
            return None
        pro = next((pro for pro, first in first_words(self.norms[i]) if self._are_men(first)), None)
        body = self.names.known(at + 1, *found)
        actor = body.readings.get("actor") if pro is not None and body is not None else None
        if body is None or pro is None or actor is None or actor.kind not in kinds("armed") | {"person"}:
            return None
        if actor.kind == "state":
            return None  # مجموعات موالية لإيران are not Iran
        return Spot(i, body.b, pro, {"actor": actor}, i)

    def _are_men(self, first: str) -> bool:
        return first.removeprefix(ARTICLE) in name_words("men")
