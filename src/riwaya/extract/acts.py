"""Speech acts that are claims of their own: without an event in them, undergone by somebody, or told by an idiom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import BY, TO, bare_word
from riwaya.arabic.prepositions import IN
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.lexicon.words import act_nouns
from riwaya.extract.told import SentenceView, Told
from riwaya.extract.voices import CONTENT_ACTS, OWN_ACTS, Scope, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.model import Claim

#: Acts about what goes on somewhere.
_ABOUT_PLACES: Final = frozenset(("expresses_concern", "criticises", "warns"))


class ActReader:
    """Reads the acts of the sentence that a view shows."""

    def __init__(self, view: SentenceView) -> None:
        self.view = view

    def of_voices(
        self, items: list[Item], forward: list[Scope], told: list[Told], accused: Claim | None
    ) -> Iterator[Told]:
        """The acts whose content no claim tells: calls, warnings, and accusations without an event in them.

        :param accused: what the sentence before accused somebody of, which a bare ونفت ذلك denies.
        """
        for n, scope in enumerate(forward):
            told_in_it = any(t.voice.act == scope.act and scope.start <= t.h.n < scope.end for t in told)
            if scope.act in OWN_ACTS or (scope.act in CONTENT_ACTS and not told_in_it):
                end = min(forward[n + 1].lead if n + 1 < len(forward) else scope.end, scope.end)
                h = Happening(items[scope.verb], scope.verb, self._type(scope, end, told, accused), {})
                h.lo, h.hi, h.rule = scope.lead, max(end, scope.verb + 1), f"act.{scope.act}"
                if scope.act in _ABOUT_PLACES:
                    self._about(h, items[scope.verb + 1 : h.hi], scope.voice)
                yield Told(h, scope.voice, scope.lead)

    def _about(self, h: Happening, items: list[Item], voice: Voice) -> None:
        """القلق إزاء الوضع في طرابلس: where that is which the act is about."""
        said = {p.a for p in (*voice.claimants, *voice.addressees)}
        for n, it in enumerate(items):
            if it.k != "M" or "place" not in it.spot.readings or it.a in said:
                continue
            within = it.prep == BY or (n > 0 and items[n - 1].k == "p" and items[n - 1].governs == IN)
            if within or "actor" not in it.spot.readings:
                h.add("site", Part(it.spot.readings["place"], it.a, it.b, it.pro))
            return

    def _type(self, scope: Scope, end: int, told: list[Told], accused: Claim | None) -> str:
        """What an act is about, where its words tell it without an event of their own."""
        if scope.act == "denies":
            earlier = [t.h.type for t in told if t.h.n < scope.verb and t.voice.act != "denies"]
            if earlier:
                return earlier[-1]  # أكدت موسكو القصف، ونفت كييف ذلك
            if accused is not None:
                return accused.event_type
        if scope.act == "claims_responsibility":  # هجوم تبنته الحركة
            attacks = [h.type for h in self.view.happenings if h.n < scope.verb and h.type in ATTACKS]
            return attacks[-1] if attacks else "attack_other"
        inside = {h.type for h in self.view.happenings if scope.start <= h.n < end}
        if scope.act == "accuses" and inside & {"ceasefire_agreement", "ceasefire_violation"}:
            return "ceasefire_violation"  # اتهمت روسيا المعارضة بعدم الوفاء بالهدنة
        return "other"

    def undergone(self, items: list[Item], parts: list[Clause]) -> Iterator[Told]:
        """تعرضت روسيا لانتقادات: an act that nobody is named for; the claimant is unstated, never the outlet."""
        for clause in parts:
            if clause.head < 0 or items[clause.head].cls != "undergo":
                continue
            for n in range(clause.head + 1, clause.end):
                noun = bare_word(self.view.norms[items[n].a]).removeprefix(TO) if items[n].k == "w" else ""
                act = act_nouns().get(noun)
                if act is None:
                    continue
                whom = tuple(
                    Part(it.spot.readings["actor"], it.a, it.b, it.pro)
                    for it in items[clause.start : n]
                    if it.k == "M" and "actor" in it.spot.readings
                )
                said = next((it.time.value for it in items[: clause.end] if it.k == "T"), None)
                h = Happening(items[n], n, "other", {})
                h.lo, h.hi, h.rule = clause.start, clause.end, f"act.{act}.unstated"
                yield Told(h, Voice((), "unstated", act, whom, said=said), clause.start)
                break

    def untrue(
        self, items: list[Item], forward: list[Scope], backward: list[Scope], happenings: list[Happening]
    ) -> Iterator[Told]:
        """ما يتردد عار عن الصحة: a denial by idiom of what no event noun tells."""
        for n, it in enumerate(items):
            if it.cls != "untrue" or any(h.negated == "untrue" for h in happenings):
                continue
            scope = next((s for s in (*reversed(forward), *backward) if s.start <= n < s.end), None)
            if scope is None or not scope.voice.claimants:
                continue
            h = Happening(it, n, "other", {})
            h.lo, h.hi, h.rule = scope.start, n + 1, "act.denies"
            yield Told(h, scope.voice._replace(act="denies"), scope.lead)
