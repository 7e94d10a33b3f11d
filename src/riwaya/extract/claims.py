"""From a document to its claims: the rule extractor.

Sentence by sentence: items, happenings, voices; then each happening told becomes a claim with its claimant, stance,
time and evidence. Reading rules: docs/extraction.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.dates import find_dates
from riwaya.arabic.numbers import find_quantities
from riwaya.extract.acts import ActReader
from riwaya.extract.afterwards import AfterReader
from riwaya.extract.attribution import Attributor
from riwaya.extract.clauses import clauses
from riwaya.extract.completing import OF_ONESELF, Completer
from riwaya.extract.doers import Doers
from riwaya.extract.domain import about_conflict
from riwaya.extract.events import with_events
from riwaya.extract.evidence import EvidenceReader
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.itemiser import Itemiser
from riwaya.extract.lexicon.words import (
    kinds,
    one_event,
)
from riwaya.extract.making import ClaimMaker
from riwaya.extract.mentions import find_spots
from riwaya.extract.sentence import SentenceReader
from riwaya.extract.stance import StanceReader
from riwaya.extract.strikers import by_striker, killed
from riwaya.extract.struckmen import MenReader
from riwaya.extract.things import ThingReader
from riwaya.extract.timeline import resolve
from riwaya.extract.told import SentenceView, Told
from riwaya.extract.voices import CONTENT_ACTS, OUTLET, OWN_ACTS, Scope
from riwaya.extract.when import TimeReader
from riwaya.extract.whereabouts import Whereabouts
from riwaya.extract.wordforms import word_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.lexicon import Lexicon
    from riwaya.extract.spots import Spot
    from riwaya.extract.voices import Voice
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import (
        Claim,
        Document,
        Sentence,
    )


class ClaimReader:
    """Reads the claims of one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, lexicon: Lexicon, spots: Sequence[Spot]) -> None:
        self.document = document
        tokens, forms = document.tokens, word_forms(gazetteer, lexicon)
        stops = forms.read(document).stops
        times = resolve(document, find_dates(tokens, stops))
        self.itemiser = Itemiser(document, forms, spots, find_quantities(tokens, stops=stops), times)
        self.attributor = Attributor(document, self.itemiser.norms, forms)
        self.view = SentenceView(document, self.itemiser.norms)
        self.evidence = EvidenceReader(self.view)
        self.stance = StanceReader(self.view, self.evidence)
        self.times = TimeReader(self.view, self.evidence)
        self.times.story.lead.take_label(times)
        self.things = ThingReader(self.itemiser.norms, forms)
        men = MenReader(self.itemiser.norms, forms)
        self.maker = ClaimMaker(self.view, self.evidence, self.times, self.things, men)
        self.completer = Completer(self.view.norms)
        self.doers, self.whereabouts = Doers(self.view), Whereabouts(self.view.norms)
        self.acts = ActReader(self.view)
        self.after = AfterReader(document, self.view.norms, self.attributor.phrases.sources.bodies)
        self.outlet = OUTLET
        self.told_behind: Voice | None = None
        self.accused: Claim | None = None

    def read(self) -> tuple[Claim, ...]:
        """Every claim of the document, in text order."""
        claims: list[Claim] = []
        for sentence in self.document.sentences:
            told = list(self._sentence(sentence))
            self._remember(told)
            claims += told
        claims.sort(key=lambda c: (c.trigger.start, c.id))
        return with_events(tuple(claims))

    def _sentence(self, sentence: Sentence) -> Iterator[Claim]:
        self.view.sentence = sentence
        after = self.after.behind(sentence)
        told_behind = self.after.voice(self.itemiser.items(after)) if after is not None else None
        told_here, self.told_behind = self.told_behind, told_behind
        self.outlet = told_behind if told_behind is not None else OUTLET
        items = self.view.items = self.itemiser.items(sentence)
        norms = self.view.norms
        backward = self.attributor.behind(items)
        parts = self.view.parts = clauses(items)
        self.times.begin()
        forward = self.attributor.scopes(items, parts, backward)
        if told_here is not None and not forward:
            self.attributor.memory.remember(told_here.source, "")
        happenings = self.view.happenings = SentenceReader(items, norms, parts).read()
        self.completer.agents(happenings, forward, items)
        told = [t for h in happenings if (t := self._tell(h, items, forward, backward)) is not None]
        self.doers.complete([t.h for t in told], items)
        self.whereabouts.complete(told, happenings, items)
        self.whereabouts.fronted(told, items)
        self.whereabouts.remember(items)
        for t in told:
            t.h.type = by_striker(t.h.type, t.h.agents)
            killed(t.h)
            t.stops = frozenset(n for o in told if o is not t and self._parts_from(t.h, o.h) for n in (o.h.lo, o.h.n))
            yield self.maker.make(t, items, sentence)
        self.completer.remember(told)
        self.doers.remember(told)
        self.things.remember(items)
        acts = [*self.acts.of_voices(items, forward, told, self.accused), *self.acts.undergone(items, parts)]
        for act in [*acts, *self.acts.untrue(items, forward, backward, happenings)]:
            yield self.maker.make(act, items, sentence)

    def _parts_from(self, h: Happening, other: Happening) -> bool:
        """Whether another claim ends this one's evidence: not where it only tells the cause or the place of it."""
        return not (
            h.item.k == "V"
            and other.item.k == "E"
            and other.under in one_event("evidence")
            and other.clause in (h.clause, h.clause + 1)
        )

    def _tell(self, h: Happening, items: list[Item], forward: list[Scope], backward: list[Scope]) -> Told | None:
        inner = _scope(forward[::-1], h.n)
        first = inner is not None and not any(o is not h and inner.start <= o.n < h.n for o in self.view.happenings)
        direct = first and h.item.k == "E" and inner is not None and inner.start in (h.n, h.lo)
        held = inner is not None and (
            inner.act in CONTENT_ACTS or direct or (first and h.item.k == "E" and not h.item.definite)
        )
        own = inner is not None and inner.act in OF_ONESELF
        if own and inner is not None and (direct or (first and _headlined(h, items, inner))):
            self.completer.announced(h, inner.voice)
        object_of_act = direct and inner is not None and inner.act in CONTENT_ACTS
        if not self.stance.stands(h, items, held=held, object_of_act=object_of_act):
            return None
        back = _scope(backward, h.n)
        if inner is not None and inner.act in OWN_ACTS:
            return None
        if inner is not None:
            chain = inner.voice.chain + (tuple((p, "relay") for p in back.voice.claimants) if back is not None else ())
            act = "denies" if h.negated == "untrue" else inner.act
            same = act == inner.voice.act and chain == inner.voice.chain
            told = Told(h, inner.voice if same else inner.voice._replace(chain=chain, act=act), inner.lead)
            told.scope_start = inner.start if items[inner.verb].k == "V" else 0
            told.verb = inner.verb
            return told
        if back is not None:
            return Told(h, back.voice._replace(act="denies") if h.negated == "untrue" else back.voice, h.lo)
        return Told(h, self.outlet, h.lo)

    def _remember(self, told: list[Claim]) -> None:
        """Keep the times of a sentence, and what somebody was accused of, for the one behind it."""
        accused = [
            c for c in told if c.speech_act == "accuses" or (c.polarity == "affirmed" and c.event_type in ATTACKS)
        ]
        self.accused = accused[-1] if accused else None
        self.times.remember(told)


def _scope(scopes: Sequence[Scope], n: int) -> Scope | None:
    """The first of the scopes that holds item ``n``."""
    for scope in scopes:
        if scope.start <= n < scope.end:
            return scope
    return None


def _fighting(spots: Sequence[Spot]) -> int:
    """How many armed bodies that the gazetteer knows are named."""
    actors = (s.readings.get("actor") for s in spots)
    return len({a.id for a in actors if a is not None and a.known and a.kind in kinds("fighting")})


def find_claims(
    document: Document, gazetteer: Gazetteer, lexicon: Lexicon, spots: Sequence[Spot] | None = None
) -> tuple[Claim, ...]:
    """Every claim of a document, in text order.

    :param spots: what :func:`riwaya.extract.mentions.find_spots` found in it; None finds them here.
    :returns: claims whose spans index ``document.article.text``.
    """
    norms = word_forms(gazetteer, lexicon).read(document).norms
    told = about_conflict(norms)
    found = find_spots(document, gazetteer, lexicon) if spots is None else spots
    if not told and not about_conflict(norms, _fighting(found)):
        return ()
    return ClaimReader(document, gazetteer, lexicon, found).read()


def _headlined(h: Happening, items: Sequence[Item], voice: Scope) -> bool:
    """الدفاع التركية: تحييد 20: whether a noun right behind the colon tells what the speaker says."""
    return h.item.k == "E" and items[voice.start].mark == ":" and voice.start + 1 in (h.n, h.lo)
