"""Passives: whether a verb without vowels, and without a subject before it, is passive; whose it is behind أن."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import FROM
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item

#: The pronouns that أن carries.
_PRONOUNS: Final = ("ه", "ها", "هم", "هما")
#: Classes of words that stand for a name: القرية, الجيش.
_OF_ANY_NAME: Final = frozenset(("place", "actor", "body"))


class PassiveReader:
    """Tells passive verbs by what follows them, in one sentence."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.items, self.norms = draft.items, draft.norms

    def passive(self, h: Happening, n: int, clause: Clause) -> bool:
        """Whether an unvowelled verb without a subject before it is passive: what follows cannot be its agent."""
        items = self.items
        entry = h.item.entry
        assert entry is not None  # noqa: S101
        if entry.tense not in ("past", "present") or h.item.enc:
            return False
        if n < 0 or self.told_of_speaker(h.n):
            return False  # أعلن أنه دمر …: the pronoun is the subject
        it = items[n]
        if it.k in "GQ" and entry.slots.get("obj") == "none" and "need" in entry.slots:
            return False  # فتح مسلحون النار: the object is the word that the verb needs
        if it.k in "GQ":
            return not self._object_follows(n, clause.end) and not self._shares(h, it)
        if it.k == "M":
            readings = it.spot.readings
            if "actor" in readings or "source" in readings or "weapon" in readings:
                kind = readings["actor"].kind if "actor" in readings else ""
                return kind == "person" and "victim" in h.slots.values() and not self._object_follows(n, clause.end)
            if "place" in readings or "object" in readings:
                vehicle = readings.get("object") is not None and readings["object"].kind in (
                    "aircraft",
                    "vehicle",
                    "convoy",
                )
                joined = h.item.joined or (h.n > 0 and self.norms[items[h.n - 1].a] in cues("likewise"))
                return not (vehicle and self._object_follows(n, clause.end)) and not joined
        return False

    def told_of_speaker(self, n: int) -> bool:
        """أنه دمر, إنها أسقطت: whether the pronoun on أن right before a verb is its subject."""
        before = self.items[n - 1] if n else None
        return before is not None and before.k == "c" and self.norms[before.a].endswith(_PRONOUNS)

    def _shares(self, h: Happening, it: Item) -> bool:
        """وأسرت طيارها, واعتقلت شابين: the verb goes on with the subject before it, not with the people behind it."""
        if not h.item.joined or not any(x.agents for x in self.draft.out):
            return False
        entry = h.item.entry
        feminine = (
            entry is not None
            and entry.gender == "f"
            and it.entry is not None
            and fold(it.entry.lemma) not in cues("woman")
        )
        return bool(it.enc) or feminine

    def _object_follows(self, n: int, end: int) -> bool:
        start = n + 1
        if n + 2 < end and self.items[n + 1].governs == FROM and self.items[n + 2].k == "M":
            start = n + 3  # مقاتلون من حركة الشباب: whose they are
            if start < end and self.items[start].k == "M" and "place" in self.items[start].spot.readings:
                start += not (self.items[start].prep or self.items[start].joined)  # فلان من سكان بلدة كذا
        for k in range(start, end):
            it = self.items[k]
            if it.k in "MGQ" and not it.prep and not it.joined and self.items[k - 1].k != "p":
                return True
            if k == start and it.definite and it.cls in _OF_ANY_NAME and not it.prep and not it.joined:
                return True  # هاجم المسلحون القرية
            if it.k in "px,;rckVEb":
                return False
        return False

    def subjunctive(self, n: int) -> bool:
        """Behind أن (قبل أن يسيطر) a present tense tells an event, not a state."""
        return (n > 0 and self.items[n - 1].k in "kn") or (
            n > 0 and self.items[n - 1].k == "c" and self.norms[self.items[n - 1].a] in cues("subjunctive")
        )
