"""Topics: an event by its name, of which a content clause says something (إن الهجوم شمل …, أن القصف هو الأعنف)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.letters import fold
from riwaya.extract.happenings import ATTACKS
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.happenings import Happening

#: What can be spoken of so; of talks, deals and movements such clauses say what is hoped or thought.
_TOLD_OF: Final = ATTACKS | {"siege", "shootdown", "release_of_captives"}
#: How many words behind the event its predicate may begin.
_PREDICATE_WITHIN: Final = 6
#: How many words behind it the word that it still goes on may stand.
_STILL_WITHIN: Final = 9
#: What the accusative of an adjective is written with.
_ACCUSATIVE: Final = "ا"


class TopicReader:
    """Marks the happenings of one sentence that are the topic of a content clause."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.items, self.norms, self.clauses = draft, draft.items, draft.norms, draft.clauses

    def read(self) -> None:
        """Let each topic stand as a claim with all that its clause says of it."""
        for h in list(self.draft.out):
            clause = self._clause(h) if h in self.draft.out and self._bare(h) else None
            if clause is None or not (
                (self._topic(h) and self._says_something(h, clause)) or self._goes_on_still(h, clause)
            ):
                continue
            h.rule = h.rule.replace("noun.event", "noun.topic", 1)
            self._comprised(h, clause)
            self._goes_on(h, clause)
            h.hi = max(h.hi, self._end(h, clause))
            while h.lo > clause.start and (self.items[h.lo - 1].cls == "aux" or self.items[h.lo - 1].k == "n"):
                h.lo -= 1  # لا تزال الاشتباكات

    def _bare(self, h: Happening) -> bool:
        """Whether a happening is an event noun with the article of which nothing else is known."""
        told_of = h.bare and h.item.k == "E" and h.item.definite and h.item.cls == "event" and h.type in _TOLD_OF
        return told_of and h.rule.startswith("noun.event") and not (h.item.prep or h.status)

    def _topic(self, h: Happening) -> bool:
        """Whether it stands right behind أن."""
        n = h.n - 1
        if n >= 0 and self.norms[self.items[n].a] in cues("demonstrative"):
            n -= 1
        return n >= 0 and self.items[n].k == "c"

    def _goes_on_still(self, h: Happening, clause: Clause) -> bool:
        """لا تزال الاشتباكات مستمرة, القصف ما زال متواصلا: whether the clause says that it still goes on."""
        around = self.items[max(clause.start, h.n - 2) : min(clause.end, h.n + _STILL_WITHIN)]
        still = any(it.cls == "aux" for it in around)
        return still and any(self.norms[it.a].removesuffix(_ACCUSATIVE) in cues("going_on") for it in around)

    def _clause(self, h: Happening) -> Clause | None:
        return next((c for c in self.clauses if c.start <= h.n < c.end), None)

    def _says_something(self, h: Happening, clause: Clause) -> bool:
        """Whether a predicate follows that tells what was, not what is to be."""
        for it in self.items[h.n + 1 : min(clause.end, h.n + 1 + _PREDICATE_WITHIN)]:
            norm = self.norms[it.a]
            if it.k in "fnh" or norm in cues("modal"):
                return False
            if it.k == "V":
                return it.tense != "future"
            if norm in cues("copula"):
                return True
            if it.k in ",;ckr":
                return False
        return False

    def _comprised(self, h: Happening, clause: Clause) -> None:
        """القصف شمل إلقاء براميل, الهجوم تضمن إطلاق مسيرات: what it was made of is no event of its own."""
        verb = next((k for k in range(h.n + 1, clause.end) if self.items[k].k == "V"), -1)
        entry = self.items[verb].entry if verb >= 0 else None
        if entry is None or fold(entry.lemma) not in cues("comprises"):
            return
        for other in [o for o in self.draft.out if o is not h and verb < o.n < clause.end and o.type in ATTACKS]:
            self.draft.merge(h, other)

    def _goes_on(self, h: Happening, clause: Clause) -> None:
        """الهجوم كان مزدوجا ووقع شرق المدينة واستهدف مركبة: a joined verb that tells what the attack hit."""
        later = [o for o in self.draft.out if o.n >= clause.end]
        other = min(later, key=lambda o: o.n, default=None)
        if other is None or other.item.k != "V" or not other.item.joined or other.agents or other.type not in ATTACKS:
            return
        if other.item.entry is not None and fold(other.item.entry.lemma) in cues("attack_hits"):
            self.draft.merge(h, other)

    def _end(self, h: Happening, clause: Clause) -> int:
        """Where what the clause says of the event ends."""
        for k in range(h.n + 1, clause.end):
            it = self.items[k]
            if it.k in ",;akr" and it.mark not in '"“”«»':
                return k
        return clause.end
