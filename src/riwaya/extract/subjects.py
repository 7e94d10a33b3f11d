"""Subjects: what stands before a verb as its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY, TO
from riwaya.arabic.prepositions import BY_WHOM, FROM
from riwaya.extract.fitting import can_act, is_weapon, only_acts
from riwaya.extract.happenings import ATTACKS, Part
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.drafts import Draft
    from riwaya.extract.happenings import Happening


_SUBJECT_REACH: Final = 18
_QUOTES: Final = frozenset("\"'“”«»")


class SubjectFinder:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.items, self.norms = draft.items, draft.norms

    def subject(self, clause: Clause) -> tuple[list[int], int]:
        """Item positions of a subject before the verb, and of an event noun that is it (-1 for none)."""
        items, n = self.items, clause.head - 1
        found: list[int] = []
        noun = -1
        steps = 0
        passed_rel = along = False
        floor = clause.start
        if floor > 0 and n >= 0 and items[floor].k == "r":
            passed_rel, n = True, floor - 1
            floor = max(0, floor - _SUBJECT_REACH)
        while n >= floor and steps < _SUBJECT_REACH:
            it = items[n]
            if self._belongs_before(n, floor):
                n -= 1
                continue
            if (
                it.k in "MGQ"
                and not it.prep
                and (((along or self._joined(n)) and self._counted(n)) or not self.governed(n))
            ):
                n = self._behind_thing(n, floor)
                it = items[n]
                found.append(n)
                along = self._joined(n)
                if not self._joined(n) and n > floor and items[n - 1].k == "b":
                    found.clear()  # تسعة مدنيين بينهم طفل قتلوا: the whole is the subject, not its part
                    n -= 1
                elif not self._joined(n):
                    break
            elif it.k == "E" and (passed_rel or not it.prep):
                noun = n
                break
            elif it.k in "MG" and passed_rel and not found and not self._apart(n):
                found.append(n)
                break
            elif it.k == "r" and not found and not passed_rel:
                passed_rel = True  # الحركة، التي كانت … تسيطر
            elif it.cls in ("aux", "conj"):
                pass
            elif it.k in "rckV" or (it.k == ";" and it.mark in ".؟!:"):
                break
            n -= 1
            steps += 1
        if not found and noun < 0:
            noun = self._noun_before(clause.head)
        if not found and noun < 0:
            found = self._people_right_before(clause) or self._whose(clause)
        if not found and noun < 0 and clause.start == clause.head:
            found = (
                self._before_parts(clause)
                or self._before_relative(clause)
                or self._of_auxiliary(clause)
                or self._of_content(clause)
            )
            noun = self._event_told_of(clause) if not found else noun
        return found[::-1], noun

    def _belongs_before(self, n: int, floor: int) -> bool:
        """مدنيا واحدا قتلوا, 14 من متشددي القاعدة قتلوا: what only belongs to the people before it."""
        it, before = self.items[n], self.items[n - 1] if n > floor else None
        if before is None or before.k != "G" or before.b != it.a or it.prep or it.joined:
            return False
        return (it.k == "Q" and it.people.low == 1) or (it.k == "M" and only_acts(it) and self._counted(n - 1))

    def _apart(self, n: int) -> bool:
        """حركة الشباب المرتبطة بالقاعدة، والتي شاركت: whom an adjective only connects with the subject."""
        k = n - 2
        while k > 0 and self.items[k].mark in _QUOTES:
            k -= 1
        return k >= 0 and self.norms[self.items[n - 1].a] in cues("apart") and only_acts(self.items[k])

    def _joined(self, n: int) -> bool:
        """Whether و, glued or a word of its own, joins item ``n`` to the one before."""
        return self.items[n].joined or (n > 0 and self.items[n - 1].cls == "conj")

    def _counted(self, n: int) -> bool:
        return self.items[n].k == "G" and self.items[n].people.low is not None

    def _behind_thing(self, n: int, floor: int) -> int:
        """مسلحون يستقلون دراجة أطلقوا: who acts stands before the thing that an unknown verb gives him."""
        it = self.items[n]
        if it.k != "M" or set(it.spot.readings) != {"object"} or it.joined:
            return n
        k = n - 1
        while k >= floor and self.items[k].k == "w" and not self.items[k].prep:
            k -= 1
        acts = k >= floor and n - k > 1 and can_act(self.items[k]) and self.items[k].k in "MG"
        return k if acts and not self.items[k].prep and not self.governed(k) else n

    def _people_right_before(self, clause: Clause) -> list[int]:
        """إضافة لـ 9 أشخاص اعتقلوا: the relative clause of people without an article has no word of its own."""
        n = clause.head - 1
        it, verb = self.items[n], self.items[clause.head]
        if n < 0 or it.k != "G" or it.definite or verb.joined or verb.entry is None or verb.entry.number == "s":
            return []
        return [n] if it.people.low is not None and self.first_nominal(clause.head + 1, clause.end) < 0 else []

    def _whose(self, clause: Clause) -> list[int]:
        """القوة الصاروخية للقوات المسلحة قصفت: whose the men or machines before a verb are."""
        items, n = self.items, clause.head - 1
        if n < 1 or not only_acts(items[n]) or items[n].prep != TO or items[clause.head].joined:
            return []
        k = n - 1
        while k >= 0 and (self._plain(k) or items[k].mark in _QUOTES or items[k].governs == FROM):
            k -= 1
        opens = k < 0 or items[k].k in "c,V"
        return [n] if opens and k < n - 1 else []

    def owner(self, n: int, head: int) -> Part | None:
        """طائرات إسرائيلية أغارت, مقاتلة تابعة للقوات قصفت: whose the machine at item ``n`` before its verb is."""
        items = self.items
        if items[n].k in "GQ":
            return None
        k = n + 1
        while k < head and (items[k].k == "w" or items[k].mark in ("(", ")")) and not items[k].prep:
            k += 1
        if k < head and items[k].k == "A":
            return Part(items[k].nisba, items[k].a, items[k].b)
        for k in range(n + 2, head if items[n].k == "M" and is_weapon(items[n]) else n):
            if items[k].prep == TO and only_acts(items[k]) and self.norms[items[k - 1].a] in cues("belongs_to"):
                return Part(items[k].spot.readings["actor"], items[k].a, items[k].b, items[k].pro)
        return None

    def _plain(self, n: int) -> bool:
        """A word or a machine that no preposition governs and nothing joins."""
        it = self.items[n]
        machine = it.k == "M" and "actor" not in it.spot.readings and is_weapon(it)
        return (it.k == "w" or machine) and not it.prep and not it.joined

    def _of_content(self, clause: Clause) -> list[int]:
        """قال إن أربعة مدنيين، بينهم طفل، قتلوا: the subject stands right behind أن, an apposition between."""
        items = self.items
        if items[clause.head].joined or clause.start == 0 or items[clause.start - 1].k != ",":
            return []
        at = next((n for n in range(clause.start - 1, -1, -1) if items[n].k in "cVrk"), -1)
        if at >= 0 and items[at].k != "c":
            return []
        n = self.first_nominal(at + 1, clause.start)
        return [n] if n >= 0 and items[n].k in "MG" else []

    def _event_told_of(self, clause: Clause) -> int:
        """غارة نفذتها طائرات أصابت مستشفى: the verb behind the clause of an event noun goes with that noun."""
        parts = self.draft.clauses
        at = parts.index(clause) - 1 if clause in parts else -1
        h = self.draft.main.get(at)
        if h is None or self.items[clause.head].joined or h.item.k != "E" or not self.items[parts[at].head].enc:
            return -1
        return h.n if h in self.draft.out else -1

    def _of_auxiliary(self, clause: Clause) -> list[int]:
        """وظل مخيم كذا، الذي …، يتعرض: the auxiliary before took the subject."""
        items = self.items
        at = next((n for n in range(clause.start - 1, -1, -1) if items[n].k == "V"), -1)
        if at < 0 or items[at].cls != "aux" or items[clause.head].joined:
            return []
        n = self.first_nominal(at + 1, clause.start)
        return [n] if n >= 0 and items[n].k in "MG" else []

    def _before_parts(self, clause: Clause) -> list[int]:
        """تسعة مدنيين، بينهم طفل، قتلوا: the people before a part in commas are the subject of the verb behind it."""
        items, n = self.items, clause.head - 1
        if items[clause.head].joined or self.first_nominal(clause.head + 1, clause.end) >= 0:
            return []
        while n >= 0 and (items[n].k in "G," or (items[n].k == "w" and not items[n].prep)):
            n -= 1
        if n < 1 or items[n].k != "b" or n == clause.head - 1:
            return []
        n -= 2 if items[n - 1].k == "," else 1
        return [n] if n >= 0 and items[n].k == "G" and not items[n].prep else []

    def _before_relative(self, clause: Clause) -> list[int]:
        """القوات التي يقودها حفتر قصفت …: the verb behind a relative clause goes with what that clause tells of."""
        items, parts = self.items, self.draft.clauses
        at = parts.index(clause) - 1 if clause in parts else -1
        if at < 0 or items[clause.head].joined:
            return []
        n = next((n for n in range(parts[at].head, parts[at].start - 1, -1) if items[n].k == "r"), 0) - 1
        while n >= 0 and (items[n].k == "," or items[n].k == "A" or (items[n].k == "w" and not items[n].prep)):
            n -= 1
        if n < 0 or items[n].k not in "MG" or items[n].prep or self.governed(n):
            return []
        after = self.first_nominal(clause.head + 1, clause.end)
        acts = after >= 0 and items[after].k == "M" and "actor" in items[after].spot.readings
        return [] if acts else [n]

    def _noun_before(self, head: int) -> int:
        """An indefinite event noun right before a verb is what its relative clause tells of (قصف سوري طال …)."""
        if self.items[head].joined:
            return -1
        n = head - 2 if self._strikes_behind_comma(head) else head - 1
        while n >= 0 and (
            self.items[n].k in "AT"
            or self.items[n].mark in _QUOTES
            or (self.items[n].k == "w" and not self.items[n].prep)
            or self._by_means(n)
            or self._owner(n)
            or self._doer(n)
        ):
            n -= 1
        return n if n >= 0 and self.items[n].k == "E" and not self.items[n].definite else -1

    def _owner(self, n: int) -> bool:
        """ضربتين للتحالف استهدفتا …: whose event it is stands between it and its relative clause."""
        it = self.items[n]
        weapon = it.k == "M" and it.prep == BY and "weapon" in it.spot.readings
        return n > 0 and it.k == "M" and (it.prep == TO or weapon or (it.joined and self._owner(n - 1)))

    def _strikes_behind_comma(self, head: int) -> bool:
        """في قصف للقوات، استهدف منازل: a comma before the verb that tells what a strike hit."""
        entry = self.items[head].entry
        hits = entry is not None and entry.cls == "event" and entry.code in ATTACKS
        return hits and head > 1 and self.items[head - 1].k == "," and self.items[head].tense == "past"

    def _by_means(self, n: int) -> bool:
        """قصف بستة صواريخ استهدف …: with what it was done, counted, stands there too."""
        it, before = self.items[n], self.items[n - 1] if n else None
        if it.k == "M" and "weapon" in it.spot.readings and before is not None:
            it = before
        return it.k == "Q" and it.prep == BY

    def _doer(self, n: int) -> bool:
        """قصف من قبل القوات استهدف …: who did it stands there too."""
        it, before = self.items[n], self.items[n - 1] if n else None
        if it.k == "p":
            return it.governs == BY_WHOM and self.items[n + 1].k == "M"
        return before is not None and it.k == "M" and before.k == "p" and before.governs == BY_WHOM

    def governed(self, n: int) -> bool:
        """Whether a preposition (or a noun that it governs) stands right before item ``n``."""
        k = n - 1
        while k >= 0 and (
            (self.items[k].k == "w" and not self.items[k].prep and not self.items[k].joined)
            or self.items[k].mark in _QUOTES
        ):
            k -= 1
        if k < 0:
            return False
        return (
            self.items[k].k in "px" or (self.items[k].k == "w" and bool(self.items[k].prep)) or self.items[k].k == "E"
        )

    def first_nominal(self, start: int, end: int) -> int:
        """The nominal without a preposition that follows a verb first (-1 for none)."""
        for n in range(start, end):
            it = self.items[n]
            if it.k in "MGQE":
                return -1 if it.prep else n
            if it.k == "A" and it.definite and not it.prep and (n == start or self.items[n - 1].cls == "resumptive"):
                return n
            if it.k == "w" and it.prep:
                return -1
            if it.k in "px,;rckb" or it.k == "T":
                if it.k == "T" or (it.k == "," and n > start):
                    continue
                return -1
        return -1

    def role_before(self, h: Happening, n: int, *, passive: bool) -> str:
        """The role of a nominal before its verb."""
        it = self.items[n]
        thing = it.k == "M" and "actor" not in it.spot.readings and is_weapon(it)
        if thing and h.type == "shootdown" and self.first_nominal(h.n + 1, len(self.items)) < 0:
            return "target"  # الطائرة أسقطت
        person = it.k == "M" and "actor" in it.spot.readings and it.spot.readings["actor"].kind == "person"
        people = it.k in "GQ" or person
        end = next((c.end for c in self.draft.clauses if c.head == h.n), len(self.items))
        if people and not passive and "victim" in h.slots.values() and self.first_nominal(h.n + 1, end) < 0:
            return "victim"  # 14 مسلحا قتلوا: counted people before a verb that nothing follows were its victims
        return h.slots.get("subj", "agent") if not passive else h.slots.get("subj", "target")
