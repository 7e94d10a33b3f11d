"""Making the claim: a happening, its voice, time and evidence as one value of the model."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from riwaya.extract.lexicon.words import kinds, precision
from riwaya.extract.sites import told_places
from riwaya.extract.spots import mention_of
from riwaya.model import (
    AttributionStep,
    Claim,
    HarmFigure,
    Mention,
    Phrase,
    PlaceMention,
    Sentence,
    Span,
    TimeValue,
)

if TYPE_CHECKING:
    from riwaya.extract.evidence import EvidenceReader
    from riwaya.extract.happenings import Happening, Part
    from riwaya.extract.items import Item
    from riwaya.extract.struckmen import MenReader
    from riwaya.extract.things import ThingReader
    from riwaya.extract.told import SentenceView, Told
    from riwaya.extract.voices import Voice
    from riwaya.extract.when import TimeReader
    from riwaya.model import Certainty, ChainRole, ClaimantKind, Commitment, HarmKind, PlaceRole, Polarity


_NOT_ASSERTED: Final = frozenset(("calls_for", "demands", "warns", "threatens", "promises"))
#: Acts that a claim has only where its evidence holds their verb.
_IN_EVIDENCE: Final = frozenset(("announces", "confirms", "admits", "condemns", "criticises"))
#: Types that a whole town undergoes: where nothing in it is named, the town itself was struck.
_ON_PLACES: Final = frozenset(
    ("shelling", "rocket_attack", "missile_strike", "drone_strike", "chemical_attack", "siege")
)
_PRESUPPOSED: Final = frozenset(("condemns", "criticises", "expresses_concern"))


def _placed(time: TimeValue | None) -> TimeValue | None:
    """A time that the calendar could place; one that it could not is unknown, never a guess."""
    return time if time is not None and (time.start is not None or time.end is not None) else None


def _only_people(part: Part) -> bool:
    """Whether an agent is but some people without a name."""
    return part.entity.kind == "collective" and not part.entity.known


def _agents(h: Happening, voice: Voice) -> list[Part]:
    """Who did it: the agents told, whom the voice accuses of it, or the body that speaks and claims it."""
    agents = h.agents
    if voice.act == "accuses" and all(_only_people(p) for p in agents):
        agents = list(voice.addressees) or agents  # اتهمت الحكومة بإرسال مئات العناصر
    claims = voice.act == "claims_responsibility" and any(c.entity.kind != "person" for c in voice.claimants[:1])
    if claims or (voice.act in ("claims_responsibility", "denies") and not agents and h.negated != "untrue"):
        return list(voice.claimants[:1])  # whosever the thing struck was
    return list(agents)


@lru_cache(maxsize=1 << 10)
def confidence(rule: str) -> float:
    """How often the claims of a rule were right when it was measured (confidence.tsv), 0 to 1.

    It says how far the extractor is to be trusted, nothing about the truth of the claim.
    """
    table = precision()
    parts = rule.split("+", maxsplit=1)[0].split(".")
    return next((table[k] for k in (rule, ".".join(parts[:2]), parts[0]) if k in table), table["any"])


class ClaimMaker:
    """Makes the claims of a document, each with an id of its own."""

    def __init__(
        self, view: SentenceView, evidence: EvidenceReader, times: TimeReader, things: ThingReader, men: MenReader
    ) -> None:
        self.view, self.evidence, self.times, self.things, self.men = view, evidence, times, things, men
        self.ids: Counter[int] = Counter()

    def make(self, told: Told, items: list[Item], sentence: Sentence) -> Claim:
        """The claim of a happening with the voice that tells it."""
        h, voice = told.h, told.voice
        agents = _agents(h, voice)
        start, end = self.evidence.span(told, items)
        act = voice.act
        if act in _IN_EVIDENCE and told.verb >= 0 and self.view.tokens[items[told.verb].a].start < start:
            act = "asserts"  # أعلنت … وسيطرت على: what is told further on in the sentence, without the verb
        polarity = "denied" if h.negated or voice.act == "denies" else "affirmed"
        commitment = self._commitment(h, voice, act, polarity)
        certainty = h.hedge or voice.certainty or "certain"
        trigger = self._trigger(h)
        time = _placed(self.times.of(told, items))
        return Claim(
            id=self._id(trigger.start),
            evidence=Span(start, end),
            trigger=trigger,
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
            attribution=tuple([AttributionStep(self._mention(p), cast("ChainRole", role)) for p, role in voice.chain]),
            agents=self._mentions(agents),
            targets=self._mentions(self._targets(h, agents, items)),
            places=self._places(h),
            weapons=self._mentions(h.weapons),
            purpose=self.evidence.purpose(h, items, end),
            time=time,
            said=_placed(voice.said),
            figures=self._figures(h, running=self.times.running(h, items, time)),
            lexicon=tuple(h.rows) + ((voice.row,) if voice.row else ()),
        )

    def _id(self, start: int) -> str:
        """Where the trigger begins; the second claim of one trigger is numbered."""
        self.ids[start] += 1
        count = self.ids[start]
        return str(start) if count == 1 else f"{start}-{count}"

    def _trigger(self, h: Happening) -> Phrase:
        start, end = self.view.tokens[h.item.a].start, self.view.tokens[h.item.b - 1].end
        return Phrase(start, end, self.view.text[start:end])

    def _targets(self, h: Happening, agents: list[Part], items: list[Item]) -> list[Part]:
        """What was struck: things and bodies by name, the men of a body, a town."""
        targets = self.things.all(h.targets, items) or self.men.struck(h, agents, items)
        if not targets and h.type in _ON_PLACES:
            besieged = [p for p, role in h.places if role == "site"] if h.type == "siege" else []  # وتحاصرها القوات
            return [p for p in h.struck or besieged if p.entity.kind in kinds("settlement")]
        return targets

    def _commitment(self, h: Happening, voice: Voice, act: str, polarity: str) -> str:
        if polarity == "denied":
            return "denied"
        if act in _NOT_ASSERTED:
            return "not_asserted"
        if act in _PRESUPPOSED:
            return "presupposed" if h.type != "other" else "not_asserted"
        if h.hedge or act == "doubts" or voice.certainty:
            return "hedged"
        return "asserted"

    def _figures(self, h: Happening, *, running: bool) -> tuple[HarmFigure, ...]:
        if not h.figures:
            return ()
        out = []
        for f in h.figures:
            start, end = self.view.tokens[f.a].start, self.view.tokens[f.b - 1].end
            c = f.people
            out.append(
                HarmFigure(
                    kind=cast("HarmKind", f.kind),
                    group=c.group,
                    low=c.low,
                    high=c.high,
                    text=self.view.text[start:end],
                    start=start,
                    end=end,
                    exclusive_low=c.exclusive_low,
                    exclusive_high=c.exclusive_high,
                    approximate=c.approximate,
                    running=running,
                    part_of=f.part_of,
                    affiliation=self._mention(f.affiliation) if f.affiliation is not None else None,
                )
            )
        return tuple(out)

    def _places(self, h: Happening) -> tuple[PlaceMention, ...]:
        places = told_places(h, self.view.norms)
        return tuple([PlaceMention(self._mention(p), cast("PlaceRole", role)) for p, role in places])

    def _mentions(self, parts: tuple[Part, ...] | list[Part]) -> tuple[Mention, ...]:
        return tuple([self._mention(p) for p in parts]) if parts else ()

    def _mention(self, part: Part) -> Mention:
        return mention_of(part.entity, part.a, part.b, part.pro, self.view.tokens, self.view.text)
