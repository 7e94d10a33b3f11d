"""Men by whose they are: القوات التابعة لحكومة الوفاق, مجموعات مسلحة موالية لحفتر are those of that body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO, TO_THE, first_words
from riwaya.arabic.prepositions import FROM
from riwaya.extract.lexicon.words import allied, cues, kinds, name_words
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.names import NameReader

#: How many adjectives may stand between the men and the word that says whose they are.
_ADJECTIVES: Final = 1
#: How many words behind a title may stand before the name.
_TITLE: Final = 3
#: How far behind the men that word stands, exclusive.
_WITHIN: Final = 2 + _ADJECTIVES


class BelongingReader:
    """Reads the men of one document that are called by the body they belong to."""

    def __init__(self, names: NameReader) -> None:
        self.names, self.norms, self.belongs = names, names.norms, cues("belongs_to")
        ties = self.belongs.union(allied("link"))
        #: Behind which words it is said whose men they are: few of an article.
        self.before_tie = {n - back for n, norm in enumerate(self.norms) if norm in ties for back in range(1, _WITHIN)}

    def read(self, i: int) -> Spot | None:
        """The body whose men stand at token ``i``."""
        return (self._allied(i) or self._owned(i)) if i in self.before_tie else None

    def _owned(self, i: int) -> Spot | None:
        """القوات التابعة لحكومة الوفاق, مقاتلون موالون لفلان: men who belong to a body are that body."""
        at = i + 1
        if at < len(self.norms) and self.norms[at] not in self.belongs:
            at += _ADJECTIVES
        if at + 1 >= len(self.norms) or self.norms[at] not in self.belongs:
            return None
        found = self.names.found.get(at + 1)
        titled = self._titled(at + 1) if found is None else 0
        found = self.names.found.get(titled) if titled else found
        if found is None or (found[1] not in (TO, TO_THE) and not titled):
            return None
        pro = next((pro for pro, first in first_words(self.norms[i]) if self._are_men(first)), None)
        body = self.names.known(titled or at + 1, *found)
        actor = body.readings.get("actor") if pro is not None and body is not None else None
        if body is None or pro is None or actor is None or actor.kind not in kinds("armed") | {"person"}:
            return None
        if actor.kind == "state":
            return None  # مجموعات موالية لإيران are not Iran
        return Spot(i, body.b, pro, {"actor": actor}, i)

    def _titled(self, at: int) -> int:
        """التابعة للمشير الليبي فلان: where the name behind a title stands, 0 for none."""
        if at >= len(self.norms) or not self.norms[at].startswith(TO_THE):
            return 0
        for k in range(at + 1, min(at + 1 + _TITLE, len(self.norms))):
            found = self.names.found.get(k)
            if found is None and not self.names.forms[k].definite:
                return 0
            if found is not None and not found[1]:
                person = self.names.gazetteer.entities[found[2][0].entity].kind == "person"
                return k if person else 0
        return 0

    def _allied(self, i: int) -> Spot | None:
        """مسلحون موالون للحكومة, فصائل مدعومة من تركيا: men who side with a state are a group of their own."""
        links, men = allied("link"), allied("men")
        at = next((k for k in range(i + 1, i + _WITHIN) if k < len(self.norms) and self.norms[k] in links), 0)
        called = next(((p, men[w]) for p, first in first_words(self.norms[i]) if (w := _bare(first)) in men), None)
        if not at or called is None or at + 1 >= len(self.norms) or self._of_a_body(i, at):
            return None
        behind = at + 2 if self.norms[at + 1] == FROM else at + 1
        found = self.names.found.get(behind)
        if found is None or found[1] not in (("",) if behind > at + 1 else (TO, TO_THE)):
            return None
        body = self.names.known(behind, *found)
        actor = body.readings.get("actor") if body is not None else None
        if body is None or actor is None or actor.kind not in kinds("sided_with"):
            return None
        side = self.names.all_forms.short.side(actor)
        if not side:
            return None  # موالية لحكومة الوفاق: one of several governments, whose own they are
        label = f"{links[self.norms[at]].format(side)} {called[1]}"
        words = self.names.words(i, body.b, called[0])
        group = self.names.entity("actor", "armed_group", "", label, words, english=label)
        return Spot(i, body.b, called[0], {"actor": group}, i)

    def _of_a_body(self, i: int, at: int) -> bool:
        """القوات الحكومية المدعومة من كذا: whose men they are is said before who backs them."""
        known, entities = self.names.found.get(i), self.names.gazetteer.entities
        body = known is not None and known[0] > i + 1 and entities[known[2][0].entity].kind != "collective"
        return body or any(_bare(self.norms[k]) in self.names.gazetteer.adjectives for k in range(i + 1, at))

    def _are_men(self, first: str) -> bool:
        return first.removeprefix(ARTICLE) in name_words("men")


def _bare(word: str) -> str:
    return word.removeprefix(ARTICLE)
