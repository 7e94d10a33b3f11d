"""Participles: they go on with the event before them (مستهدفة, مخلفا قتلى), or tell a state (محاصر, خاضع لسيطرة)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.clitics import ARTICLE
from riwaya.extract.clauses import Clause
from riwaya.extract.happenings import ATTACKS, Happening

if TYPE_CHECKING:
    from riwaya.extract.drafts import Draft
    from riwaya.extract.nouns import NounReader


class ParticipleReader:
    """Reads the participles of one sentence."""

    def __init__(self, draft: Draft, nouns: NounReader) -> None:
        self.draft, self.nouns = draft, nouns
        self.items = draft.items

    def read(self, n: int, c: int, end: int) -> Happening | None:
        """مستهدفة, موقعة, مخلفا: a participle that goes on with the event before it; محاصر, خاضع: states."""
        it = self.items[n]
        entry = it.entry
        if entry is None:
            return None
        if entry.cls == "cause":
            cause = next((x for x in reversed(self.draft.out) if x.n < n), None)
            harm = self.nouns.harm_in(c, Clause(n, end, n))
            if harm is not None and cause is not None and harm is not cause:
                self.draft.merge(cause, harm)
                return cause
            return harm
        if entry.cls == "event" and entry.code == "attack_other":
            if ARTICLE in it.pro:
                return None  # السيارة المستهدفة: says which one
            h = self.draft.happening(n, c, entry.code, "participle.event")
            self.draft.filler.fill(h, n + 1, end, noun=True)
            cause = next((x for x in reversed(self.draft.out) if x.n < n and x.type in ATTACKS), None)
            self.draft.out.append(h)
            if cause is not None:
                self.draft.merge(cause, h)
                return cause
            return h
        if entry.cls in ("event", "control"):
            h = self.draft.happening(n, c, entry.code, f"participle.{entry.cls}")
            before = [k for k in range(max(0, n - 6), n) if self.items[k].k == "M"]
            for k in before[-1:]:
                self.draft.filler.put(h, k, entry.slots.get("subj", "target") if entry.cls == "event" else "site")
                h.lo = min(h.lo, k)
            nested = self.draft.filler.fill(h, n + 1, end, noun=False, subject=True)
            if entry.cls == "control":
                self._held_by(h, nested, c, end)
            h.subject_shared = not h.agents and entry.slots.get("subj") == "agent"
            self.draft.out.append(h)
            return h
        return None

    def _held_by(self, h: Happening, nested: list[tuple[int, str]], c: int, end: int) -> None:
        """الخاضعة لسيطرة النظام: the noun says who holds it."""
        for n, _ in nested:
            other = self.nouns.at(n, c, end) if self.items[n].entry is not None else None
            if other is not None and other.type in ("territory_capture", "control_of_territory"):
                self.draft.merge(h, other)
                h.type = "control_of_territory"

    def of_clause(self, c: int, clause: Clause) -> None:
        """Participles that go on with what the clause told (مستهدفة …، مخلفة …)."""
        for n in range(clause.start, clause.end):
            if self.items[n].k == "P" and n not in self.draft.done:
                self.read(n, c, clause.end)
