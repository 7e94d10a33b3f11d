"""From a document to its claims: the rule extractor.

Sentence by sentence: items, happenings, voices; then each happening told becomes a claim with its claimant, stance,
time and evidence. Reading rules: docs/extraction.md.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, cast

import msgspec

from riwaya.arabic.clitics import ARTICLE, TO, bare_word
from riwaya.arabic.numbers import find_quantities
from riwaya.arabic.prepositions import TOWARDS
from riwaya.extract.attribution import CONTENT_ACTS, OUTLET, OWN_ACTS, Attributor, Scope, Voice
from riwaya.extract.clauses import Clause, clauses
from riwaya.extract.domain import about_conflict
from riwaya.extract.events import with_events
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.itemiser import Itemiser
from riwaya.extract.items import Item
from riwaya.extract.lexicon.words import act_nouns, cues, definite_cues, kinds, one_event, precision
from riwaya.extract.mentions import Finder
from riwaya.extract.sentence import SentenceReader
from riwaya.extract.spots import Spot, mention
from riwaya.extract.timeline import resolve
from riwaya.model import (
    AttributionStep,
    Claim,
    Document,
    HarmFigure,
    Mention,
    Phrase,
    PlaceMention,
    Sentence,
    Span,
    TimeValue,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.extract.lexicon import Lexicon
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Certainty, ChainRole, ClaimantKind, Commitment, HarmKind, PlaceRole, Polarity

#: How many items the tail of a clause may bring into the evidence.
_LONGEST_TAIL: Final = 24
_SHORT_LINE: Final = 9
_DOUBT_REACH: Final = 9
_SHORTEST_TAIL: Final = 3
_LONGEST_SUBJECT: Final = 8
_RUNNING: Final = frozenset(("since", "throughout", "until"))
_STATES: Final = frozenset(("control_of_territory", "siege"))
#: Acts by which one tells what one did oneself.
_OF_ONESELF: Final = frozenset(("asserts", "announces", "confirms", "admits", "claims_responsibility"))
_NOT_ASSERTED: Final = frozenset(("calls_for", "demands", "warns", "threatens", "promises"))
_PRESUPPOSED: Final = frozenset(("condemns", "criticises", "expresses_concern"))


def _placed(time: TimeValue | None) -> TimeValue | None:
    """A time that the calendar could place; one that it could not is unknown, never a guess."""
    return time if time is not None and (time.start is not None or time.end is not None) else None


def confidence(rule: str) -> float:
    """How often the claims of a rule were right when it was measured (confidence.tsv), 0 to 1.

    It says how far the extractor is to be trusted, nothing about the truth of the claim.
    """
    table = precision()
    parts = rule.split("+")[0].split(".")
    return next((table[k] for k in (rule, ".".join(parts[:2]), parts[0]) if k in table), table["any"])


class _Told:
    """A happening with the voice that tells it, before it becomes a claim."""

    def __init__(self, h: Happening, voice: Voice, lead: int) -> None:
        self.h, self.voice, self.lead = h, voice, lead
        self.stops: frozenset[int] = frozenset()
        self.scope_start = 0


class ClaimReader:
    """Reads one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.document, self.gazetteer, self.lexicon = document, gazetteer, lexicon
        self.tokens, self.text = document.tokens, document.article.text
        self.spots = Finder(document, gazetteer, lexicon).find()
        times = resolve(document)
        adjectives = {form: gazetteer.entities[key] for form, key in gazetteer.adjectives.items()}
        self.itemiser = Itemiser(self.tokens, lexicon, adjectives, self.spots, find_quantities(self.tokens), times)
        self.attributor = Attributor(self.text, [(t.start, t.end) for t in self.tokens])
        self.ids: Counter[int] = Counter()
        self.sentence = document.sentences[0] if document.sentences else Sentence(0, 0, 0, 0, 0)
        self.accused: Claim | None = None
        self.day: TimeValue | None = None
        self.since: TimeValue | None = None
        self.parts: list[Clause] = []
        self.items: list[Item] = []
        self.happenings: list[Happening] = []

    def read(self) -> tuple[Claim, ...]:
        """Every claim of the document, in text order."""
        claims: list[Claim] = []
        if not about_conflict(self.itemiser.norms):
            return ()
        for sentence in self.document.sentences:
            told = list(self._sentence(sentence))
            self._remember(told)
            claims += told
        return with_events(tuple(sorted(claims, key=lambda c: (c.trigger.start, c.id))))

    def _sentence(self, sentence: Sentence) -> Iterator[Claim]:
        self.sentence = sentence
        items = self.items = self.itemiser.items(sentence)
        norms = self.itemiser.norms
        backward = self.attributor.behind(items)
        parts = self.parts = clauses(items)
        forward = self.attributor.scopes(items, parts, norms, backward)
        happenings = self.happenings = SentenceReader(items, norms, parts).read()
        self._share(happenings, forward)
        told = [t for h in happenings if (t := self._tell(h, items, forward, backward)) is not None]
        for t in told:
            t.stops = frozenset(n for o in told if o is not t and self._parts_from(t.h, o.h) for n in (o.h.lo, o.h.n))
            yield self._claim(t, items, sentence)
        yield from self._acts(items, forward, told, sentence)
        yield from self._undergone(items, parts, sentence)

    def _parts_from(self, h: Happening, other: Happening) -> bool:
        """Whether another claim ends this one's evidence: not where it only tells the cause or the place of it."""
        return not (
            h.item.k == "V"
            and other.item.k == "E"
            and other.under in one_event("evidence")
            and other.clause in (h.clause, h.clause + 1)
        )

    # -- who tells what ------------------------------------------------------------------------------------------------

    def _tell(self, h: Happening, items: list[Item], forward: list[Scope], backward: list[Scope]) -> _Told | None:
        inner = next((s for s in reversed(forward) if s.start <= h.n < s.end), None)
        first = inner is not None and not any(o is not h and inner.start <= o.n < h.n for o in self.happenings)
        direct = first and h.item.k == "E" and inner is not None and inner.start == h.n
        held = inner is not None and (
            inner.act in CONTENT_ACTS or direct or (first and h.item.k == "E" and not h.item.definite)
        )
        own = inner is not None and inner.act in _OF_ONESELF
        if direct and own and inner is not None and not h.agents and h.slots.get("gen") == "agent":
            for part in inner.voice.claimants[:1]:
                if part.entity.kind in kinds("armed"):
                    h.add("agent", part)  # أعلنت القوات الانسحاب: whoever announces it does it
        if not self._stands(h, items, held=held):
            return None
        back = next((s for s in backward if s.start <= h.n < s.end), None)
        if inner is not None and inner.act in OWN_ACTS:
            return None
        if inner is not None:
            chain = inner.voice.chain + (tuple((p, "relay") for p in back.voice.claimants) if back is not None else ())
            told = _Told(h, inner.voice._replace(chain=chain), inner.lead)
            told.scope_start = inner.start if items[inner.verb].k == "V" else 0
            return told
        if back is not None:
            return _Told(h, back.voice, h.lo)
        return _Told(h, OUTLET, h.lo)

    def _stands(self, h: Happening, items: list[Item], *, held: bool) -> bool:
        """Whether a happening states something: not a back reference, not a plan, not a purpose."""
        self._stance(h, items)
        if h.status in ("future", "purpose", "conditional", "without"):
            return False
        if h.type == "harm_casualties":
            return bool(h.figures)
        if h.type in ("deployment_reinforcement", "advance", "sanction") and not self._company(h, items):
            return False
        noun = h.item.k == "E"
        if held:
            return True
        if h.type == "ceasefire_agreement" and noun and not h.item.definite and h.rule.startswith("noun.deal"):
            return True
        if h.bare and (h.type == "aid_delivery" or self._headline(h, items)):
            return True
        if h.bare and h.rule.startswith(("carrier.happen", "carrier.phase")):
            clause = self.parts[h.clause] if 0 <= h.clause < len(self.parts) else Clause(0, 0, -1)
            return any(items[n].k == "T" for n in range(clause.start, clause.end))
        if h.bare and not h.weapons and not h.subject_shared:
            return False
        if noun and h.bare:
            return False
        if noun and h.rule.startswith("noun") and not (h.agents or h.targets or h.figures) and h.item.definite:
            return bool(h.places) and h.type in ATTACKS and not h.under
        needs = _NEEDED.get(h.item.entry.slots.get("obj", "") if h.item.entry else "")
        return needs is None or bool(getattr(h, needs)) or h.type != "attack_other"

    def _headline(self, h: Happening, items: list[Item]) -> bool:
        """A short line that only names an event (انفجار قرب الكنيسة)."""
        return (
            h.item.k == "E" and h.n == 0 and not h.item.definite and len(items) <= _SHORT_LINE and self.sentence.heading
        )

    def _company(self, h: Happening, items: list[Item]) -> bool:
        """Whether an event that many words share has what makes it this one: troops, an armed actor, an aid convoy."""
        near = [
            self.itemiser.norms[k]
            for it in items[max(0, h.lo - 2) : min(self._reach(h, items) + 4, len(items))]
            for k in range(it.a, it.b)
        ]
        if h.type == "sanction":
            return any(bare_word(n) in definite_cues("sanction") for n in near)
        if h.type == "advance" and any(bare_word(n) in definite_cues("aid") for n in near):
            h.type = "aid_delivery"
            return True
        if h.type == "advance" and not any(p.entity.kind in kinds("armed") for p in h.agents):
            if not any(bare_word(n) in definite_cues("troops") for n in near):
                return False
            if (
                h.item.entry is not None
                and h.item.entry.slots.get(TOWARDS) == "site"
                and "gen" in h.item.entry.slots
                and h.item.entry.lemma in cues("arrival")
            ):
                h.type = "deployment_reinforcement"
            return True
        return (
            h.type == "advance"
            or any(bare_word(n) in definite_cues("troops") for n in near)
            or h.rule.startswith("participle")
        )

    def _stance(self, h: Happening, items: list[Item]) -> None:
        """What stands before the trigger in its clause: negation, hedge, plan, purpose."""
        entry = h.item.entry
        if h.item.k == "V" and entry is not None:
            if entry.tense == "future":
                h.status = "future"
            if (
                h.item.prep == TO
                and entry.tense in ("present", "jussive")
                and h.rule.startswith("verb")
                and not h.figures
            ):
                h.status = h.status or ""
        if h.item.k == "E" and h.under in ("purpose", TO, "conditional") and "carrier" not in h.rule:
            plain = entry is not None and entry.number == "s" and not (h.agents or h.figures or h.targets)
            if h.under != TO or plain:
                h.status = "purpose"
        self._before_trigger(h, items, h.n)
        if h.verb != h.n:
            self._before_trigger(h, items, h.verb)
        if not h.hedge:
            h.hedge = self._doubt(h, items)

    def _doubt(self, h: Happening, items: list[Item]) -> str:
        """يعتقد أن …, من المرجح أن يكون …, على ما يبدو: doubt that reaches over the subject or stands behind."""
        for n in range(min(h.verb, h.n) - 1, max(-1, h.verb - _DOUBT_REACH), -1):
            it = items[n]
            if it.k == "h" and it.cls == "hedge":
                return it.governs
            if it.k == "h" and n + 1 < len(items) and items[n + 1].cls == "aux" and items[n + 1].tense == "present":
                return "possible"
            if it.k in ",kr" or (it.k == "V" and it.cls != "aux") or (it.k == ";" and it.mark not in '"“”«»'):
                break
        behind = next(
            (
                items[n]
                for n in range(h.n + 1, min(len(items), h.hi + 2))
                if items[n].k == "h" and items[n].b - items[n].a > 1
            ),
            None,
        )
        return behind.governs if behind is not None else ""

    def _before_trigger(self, h: Happening, items: list[Item], at: int) -> None:
        entry = h.item.entry
        n = at - 1
        steps = 0
        while n >= 0 and steps < 4:  # noqa: PLR2004  stance words stand close to their verb
            it = items[n]
            if it.k == "n" and it.entry is not None:
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

    def _share(self, happenings: list[Happening], forward: list[Scope]) -> None:
        """A verb without a subject of its own has the subject of the verb before it."""
        previous: Happening | None = None
        for h in happenings:
            if h.subject_shared and not h.agents:
                if previous is not None and not any(previous.n < s.verb < h.n for s in forward):
                    for part in previous.agents:
                        h.add("agent", part)
                else:
                    self._speaker_acts(h, forward)
            if h.item.k == "V" or h.agents:
                previous = h

    def _speaker_acts(self, h: Happening, forward: list[Scope]) -> None:
        """قالت إنها كانت متوجهة: whoever says it of himself does it, where he is one who can."""
        scope = next((s for s in reversed(forward) if s.start <= h.n < s.end and s.voice.claimants), None)
        if scope is not None and scope.voice.kind == "named" and scope.voice.claimants[0].entity.kind in kinds("armed"):
            h.add("agent", scope.voice.claimants[0])

    # -- speech acts without an event ------------------------------------------------------------------------------------

    def _acts(self, items: list[Item], forward: list[Scope], told: list[_Told], sentence: Sentence) -> Iterator[Claim]:
        for n, scope in enumerate(forward):
            act = scope.act
            if act in OWN_ACTS or (
                act in CONTENT_ACTS and not any(t.voice.act == act and scope.start <= t.h.n < scope.end for t in told)
            ):
                end = forward[n + 1].lead if n + 1 < len(forward) else scope.end
                yield self._act(items, scope, min(end, scope.end), sentence)

    def _undergone(self, items: list[Item], parts: list[Clause], sentence: Sentence) -> Iterator[Claim]:
        """تعرضت روسيا لانتقادات: an act that nobody is named for; the claimant is unstated, never the outlet."""
        for clause in parts:
            head = items[clause.head] if clause.head >= 0 else None
            if head is None or head.entry is None or head.entry.cls != "undergo":
                continue
            for n in range(clause.head + 1, clause.end):
                act = (
                    act_nouns().get(bare_word(self.itemiser.norms[items[n].a]).removeprefix(TO))
                    if items[n].k == "w"
                    else None
                )
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
                yield self._claim(_Told(h, Voice((), "unstated", act, whom, said=said), clause.start), items, sentence)
                break

    def _act(self, items: list[Item], scope: Scope, end: int, sentence: Sentence) -> Claim:
        it = items[scope.verb]
        h = Happening(it, scope.verb, "other", {})
        h.lo, h.hi, h.rule = scope.lead, max(end, scope.verb + 1), f"act.{scope.act}"
        if scope.act == "denies" and self.accused is not None:
            h.type = self.accused.event_type  # ونفت ذلك: what was said just before
        return self._claim(_Told(h, scope.voice, scope.lead), items, sentence)

    # -- the claim -------------------------------------------------------------------------------------------------------

    def _claim(self, told: _Told, items: list[Item], sentence: Sentence) -> Claim:
        h, voice = told.h, told.voice
        act = voice.act
        agents, targets = list(h.agents), list(h.targets)
        if act == "accuses" and not agents:
            agents = list(voice.addressees)
        if act in ("claims_responsibility", "denies") and not agents:
            agents = list(voice.claimants[:1])
        polarity = "denied" if h.negated or act == "denies" else "affirmed"
        commitment = self._commitment(h, voice, polarity)
        start, end = self._evidence(told, items)
        trigger = self.tokens[h.item.a]
        self.ids[trigger.start] += 1
        count = self.ids[trigger.start]
        time = _placed(self._time(told, items))
        figures = self._figures(h, running=self._running(h, items, time))
        certainty = h.hedge or voice.certainty or "certain"
        return Claim(
            id=str(trigger.start) if count == 1 else f"{trigger.start}-{count}",
            evidence=Span(start, end),
            trigger=Phrase(
                trigger.start, self.tokens[h.item.b - 1].end, self.text[trigger.start : self.tokens[h.item.b - 1].end]
            ),
            sentence=Span(sentence.start, sentence.end),
            event_type=h.type,
            speech_act=act,
            commitment=cast("Commitment", commitment),
            polarity=cast("Polarity", polarity),
            certainty=cast("Certainty", certainty),
            claimant_kind=cast("ClaimantKind", voice.kind),
            rule=h.rule,
            confidence=confidence(h.rule),
            claimants=self._mentions(voice.claimants),
            addressees=self._mentions(voice.addressees),
            attribution=tuple(AttributionStep(self._mention(p), cast("ChainRole", role)) for p, role in voice.chain),
            agents=self._mentions(agents),
            targets=self._mentions(targets),
            places=self._places(h),
            weapons=self._mentions(h.weapons),
            purpose=self._purpose(h, items, end),
            time=time,
            said=_placed(voice.said),
            figures=figures,
            lexicon=tuple(h.rows) + ((voice.row,) if voice.row else ()),
        )

    def _commitment(self, h: Happening, voice: Voice, polarity: str) -> str:
        if polarity == "denied":
            return "denied"
        if voice.act in _NOT_ASSERTED:
            return "not_asserted"
        if voice.act in _PRESUPPOSED:
            return "presupposed" if h.type != "other" else "not_asserted"
        if h.hedge or voice.act == "doubts" or voice.certainty:
            return "hedged"
        return "asserted"

    def _evidence(self, told: _Told, items: list[Item]) -> tuple[int, int]:
        h = told.h
        lo = min(h.lo, h.n, h.verb)
        if h.item.k == "V" and 0 <= h.clause < len(self.parts):
            start = self.parts[h.clause].start
            if lo - start <= _LONGEST_SUBJECT and not any(start <= n < lo for n in told.stops):
                lo = min(lo, start)
        while lo < h.n and items[lo].k in ",;crk":
            lo += 1
        if told.lead < lo and lo - told.lead < 14:  # noqa: PLR2004  a short lead-in of saying belongs to the evidence
            lo = told.lead
        while (lo > 0 and items[lo - 1].k in "T") or (lo > 1 and items[lo - 1].k == "," and items[lo - 2].k == "T"):
            lo -= 1
        hi = self._reach(h, items)
        while hi - 1 > h.n and items[hi - 1].k in ",;pckrxnhf" and items[hi - 1].mark not in ('"', "»", "”", ")"):
            hi -= 1
        hi = self._close(hi, told, items)
        first = items[lo]
        while first.k in ",;" and lo < h.n:
            lo += 1
            first = items[lo]
        return self.tokens[first.a].start, self.tokens[items[hi - 1].b - 1].end

    def _close(self, hi: int, told: _Told, items: list[Item]) -> int:
        """Take in the causes, relative clauses and the phrase of saying that follow, up to what another claim tells."""
        n = hi
        while n < len(items) and n not in told.stops:
            it = items[n]
            if it.k == "k" or (it.k == "V" and it.joined) or (it.k == ";" and it.mark in ".؟!؛:"):
                break
            if it.k == "," and n + 1 < len(items) and items[n + 1].joined and items[n + 1].k in "VEw":
                break
            n += 1
        return n if n - hi <= min(_LONGEST_TAIL, max(_SHORTEST_TAIL, 2 * (hi - told.h.lo))) else hi

    def _purpose(self, h: Happening, items: list[Item], end: int) -> Phrase | None:
        """بهدف …, لنجدة …: what it was for, in the words of whoever tells it."""
        for n in range(h.n + 1, len(items)):
            it = items[n]
            if self.tokens[it.a].start >= end or it.k in "Vck":
                return None
            if it.cls == "purpose" or (it.k == "w" and it.pro == TO and it.entry is not None and it.entry.pos == "n"):
                start = self.tokens[it.a].start
                stop = max(
                    self.tokens[x.b - 1].end
                    for x in items[n : n + 4]
                    if x.k not in ",;" and self.tokens[x.a].start < end
                )
                return Phrase(start, stop, self.text[start:stop])
        return None

    def _running(self, h: Happening, items: list[Item], time: TimeValue | None) -> bool:
        """A toll over a stretch of time: since a day, or since the war began."""
        if time is not None:
            return time.kind in _RUNNING
        return h.type == "harm_casualties" and any(
            items[n].cls == "since" for n in range(h.lo, min(h.hi + 3, len(items)))
        )

    def _figures(self, h: Happening, *, running: bool) -> tuple[HarmFigure, ...]:
        out = []
        for f in h.figures:
            start, end = self.tokens[f.a].start, self.tokens[f.b - 1].end
            c = f.people
            out.append(
                HarmFigure(
                    kind=cast("HarmKind", f.kind),
                    group=c.group,
                    low=c.low,
                    high=c.high,
                    text=self.text[start:end],
                    start=start,
                    end=end,
                    exclusive_low=c.exclusive_low,
                    exclusive_high=c.exclusive_high,
                    approximate=c.approximate,
                    running=running,
                    part_of=f.part_of,
                    affiliation=self._mention(f.affiliation) if f.affiliation is not None else None,
                )  # fmt: skip
            )
        return tuple(out)

    def _places(self, h: Happening) -> tuple[PlaceMention, ...]:
        places = h.places
        if any(role in ("site", "origin", "destination") for _, role in places):
            places = [(p, role) for p, role in places if role != "near"]
        return tuple(PlaceMention(self._mention(p), cast("PlaceRole", role)) for p, role in places)

    def _time(self, told: _Told, items: list[Item]) -> TimeValue | None:
        """The time in the clause, else one that stands before in the same sentence; never the time of saying."""
        h, said = told.h, told.voice.said

        def free(n: int) -> bool:
            return items[n].k == "T" and items[n].time.value is not said

        right_before = h.n - 1
        if h.item.k == "E" and right_before >= 0 and items[right_before].k == "T" and items[right_before].time.of_next:
            return items[right_before].time.value
        hi = min(self._reach(h, items), len(items))
        inside = [n for n in range(h.lo, hi) if free(n) and not items[n].time.of_next]
        if inside:
            anchor = h.figures[0].a if h.figures else h.item.a
            return items[min(inside, key=lambda n: abs(items[n].a - anchor))].time.value
        if h.type in _STATES or self._habitual(h, items):
            return None
        if not any(it.k == "T" for it in items):
            return self._carried(h, items)
        running = h.type in ("harm_casualties", "displacement_flight")
        before = [
            n
            for n in range(h.lo)
            if free(n) and not items[n].time.of_next and (running or not items[n].time.background)
        ]
        lead = told.scope_start
        before = [n for n in before if n >= lead and self._reaches(n, h)]
        return items[before[-1]].time.value if before else None

    def _habitual(self, h: Happening, items: list[Item]) -> bool:
        """كانت الفصائل تستخدمها: what used to happen has no day."""
        if h.item.k != "V" or h.item.entry is None or h.item.entry.tense != "present":
            return False
        start = self.parts[h.clause].start if 0 <= h.clause < len(self.parts) else h.n
        return any(items[n].cls == "aux" for n in range(max(start, h.n - 4), h.n))

    def _carried(self, h: Happening, items: list[Item]) -> TimeValue | None:
        """A time from the sentence before, only where the words go on about the same thing."""
        if h.type in ("harm_casualties", "displacement_flight") and items[0].k == "k" and h.figures:
            return self._again(self.since)
        if h.item.k == "E" and h.verb != h.n and any(self._known_thing(p) for p in h.targets):
            return self._again(self.day)
        return None

    def _again(self, time: TimeValue | None) -> TimeValue | None:
        return msgspec.structs.replace(time, basis="narrative", span=None) if time is not None else None

    def _known_thing(self, part: Part) -> bool:
        """الرتل, القافلة: a thing with the article that the sentence before told of."""
        return (
            part.entity.cls == "object"
            and part.entity.kind in kinds("moving")
            and self.itemiser.norms[part.a].startswith(ARTICLE)
        )

    def _remember(self, told: list[Claim]) -> None:
        """Keep the day and the running time of a sentence for the one behind it."""
        accused = [
            c for c in told if c.speech_act == "accuses" or (c.polarity == "affirmed" and c.event_type in ATTACKS)
        ]
        self.accused = accused[-1] if accused else None
        days = [c.time for c in told if c.time is not None and c.time.kind in ("on", "within")]
        since = [c.time for c in told if c.time is not None and c.time.kind == "since"]
        self.day = days[-1] if days else None
        self.since = since[-1] if since else None

    def _reaches(self, n: int, h: Happening) -> bool:
        """Whether a time told earlier in the sentence still holds: not out of a relative or reported clause, nor over قبل أن."""
        then = next((k for k, c in enumerate(self.parts) if c.start <= n < c.end), 0)
        now = h.clause
        items = self.items
        if any(
            items[self.parts[k].start].k in "ck"
            and bare_word(self.itemiser.norms[items[self.parts[k].start].a]) in cues("break")
            for k in range(then + 1, min(now, len(self.parts) - 1) + 1)
        ):
            return False
        return not (then > 0 and items[self.parts[then].start].k == "r")

    def _tells(self, n: int, items: list[Item]) -> bool:
        """Whether a phrase with a preposition names anything (في أول حادث من نوعه does not)."""
        while n < len(items) and items[n].k in "wpA":
            n += 1
        return n < len(items) and items[n].k in "MGTQE"

    def _reach(self, h: Happening, items: list[Item]) -> int:
        """Where the words of a happening end: at the next verb, mark, phrase of saying or event of its own."""
        hi = max(h.hi, h.n + 1)
        while hi < len(items):
            it = items[hi]
            if it.k == "p" and not self._tells(hi + 1, items):
                break
            if it.k == "x" and hi + 1 < len(items) and items[hi + 1].k == "T":
                hi += 2
                continue
            if (
                it.k in ",VrckxbaPz"
                or (it.k == "E" and it.cls not in ("aidgoods", "convoy", "lightnoun", "operation"))
                or (it.k == ";" and it.mark not in '"“”«»')
            ):
                if it.k == "," and hi + 1 < len(items) and items[hi + 1].k == "T" and not items[hi + 1].joined:
                    return hi + 2
                break
            hi += 1
        return hi

    # -- mentions --------------------------------------------------------------------------------------------------------

    def _mentions(self, parts: tuple[Part, ...] | list[Part]) -> tuple[Mention, ...]:
        return tuple(self._mention(p) for p in parts)

    def _mention(self, part: Part) -> Mention:
        return mention(Spot(part.a, part.b, part.pro, {part.entity.cls: part.entity}, part.a), self.tokens, self.text)


#: Frames whose event stands only when a certain object does: a bomb for ألقى, a weapon for استخدم.
_NEEDED: Final = {"weapon": "weapons"}


def find_claims(document: Document, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Every claim of a document, in text order.

    :returns: claims whose spans index ``document.article.text``.
    """
    return ClaimReader(document, gazetteer, lexicon).read()
