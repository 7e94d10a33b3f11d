"""Completing: the agents that a happening leaves to its surroundings.

A verb without a subject goes on with the one before; who announces a deed did it; الطرفان are those who fought in the
sentence before. Each rule fills a role only where the grammar of the clause left it empty; the places are left to
:mod:`.whereabouts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.letters import fold
from riwaya.extract.clashsides import other_sides
from riwaya.extract.fitting import only_acts
from riwaya.extract.happenings import ATTACKS, Happening, Part
from riwaya.extract.items import words_of
from riwaya.extract.lexicon.words import acting_groups, cues, fighting_groups, kinds, name_words
from riwaya.extract.names import QUOTES
from riwaya.extract.spots import named_feminine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.told import Told
    from riwaya.extract.voices import Scope, Voice

#: Acts by which one tells what one did oneself.
OF_ONESELF: Final = frozenset(("asserts", "announces", "confirms", "admits", "claims_responsibility"))
#: Types that whoever announces them without an agent has done.
_DEEDS: Final = ATTACKS | frozenset(
    ("shootdown", "withdrawal", "advance", "territory_capture", "deployment_reinforcement", "arrest", "abduction",
     "capture_of_person", "release_of_captives", "siege", "ceasefire_agreement")
)  # fmt: skip
#: Types that come of a deed and are its doers' too.
_CAME_OF: Final = frozenset(("property_destruction", "release_of_captives"))
_SIDES: Final = 2
#: The end of أن without a pronoun.
_THAT: Final = "ن"
#: Groups whose dead a body tells of as of its enemies.
_ENEMIES: Final = frozenset(("fighters", "rebels"))
#: How many items behind an attack may say who claimed it.
_NEAR_BEHIND: Final = 5


class Completer:
    """Completes the happenings of one document, sentence by sentence."""

    def __init__(self, norms: list[str]) -> None:
        self.norms = norms
        self.sides: list[Part] = []

    def agents(self, happenings: list[Happening], forward: list[Scope], items: list[Item]) -> None:
        """Give the happenings of a sentence the agents that their clauses leave out."""
        previous: Happening | None = None
        for h in happenings:
            if h.subject_shared and not h.agents:
                if previous is not None and not any(previous.n < s.verb < h.n for s in forward):
                    for part in previous.agents:
                        h.add("agent", part)
                elif not self._unknown_subject(h.n, items):
                    self._speaker_acts(h, forward)
                if not h.agents:
                    self._subject_before(h, items)
            if not h.agents:
                self._own_deed(h, forward, items)
                self._claimed_behind(h, items)
            if previous is not None and not any(previous.n < s.verb < h.n for s in forward):
                self._same_doers(h, previous, items)
            if h.type == "clash_battle" and len(h.agents) < _SIDES and self._both_sides(h, items):
                for part in self.sides:
                    h.add("agent", part)
            self._keep_sides(h)
            if h.item.k == "V" or h.agents:
                previous = h
        other_sides(happenings, items)

    def _claimed_behind(self, h: Happening, items: list[Item]) -> None:
        """هجوم تبنته حركة الشباب: who claimed it, in a relative clause right behind, did it."""
        if h.item.k != "E" or h.type not in ATTACKS:
            return
        verb = next((n for n in range(h.n + 1, min(h.n + _NEAR_BEHIND, len(items))) if items[n].k == "V"), -1)
        if verb < 0 or not items[verb].enc or items[verb].joined or verb + 1 >= len(items):
            return
        entry, who = items[verb].entry, items[verb + 1]
        if entry is not None and entry.act == "claims_responsibility" and only_acts(who) and not who.prep:
            h.add("agent", Part(who.spot.readings["actor"], who.a, who.b, who.pro))

    def _same_doers(self, h: Happening, previous: Happening, items: list[Item]) -> None:
        """قذائف أطلقها مسلحون أصابت دمشق, هاجموا الخط مما أدى إلى أضرار: what came of a deed is its doers'."""
        shell = previous.item.enc and "weapon" in previous.slots.values() and previous.clause == h.clause - 1
        if shell and h.item.k == "V" and h.type in ATTACKS and not h.item.joined:
            for part in list(h.agents):
                place = next((it.spot.readings.get("place") for it in items if it.k == "M" and it.a == part.a), None)
                if place is not None and place.kind in kinds("large"):
                    h.agents.remove(part)
                    h.add("site", part._replace(entity=place))
        elif (
            h.type not in ("property_destruction", "release_of_captives")
            or h.item.definite
            or (previous.type not in ATTACKS and previous.type != h.type)
        ):
            return
        if not h.agents:
            for part in previous.agents:
                h.add("agent", part)

    def announced(self, h: Happening, voice: Voice) -> None:
        """أعلنت القوات الانسحاب, أعلنت الكتائب استهداف موقع: whoever announces a deed that names no agent did it."""
        body = speaking_body(voice) or next((p for p in voice.claimants if h.item.enc), None)
        entry = h.item.entry
        if (
            body is None
            or entry is None
            or (h.agents and not (h.type == "clash_battle" and entry.slots.get("ل") == "target"))  # التصدي لهجوم شنته
            or (h.type not in _DEEDS and fold(entry.lemma) not in cues("own_harm"))
            or (
                h.type in ATTACKS - {"clash_battle"} and h.item.definite and not h.item.enc
            )  # أن الغارة نفذت: whosever it was
            or (entry.cls == "harm" and not _of_enemies(h) and fold(entry.lemma) not in cues("own_harm"))
            or "none" in (entry.slots.get("gen"), entry.slots.get("subj"))
            or entry.slots.get("subj") == "victim"
            or (h.type in ATTACKS and any(role == "origin" for _, role in h.places))
            or any(body.entity.id in (t.entity.id, t.entity.within) for t in h.targets)
        ):
            return
        h.add("agent", body)

    def remember(self, told: Sequence[Told]) -> None:
        """Keep who fought whom for the sentences that follow."""
        for t in told:
            self._keep_sides(t.h)

    def _keep_sides(self, h: Happening) -> None:
        both = [*h.agents, *(p for p in h.targets if p.entity.kind in kinds("armed"))]
        if len(both) >= _SIDES:
            self.sides = both[:_SIDES]

    def _speaker_acts(self, h: Happening, forward: list[Scope]) -> None:
        """قالت إنها كانت متوجهة: whoever says it of himself does it, where he is one who can."""
        scope = next((s for s in reversed(forward) if s.start <= h.n < s.end and s.voice.claimants), None)
        if scope is None:
            return
        fighters = {called for group, called in acting_groups().items() if group in fighting_groups()}
        unnamed = next((p for p in scope.voice.claimants if p.entity.label_en in fighters), None)
        body = speaking_body(scope.voice) or unnamed  # وقال مسلحون إنهم أسقطوا
        if body is not None:
            h.add("agent", body)

    def _unknown_subject(self, n: int, items: list[Item]) -> bool:
        """قال إن «خفافيش الظلام استهدفوه»: words that no list knows stand between أن and the verb as its subject."""
        k = n - 1
        while k > 0 and (items[k].k == "A" or items[k].mark in QUOTES or _plain(items[k])):
            k -= 1
        opens = 0 <= k < n - 1 and items[k].k == "c" and self.norms[items[k].a].endswith(_THAT)
        return opens and any(_plain(it) for it in items[k + 1 : n])

    def _subject_before(self, h: Happening, items: list[Item]) -> None:
        """حقق المقاتلون نصرا … وطاردت: a joined verb goes on with the subject of the verb before it."""
        verb = items[h.verb]
        explains = h.verb > 0 and items[h.verb - 1].k == "k"  # ارتكبت القوات مجزرة، إذ قصفت
        if not (verb.joined or explains) or verb.entry is None:
            return
        for n in range(h.verb - 1, -1, -1):
            it = items[n]
            if it.k == "V" and it.cls in ("say", "speech", "relay"):
                return
            if it.k != "V" or it.cls == "aux":
                continue
            around = [k for k in (n + 1, n - 1) if 0 <= k < h.verb and only_acts(items[k]) and not items[k].prep]
            for k in around:
                actor = items[k].spot.readings["actor"]
                feminine = named_feminine(self.norms[items[k].a][len(items[k].pro) :], actor)
                if actor.kind in kinds("armed") and verb.entry.gender == ("f" if feminine else "m"):
                    h.add("agent", Part(actor, items[k].a, items[k].b, items[k].pro))
                    return

    def _own_deed(self, h: Happening, forward: list[Scope], items: list[Item]) -> None:
        """قال الجيش إن طائرات حربية أغارت, إن ضرباته استهدفت: the weapon or the strikes of him who speaks."""
        own = h.slots.get("gen") == "agent" and any(
            it.k == "E" and it.enc and it.cls == "event" for it in (h.item, *items[h.n + 1 : h.n + 2])
        )
        weapon = h.type in ATTACKS and h.item.k == "V" and bool(h.weapons) and "weapon" not in h.slots.values()
        if not own and not weapon:
            return
        scope = next((s for s in reversed(forward) if s.start <= h.n < s.end and s.voice.claimants), None)
        body = speaking_body(scope.voice) if scope is not None and scope.act in OF_ONESELF else None
        if own:
            body = next((self._part(items[n]) for n in range(h.n - 1, -1, -1) if self._has_deeds(items, n)), body)
        if body is not None and all(t.entity.id != body.entity.id for t in h.targets):
            h.add("agent", body)

    def _part(self, it: Item) -> Part:
        return Part(it.spot.readings["actor"], it.a, it.b, it.pro)

    def _has_deeds(self, items: list[Item], n: int) -> bool:
        """Whether item ``n`` is an armed body whose deeds a pronoun may mean: not a country that is where it was."""
        it = items[n]
        if it.k != "M" or "actor" not in it.spot.readings or it.spot.readings["actor"].kind not in kinds("armed"):
            return False
        return "place" not in it.spot.readings or not (it.prep or (n > 0 and items[n - 1].k == "p"))

    def _both_sides(self, h: Happening, items: list[Item]) -> bool:
        return not cues("both_sides").isdisjoint(words_of(items[h.n : h.hi + 4], self.norms))


def speaking_body(voice: Voice) -> Part | None:
    """The armed body or command that speaks here: the claimant, or whom its spokesman speaks for."""
    if voice.kind != "named":
        return None
    bodies = [*voice.claimants, *(p for p, _ in voice.chain)]
    return next(
        (
            p
            for p in bodies
            if p.entity.kind in kinds("armed")
            or (p.entity.kind in kinds("commands") and not name_words("command").isdisjoint(p.entity.label_ar.split()))
        ),
        None,
    )


def _plain(it: Item) -> bool:
    """Whether an item is a word that no list knows and nothing governs."""
    return it.k == "w" and it.entry is None and not it.prep and not it.joined


def _of_enemies(h: Happening) -> bool:
    """أعلن الجيش مقتل 20 مسلحا: whether the dead may be the enemies of whoever tells of them."""
    return all(f.people.group in _ENEMIES for f in h.figures[:1])
