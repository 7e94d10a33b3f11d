"""Scopes: how far what a verb of saying says reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.prepositions import ABOUT, TOWARDS
from riwaya.extract.lexicon.words import cues, kinds, listed
from riwaya.extract.voices import speaks

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.statements import StatementReader
    from riwaya.extract.voices import Scope

_BROUGHT: Final = 8


class ScopeReader:
    """Finds where what the verbs of saying of one sentence say ends."""

    def __init__(self, items: list[Item], norms: list[str], backward: list[Scope], statements: StatementReader) -> None:
        self.items, self.norms, self.backward, self.statements = items, norms, backward, statements

    def end(self, content: int, later: list[tuple[int, Clause]], *, own: bool) -> int:
        """Where what begins at item ``content`` ends: with the next verb of saying, or where another source takes over.

        :param own: it is a call or a warning, which reaches no further than what is told beside it (بعد ما وصفته بـ).
        """
        return max(
            min(self._next_verb(later, own=own), self._other_source(content), self._last_clause(content)), content
        )

    def _next_verb(self, later: list[tuple[int, Clause]], *, own: bool) -> int:
        """At the next joined verb of saying, or with the clause word that brings another."""
        for head, clause in later:
            aside = self.is_called(head) or (self.by_the_way(head) and not own) or self._carries(head, clause)
            if self.items[head].k != "V" or aside:
                continue
            if self.items[head].joined or (clause.start < head and self.items[clause.start].k == "k"):
                return clause.start
            if clause.start == head and self.items[head - 1].k == "," and (start := self._brought(head)):
                return start
        return len(self.items)

    def _other_source(self, content: int) -> int:
        """قال فلان إن …، وبحسب المتحدث، …: where another source takes over what follows."""
        return min((s.verb for s in self.backward if s.act == "forward" and s.verb > content), default=len(self.items))

    def _last_clause(self, content: int) -> int:
        """قال فلان إن …، فيما دارت اشتباكات، حسب ما أعلن الجيش: the last clause is the army's."""
        for scope in self.backward:
            if scope.act != "back" or scope.verb < scope.end or scope.start > content or scope.verb <= content:
                continue
            if scope.voice.claimants[0].entity.kind in kinds("media"):
                continue  # قال فلان إن …، بحسب رويترز: the agency only passes on what he said
            start = next((n for n in range(scope.verb - 1, content, -1) if self.items[n].k == "k"), -1)
            if start > content and any(it.k in "VE" for it in self.items[content:start]):
                return start
        return len(self.items)

    def _brought(self, head: int) -> int:
        """لكن القائد فلان، نفى: the clause word before a subject that a comma parts from its verb, 0 for none."""
        for n in range(head - 2, max(0, head - _BROUGHT), -1):
            if self.items[n].k == "k":
                return n
            if self.items[n].k in "VcrE":
                return 0
        return 0

    def _carries(self, head: int, clause: Clause) -> bool:
        """ونُقل المصابون إلى المستشفى: a verb of relaying that only carries somebody somewhere."""
        return self.items[head].cls == "relay" and self.no_relay(head, clause)

    def no_relay(self, head: int, clause: Clause) -> bool:
        """نقلوا إلى مستشفى: one of carrying; الناطق، الذي نقلت عنه الوكالة، قوله: he speaks himself."""
        if head + 1 < len(self.items) and self.norms[self.items[head + 1].a] in cues("from_him"):
            return True
        behind = [it.governs for it in self.items[head + 1 : clause.end] if it.k == "p"]
        return behind[:1] == [TOWARDS] and ABOUT not in behind

    def is_called(self, head: int) -> bool:
        """ويدعى فلان: whether a verb tells what somebody is called, who does not speak (قال أحد السكان ويدعى فلان)."""
        entry = self.items[head].entry
        if entry is None or entry.tense != "present" or not listed(entry.lemma, "is_called"):
            return False
        it = self.items[head + 1] if head + 1 < len(self.items) else None
        actor = it.spot.readings.get("actor") if it is not None and it.k == "M" and not it.prep else None
        if it is None or not ((it.k == "w" and it.entry is None) or (actor and actor.kind == "person")):
            return False
        before = next((x for x in reversed(self.items[:head]) if x.k in "cEV"), None)
        return before is None or not speaks(before)

    def by_the_way(self, head: int) -> bool:
        """ما ذكرته الوكالة, في بيان نقلته الوكالة: a verb of saying with a pronoun that takes up a noun before it."""
        it = self.items[head]
        if not it.enc or not head:
            return False
        return self.norms[self.items[head - 1].a] in cues("what") or self.statements.before(head)
