"""Stance: what a sentence makes of a happening: told, negated, doubted, planned, or only referred back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    TO,
    bare_word,
)
from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import ON, TOWARDS
from riwaya.extract.clauses import Clause
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import (
    cues,
    definite_cues,
    kinds,
    listed,
)

if TYPE_CHECKING:
    from riwaya.extract.evidence import EvidenceReader
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView


_SHORT_LINE: Final = 9
_DOUBT_REACH: Final = 9
_UNTRUE_REACH: Final = 18
#: How many items behind a word of taking the place may stand.
_PLACE_WITHIN: Final = 7
_TAKEN_WITHIN: Final = 4
#: Frames whose event stands only when a certain object does: a bomb for ألقى, a weapon for استخدم.
_NEEDED: Final = {"weapon": "weapons"}


def _whole(h: Happening) -> bool:
    """انتهت الهدنة, انهار وقف إطلاق النار: the words that the frame needs tell it, and nobody has a role."""
    return h.slots.get("subj") == h.slots.get("obj") == "none" and "need" in h.slots


class StanceReader:
    """Reads the stance on the happenings of a sentence."""

    def __init__(self, view: SentenceView, evidence: EvidenceReader) -> None:
        self.view, self.evidence = view, evidence

    def stands(  # noqa: PLR0911  a list of conditions, each with its answer
        self, h: Happening, items: list[Item], *, held: bool, object_of_act: bool = False
    ) -> bool:
        """Whether a happening states something: not a back reference, not a plan, not a purpose.

        :param held: an act of speech is about it.
        :param object_of_act: it stands right behind the word of that act, so that a ل before it tells no aim.
        """
        self._stance(h, items)
        if object_of_act and h.under == TO and h.status == "purpose":
            h.status = ""  # إدانة روسية لقصف …
        if h.status in ("future", "purpose", "conditional", "without"):
            return False
        if h.type == "harm_casualties":
            return bool(h.figures)
        if h.type in ("deployment_reinforcement", "advance", "sanction") and not self._company(h, items):
            return False
        noun = h.item.k == "E"
        if noun and h.type == "territory_capture" and self._of_no_place(h, items):
            return False
        if h.rule == "deal.terms":
            return True
        if h.type == "shooting_killing" and h.slots.get(ON) == "victim" and not (h.figures or h.targets):
            return False  # قضى على طموحاتهم
        if noun and h.n > 1 and items[h.n - 2].k == "c" and self.view.norms[items[h.n - 1].a] in cues("any"):
            return False  # إن أي هجوم على المدينة قد يؤدي
        if held:
            return True
        if noun and h.n and not h.negated and self.view.norms[items[h.n - 1].a] in cues("any"):
            return False  # إن أي هجوم على المدينة قد يؤدي
        if h.type == "ceasefire_agreement" and noun and not h.item.definite and h.rule.startswith("noun.deal"):
            return True
        if h.bare and (h.type in ("aid_delivery", "deployment_reinforcement") or self._headline(h, items)):
            return True
        if h.bare and h.rule.startswith(("carrier.happen", "carrier.undergo")) and not h.item.definite:
            return True  # واندلعت اشتباكات, تعرضت المنطقة لقصف: what happened to whom no list knows
        if h.bare and h.rule.startswith(("carrier.happen", "carrier.phase")):
            clause = self.view.parts[h.clause] if 0 <= h.clause < len(self.view.parts) else Clause(0, 0, -1)
            return h.type in ATTACKS or any(items[n].k == "T" for n in range(clause.start, clause.end))
        if h.bare and h.weapons and h.rule.startswith("carrier.light"):
            return True  # الغارة نفذت بطائرات مسيرة
        told = h.item.k == "V" and ("+noun" in h.rule or h.type == "assassination")  # استهدف القصف ما لا تعرفه قائمة
        if h.rule.startswith("noun.topic") or (noun and h.bare and "+verb" in h.rule and h.type in ATTACKS):
            return True  # التفجير استهدف ما لا تعرفه قائمة
        if h.bare and not h.weapons and not h.subject_shared and not told:
            return h.item.k == "V" and (_whole(h) or self._takes(h, items))
        if noun and h.bare:
            return False
        if noun and h.rule.startswith("noun") and not (h.agents or h.targets or h.figures) and h.item.definite:
            return bool(h.places) and h.type in ATTACKS and not h.under
        needs = _NEEDED.get(h.item.entry.slots.get("obj", "") if h.item.entry else "")
        return (
            needs is None
            or bool(getattr(h, needs))
            or (h.type != "attack_other" and not (h.item.enc and "need" in h.slots))
        )

    def _takes(self, h: Happening, items: list[Item]) -> bool:
        """سيطروا على الحاجز: what was taken is a thing, and no place that a list knows."""
        if h.type != "territory_capture" or h.slots.get(ON) != "site":
            return False
        for k in range(h.n + 1, min(h.n + _TAKEN_WITHIN, len(items) - 1)):
            if items[k].k == "p" and items[k].governs == ON:
                return items[k + 1].k == "M" and "object" in items[k + 1].spot.readings
        return False

    def _of_no_place(self, h: Happening, items: list[Item]) -> bool:
        """العاملة تحت سيطرتها, لسيطرة القوات: a hold of which no place is told behind على."""
        if h.places or h.slots.get(ON) != "site" or "carrier" in h.rule:
            return False
        return not any(
            (it.k == "p" or it.cls == "resumptive") and it.governs == ON for it in items[h.n + 1 : h.n + _PLACE_WITHIN]
        )

    def _headline(self, h: Happening, items: list[Item]) -> bool:
        """A short line that only names an event (انفجار قرب الكنيسة)."""
        return (
            h.item.k == "E"
            and h.n == 0
            and not h.item.definite
            and len(items) <= _SHORT_LINE
            and self.view.sentence.heading
        )

    def _company(self, h: Happening, items: list[Item]) -> bool:
        """Whether an event that many words share has what makes it this one: troops, an armed actor, an aid convoy."""
        if h.type == "deployment_reinforcement" and h.item.k == "E":
            if h.n and self.view.norms[items[h.n - 1].a] in cues("areas"):
                return False  # مناطق انتشار القوات: a place
            if h.item.enc and h.item.entry is not None and fold(h.item.entry.lemma) in cues("stationing"):
                return True  # انتشارهم في المدينة
        around = items[max(0, h.lo - 2) : min(self.evidence.reach(h, items) + 4, len(items))]
        near = {bare_word(norm) for norm in self.view.norms[around[0].a : around[-1].b]} if around else set()
        if h.type == "sanction":
            return not near.isdisjoint(definite_cues("sanction"))
        if h.type == "advance" and not near.isdisjoint(definite_cues("delegation")):
            return False
        if h.type == "advance" and not near.isdisjoint(definite_cues("evacuees")):
            h.type = "evacuation"
            return True
        if h.type == "advance" and not near.isdisjoint(definite_cues("aid")):
            h.type = "aid_delivery"
            return True
        if h.type == "advance" and not any(p.entity.kind in kinds("armed") for p in h.agents):
            if near.isdisjoint(definite_cues("troops")):
                return False
            if (
                h.item.entry is not None
                and h.item.entry.slots.get(TOWARDS) == "site"
                and "gen" in h.item.entry.slots
                and listed(h.item.entry.lemma, "arrival")
            ):
                h.type = "deployment_reinforcement"
            return True
        return h.type == "advance" or not near.isdisjoint(definite_cues("troops")) or h.rule.startswith("participle")

    def _stance(self, h: Happening, items: list[Item]) -> None:
        """What stands before the trigger in its clause: negation, hedge, plan, purpose."""
        entry = h.item.entry
        if h.item.k == "V" and h.item.tense == "future":
            h.status = "future"
        if h.item.k == "E" and h.under in ("purpose", TO, "conditional") and "carrier" not in h.rule:
            plain = entry is not None and entry.number == "s" and not (h.agents or h.figures or h.targets)
            foils = entry is not None and entry.slots.get("gen") == "none"  # لصد الهجوم
            shown = h.under == TO and h.n and self.view.norms[items[h.n - 1].a] in cues("recorded")
            aimed = entry is not None and fold(entry.lemma) in cues("aim")  # لمواجهة فلول النظام
            if (h.under != TO or plain or foils or aimed) and not shown:
                h.status = "purpose"  # but عرضت صورا لقصف المستوطنة
        self._before_trigger(h, items, h.n)
        if h.verb != h.n:
            self._before_trigger(h, items, h.verb)
        if h.negated and h.figures and all(f.people.high == 0 for f in h.figures):
            h.negated = ""  # لم تقع إصابات جراء القصف: nobody was hurt, and the shelling stands
        if not h.hedge:
            h.hedge = self._doubt(h, items)
        if self._untrue(h, items):
            h.negated = "untrue"
            h.status = "" if h.status == "purpose" else h.status  # لإشاعة انسحابها …، وهو خبر عار عن الصحة

    def _untrue(self, h: Happening, items: list[Item]) -> bool:
        """لا صحة للأنباء عن قصف …: an idiom of denial that governs the event noun."""
        for n in range(h.n - 1, max(-1, h.n - _UNTRUE_REACH), -1):
            if items[n].cls == "untrue":
                h.lo = min(h.lo, n) if h.item.k == "E" else h.lo  # the idiom is evidence of the denial
                return h.item.k == "E"
            if items[n].k in "k,c" or (items[n].k == "V" and not self._relative(n, items)):
                break
        if h.item.k != "E" or (h.item.definite and not h.item.enc):
            return False
        for n, it in enumerate(items[h.n + 1 :], h.n + 1):  # ما يشاع عن انسحاب القوات عار عن الصحة
            if it.cls == "untrue":
                h.hi = max(h.hi, n + 1)
                return True
            if it.k in "kVcr;":
                return False
        return False

    def _relative(self, n: int, items: list[Item]) -> bool:
        """لا صحة للأخبار التي تتحدث عن انسحاب: whether a verb stands in the relative clause of what is untrue."""
        return any(it.k == "r" for it in items[max(0, n - 2) : n])

    def _doubt(self, h: Happening, items: list[Item]) -> str:
        """يعتقد أن …, من المرجح أن يكون …, على ما يبدو: doubt that reaches over the subject or stands behind."""
        for n in range(min(h.verb, h.n) - 1, max(-1, h.verb - _DOUBT_REACH), -1):
            it = items[n]
            if it.k in "wMAGTEp":
                continue
            if it.k == "h" and it.cls == "hedge":
                return it.governs
            if it.k == "h" and n + 1 < len(items) and items[n + 1].cls == "aux" and items[n + 1].tense == "present":
                return "possible"
            if it.k in ",kr" or (it.k == "V" and it.cls != "aux") or (it.k == ";" and it.mark not in '"“”«»'):
                break
        for it in items[h.n + 1 : h.hi + 2]:
            if it.k == "h" and it.b - it.a > 1:
                return it.governs
        return ""

    def _before_trigger(self, h: Happening, items: list[Item], at: int) -> None:
        entry = h.item.entry
        n = at - 1
        steps = 0
        while n >= 0 and steps < 4:  # noqa: PLR2004  stance words stand close to their verb
            it = items[n]
            if it.k == "n" and it.entry is not None:
                if it.entry.cls == "untrue":
                    break
                if it.entry.cls == "without":
                    h.status = "without"
                elif it.entry.value == "future":
                    h.status = "future"
                else:
                    h.negated = "denied"
            elif it.k == "h" and it.entry is not None:
                present = h.item.k == "V" and entry is not None and entry.tense == "present"
                if it.entry.cls == "hedge":
                    h.hedge = h.hedge or it.entry.value
                elif present:
                    h.hedge = h.hedge or "possible"
            elif it.k == "f" and it.entry is not None:
                h.status = h.status or it.entry.cls
            elif it.k in ",rkV" or (it.k == ";" and it.mark not in '"“”«»') or it.k in "EG":
                break
            n -= 1
            steps += 1
