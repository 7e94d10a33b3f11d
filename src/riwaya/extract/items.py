"""A sentence as a row of items: what each word or group of words is for the grammar.

An item is a mention, an event noun, a finite verb, a counted group of people, a time, or a function word. Words that
no list knows stay as plain words, through which a governing preposition passes on (على أطراف مدينة …).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    AND,
    AND_BY,
    AND_THE,
    AND_TO,
    ARTICLE,
    BY,
    BY_THE,
    LIKE,
    SO,
    TO,
    TO_THE,
    glued_preposition,
    is_joined,
    likely_prefix,
)
from riwaya.arabic.endings import is_nisba, is_oblique, may_be_of_people
from riwaya.arabic.numbers import parse_number
from riwaya.arabic.prepositions import BETWEEN, FROM
from riwaya.extract.lexicon.words import act_cues, cues
from riwaya.extract.mentions import Spot
from riwaya.extract.timeline import ResolvedDate
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from riwaya.arabic.numbers import Quantity
    from riwaya.extract.lexicon import Analysis, Entry, Lexicon
    from riwaya.model import Sentence, Token


class Counted(NamedTuple):
    """People as counted in the text: bounds as in a harm figure, the group's code, the harm if the noun says it."""

    low: int | None
    high: int | None
    exclusive_low: bool
    exclusive_high: bool
    approximate: bool
    group: str
    harm: str
    spot: Spot | None
    row: str
    bare: bool = False


class Item:
    """One item: kind ``k``, tokens ``[a, b)``, glued prefix, entry, and what its kind needs in ``x``."""

    __slots__ = ("a", "b", "enc", "entry", "k", "pro", "x")

    def __init__(
        self, k: str, a: int, b: int, pro: str = "", entry: Entry | None = None, enc: str = "", x: object = None
    ) -> None:
        self.k, self.a, self.b, self.pro, self.entry, self.enc, self.x = k, a, b, pro, entry, enc, x

    @property
    def spot(self) -> Spot:
        """The mention of an item of kind M."""
        assert isinstance(self.x, Spot), self  # noqa: S101  kinds and payloads are made together
        return self.x

    @property
    def people(self) -> Counted:
        """The counted people of an item of kind G or Q."""
        assert isinstance(self.x, Counted), self  # noqa: S101
        return self.x

    @property
    def time(self) -> ResolvedDate:
        """The time of an item of kind T."""
        assert isinstance(self.x, ResolvedDate), self  # noqa: S101
        return self.x

    @property
    def nisba(self) -> Entity:
        """The actor that an item of kind A names."""
        assert isinstance(self.x, Entity), self  # noqa: S101
        return self.x

    @property
    def cls(self) -> str:
        """The class of its lexicon row, or ''."""
        return self.entry.cls if self.entry is not None else ""

    @property
    def tense(self) -> str:
        """The tense of a verb, or ''."""
        return self.entry.tense if self.entry is not None else ""

    @property
    def row(self) -> str:
        """Its lexicon row, or ''."""
        return self.entry.row if self.entry is not None else ""

    @property
    def governs(self) -> str:
        """The preposition that a particle stands for, or ''."""
        return self.entry.value if self.entry is not None else ""

    @property
    def mark(self) -> str:
        """The mark of an item of kind , or ;."""
        return self.x if isinstance(self.x, str) else ""

    @property
    def prep(self) -> str:
        """The preposition glued before it, or ''."""
        return glued_preposition(self.pro)

    @property
    def joined(self) -> bool:
        """Whether it begins with the conjunction و or ف."""
        return is_joined(self.pro)

    @property
    def definite(self) -> bool:
        """Whether it carries the article or a pronoun."""
        return ARTICLE in self.pro or self.pro.endswith(TO_THE) or bool(self.enc)

    def __repr__(self) -> str:
        """For explain and for debugging."""
        return f"{self.k}[{self.a}:{self.b}]{self.pro}+{self.entry.lemma if self.entry else self.x}"


class Itemiser:
    """Turns sentences into items; built once a document."""

    def __init__(
        self,
        tokens: Sequence[Token],
        lexicon: Lexicon,
        adjectives: Mapping[str, Entity],
        spots: Sequence[Spot],
        quantities: Sequence[Quantity],
        times: Sequence[ResolvedDate],
    ) -> None:
        self.tokens, self.lexicon, self.adjectives = tokens, lexicon, adjectives
        self.norms = [t.norm for t in tokens]
        self.spots = {s.a: s for s in spots}
        self.times = {t.first: t for t in times}
        covered = {k for t in times for k in range(t.first, t.last)}
        self.quantities = {q.first: q for q in quantities if q.first not in covered and not q.percent}

    def items(self, sentence: Sentence) -> list[Item]:
        """The items of one sentence, in order, without gaps."""
        out: list[Item] = []
        i = sentence.first
        while i < sentence.last:
            item = self._item(i, sentence.last, out)
            if self._adjectival(item, out, i):
                item = Item("w", item.a, item.b, item.pro)  # التصعيد العسكري: an adjective, not a soldier
            if (
                item.k == "G"
                and out
                and out[-1].k == "G"
                and not item.pro
                and item.people.low != 0
                and i not in self.quantities
                and self.norms[i] in self.adjectives
            ):
                item = Item("w", item.a, item.b, "")  # أربعة جنود أتراك: an adjective of the people just counted
            out.append(item)
            i = item.b
        return out

    def _adjectival(self, item: Item, out: list[Item], i: int) -> bool:
        """A nisba noun right behind another noun describes it."""
        if item.k != "G" or not out or item.entry is None or i in self.quantities:
            return False
        last = out[-1]
        if self._harmed_before(out):
            return False
        nisba = item.entry.number == "s" and is_nisba(item.entry.lemma) and AND not in item.pro
        return nisba and last.k in "EwM" and last.b == item.a and not last.prep

    def _item(self, i: int, end: int, out: list[Item]) -> Item:
        token = self.tokens[i]
        time = self.times.get(i)
        if time is not None and time.last <= end:
            return Item("T", i, time.last, x=time, pro=AND if token.norm[:1] == AND else "")
        quantity = self.quantities.get(i)
        if quantity is not None and quantity.last <= end:
            return self._counted(i, quantity, end)
        if token.kind != "word":
            return Item("," if token.norm in "،," else ";", i, i + 1, x=token.norm)
        spot = self.spots.get(i)
        analyses = self.lexicon.analyse(token.norm)
        if spot is not None and spot.b <= end:
            adjective = self._adjective(i, spot, out)
            if adjective is not None:
                return adjective
            group = self._group(i, analyses, spot, harmed=self._harmed_before(out))
            return group if group is not None else Item("M", i, spot.b, spot.pro, x=spot)
        phrase = self._phrase(i, analyses, end)
        if phrase is not None:
            return phrase
        if self._harmed_before(out):
            group = self._group(i, analyses, None, harmed=True)
            if group is not None:
                return group
        adjective = self._adjective(i, None, out)
        if adjective is not None and not any(a.entry.pos == "g" and self._after_quantity(out) for a in analyses):
            return adjective
        return self._word(i, analyses, out)

    # -- nisba adjectives ------------------------------------------------------------------------------------------

    def _adjective(self, i: int, spot: Spot | None, out: list[Item]) -> Item | None:
        """روسية in غارات روسية: an adjective that names an actor. A place name of the same letters gives way."""
        norm = self.norms[i]
        if spot is not None and (spot.b - spot.a > 1 or not out or out[-1].k not in "EAwMGP"):
            return None
        if spot is not None and out[-1].k == "M":
            return None
        for pro in ("", ARTICLE, AND, AND_THE):
            entity = self.adjectives.get(norm[len(pro) :]) if norm.startswith(pro) else None
            if entity is not None:
                return Item("A", i, i + 1, pro, x=entity)
        return None

    # -- counted people ----------------------------------------------------------------------------------------------

    def _counted(self, i: int, q: Quantity, end: int) -> Item:
        pro = self.norms[i][0] if self.norms[i][:1] in AND_BY and len(self.norms[i]) > 1 else ""
        bounds = (q.low, q.high, q.exclusive_low, q.exclusive_high, q.approximate)
        at = q.noun
        if at < end and self.norms[at] == FROM:
            at += 1
        for k in (at, at + 1):
            if k >= end or self.tokens[k].kind != "word":
                break
            found = self._people(k)
            if found is not None:
                entry, b = found
                spot = self.spots.get(k)
                last = max(
                    b, q.last, spot.b if spot is not None and spot.entity.cls == "object" and spot.b <= end else 0
                )
                group, harm, last = self._harm_and_group(entry, last, end)
                return Item("G", i, last, pro, entry, x=Counted(*bounds, group, harm, spot, entry.row))
            if k == at and not may_be_of_people(self.norms[k]):
                break
        if q.low is None and q.high is None:
            return Item("w", i, max(q.last, i + 1), pro)
        return Item("Q", i, max(q.last, i + 1), pro, x=Counted(*bounds, "people", "", None, "", bare=True))

    def _people(self, k: int) -> tuple[Entry, int] | None:
        phrase = self._phrase_entry(k, "gh")
        if phrase is not None:
            return phrase
        for a in self.lexicon.analyse(self.norms[k]):
            if a.entry.pos in "gh" and a.pro in ("", ARTICLE):
                return a.entry, k + 1
        return None

    def _harm_and_group(self, entry: Entry, last: int, end: int) -> tuple[str, str, int]:
        """Group and harm of a counted noun and of the one right behind it (قتيلا مدنيا; بين قتيل وجريح)."""
        group, harm = ("people", entry.code) if entry.pos == "h" else (entry.code, "")
        if (
            last < end
            and self.norms[last] == BETWEEN
            and last + 2 < end
            and self.norms[last + 1] in cues("both_harmed")
        ):
            return group, "killed_or_injured", last + 3
        if last < end:
            more = self._people(last)
            if more is not None and entry.pos == "h" and more[0].pos == "g":
                return more[0].code, harm, more[1]
        return group, harm, last

    def _harmed_before(self, out: list[Item]) -> bool:
        """Whether a word of harm stands right before: what follows it are people (قتل فلسطينيان, وأصيب آخر)."""
        return bool(out) and out[-1].k in "VE" and out[-1].entry is not None and bool(out[-1].entry.harm)

    def _group(self, i: int, analyses: tuple[Analysis, ...], spot: Spot | None, *, harmed: bool = False) -> Item | None:
        """A group noun without a number: one for the singular, two for the dual, unspecified for the plural."""
        if spot is not None and (spot.entity.cls != "object" or spot.entity.kind != "people"):
            return None
        phrase = self._phrase_entry(i, "gh")
        for a in analyses:
            if a.entry.pos not in "gh" or a.entry.value == "counted" or (a.entry.value == "harmed" and not harmed):
                continue
            if a.enc and a.entry.pos == "h":
                continue  # ضحيته: the event's victims, told by the number behind
            entry, b = phrase or (a.entry, i + 1)
            count = {"s": 1, "d": 2}.get(entry.number)
            b = max(b, spot.b if spot is not None else 0)
            definite = ARTICLE in a.pro or a.pro.endswith(TO_THE)
            if b < len(self.norms) and self.norms[b] in cues("two"):
                count, b = 2, b + 1
            elif b < len(self.norms) and self.norms[b].startswith(ARTICLE):
                number = parse_number(self.tokens, b)
                if number is not None and isinstance(number.value, int) and number.kind == "exact":
                    count, b = number.value, b + number.used
                    definite = False
            if definite and entry.number == "s":
                count = None
            if definite and count == 2 and is_oblique(self.norms[i]):  # noqa: PLR2004  المدنيين is the plural
                count = None
            group, harm, b = self._harm_and_group(entry, b, len(self.norms))
            return Item(
                "G",
                i,
                b,
                a.pro,
                entry,
                a.enc,
                Counted(count, count, False, False, False, group, harm, spot, entry.row, bare=definite),
            )
        return None

    # -- words of the lexicon ------------------------------------------------------------------------------------------

    def _phrase_entry(self, i: int, pos: str) -> tuple[Entry, int] | None:
        norm = self.norms[i]
        for pro in ("", AND, BY, TO, ARTICLE):
            if norm.startswith(pro) and norm[len(pro) :] in self.lexicon.phrases:
                found = self.lexicon.phrase(self.norms, i, norm[len(pro) :])
                if found is not None and found[1].pos in pos:
                    return found[1], i + found[0]
        return None

    def _phrase(self, i: int, analyses: tuple[Analysis, ...], end: int) -> Item | None:
        """A function phrase or an event noun of several words (من قبل, وقف إطلاق النار)."""
        del analyses
        norm = self.norms[i]
        for pro in ("", AND, SO, BY, TO, AND_BY, AND_TO, ARTICLE):
            if not norm.startswith(pro) or norm[len(pro) :] not in self.lexicon.phrases:
                continue
            found = self.lexicon.phrase(self.norms, i, norm[len(pro) :])
            if found is not None and i + found[0] <= end and found[1].pos in "qn":
                kind = _KINDS.get(found[1].cls, "w") if found[1].pos == "q" else "E"
                return Item(kind, i, i + found[0], pro, found[1])
        return None

    def _after_quantity(self, out: list[Item]) -> bool:
        return bool(out) and out[-1].k == "Q"

    def _word(self, i: int, analyses: tuple[Analysis, ...], out: list[Item]) -> Item:
        if not analyses:
            return self._partitive(i, Item("w", i, i + 1, likely_prefix(self.norms[i])))
        chosen = self._pick(i, analyses, out)
        if chosen is None:
            return Item("w", i, i + 1, likely_prefix(self.norms[i]))
        entry = chosen.entry
        if entry.pos in "gh":
            group = self._group(i, (chosen,), None)
            if group is not None:
                return group
        if entry.pos == "k":
            return self._partitive(i, Item("w", i, i + 1, chosen.pro, entry, chosen.enc))
        if (entry.pos == "n" and entry.cls == "other") or (
            entry.pos == "p" and entry.cls == "speech" and ARTICLE in chosen.pro
        ):
            return Item("w", i, i + 1, chosen.pro, entry, chosen.enc)
        kind = {"v": "V", "n": "E", "p": "P", "k": "w"}.get(entry.pos) or _KINDS.get(entry.cls, "w")
        return Item(kind, i, i + 1, chosen.pro, entry, chosen.enc)

    def _partitive(self, i: int, item: Item) -> Item:
        """وحدات من الجيش, دوريات تابعة لفرع: the head of a part lets the whole behind it take its role."""
        bare = self.norms[i][len(item.pro) :]
        if bare in cues("part") and i + 1 < len(self.norms) and self.norms[i + 1] == FROM:
            item.b = i + 2
        return item

    def _pick(self, i: int, analyses: tuple[Analysis, ...], out: list[Item]) -> Analysis | None:
        """The reading that the place in the sentence asks for: a noun behind a preposition, a verb at a clause's start."""
        if out and out[-1].k == "p" and all(a.entry.pos == "v" and not a.pro for a in analyses):
            return None  # على وقع: no verb stands behind a preposition
        if len(analyses) == 1:
            return analyses[0] if self._possible(i, analyses[0], out) else None
        participle = next((a for a in analyses if a.entry.pos == "p" and a.entry.cls != "speech"), None)
        if (
            participle is not None
            and ARTICLE in participle.pro
            and i + 1 < len(self.norms)
            and self.norms[i + 1] in cues("participle_behind")
        ):
            return participle
        analyses = tuple(a for a in analyses if self._possible(i, a, out)) or analyses[:1]
        particle = next((a for a in analyses if a.entry.pos == "q"), None)
        if particle is not None:
            return particle
        nouns = [a for a in analyses if a.entry.pos in "ngh"]
        verbs = [a for a in analyses if a.entry.pos == "v"]
        if verbs:
            verbs.sort(
                key=lambda a: (a.entry.slots.get("need") is None and a.entry.act != "cue", a.entry.cls != "harm")
            )
        if not verbs or not nouns:
            return (nouns or verbs or list(analyses))[0]
        return nouns[0] if self._nominal(i, verbs[0], nouns, out) else verbs[0]

    def _possible(self, i: int, a: Analysis, out: list[Item]) -> bool:
        """Whether a reading can stand here: a jussive needs its particle, some verbs a certain word behind them."""
        entry = a.entry
        if entry.tense == "jussive" and TO not in a.pro and not (out and out[-1].k == "n"):
            return False
        behind = self.norms[i + 1 : i + 9]
        if entry.act == "cue" and entry.cls == "speech":
            changes = act_cues().get(entry.lemma, {})
            return any(n in changes or n.removeprefix(ARTICLE) in changes for n in behind)
        unless = entry.slots.get("unless")
        if unless is not None and any(n.removeprefix(ARTICLE) in unless.split("/") for n in behind[:3]):
            return False
        need = entry.slots.get("need")
        if need is None:
            return True
        if need.startswith("+"):
            return behind[:1] == [need[1:]] and not cues("no_object").intersection(behind[1:2])
        wanted = need.split("/")
        return any(n in wanted or n.removeprefix(BY).removeprefix(ARTICLE) in wanted for n in behind)

    def _nominal(self, i: int, verb: Analysis, nouns: list[Analysis], out: list[Item]) -> bool:
        if any(n.pro in (BY, TO, LIKE, ARTICLE, AND_THE, BY_THE, TO_THE, AND_BY) for n in nouns) and verb.pro in (
            "",
            TO,
        ):
            return True
        last = out[-1] if out else None
        follows = self._adjective_follows(i)
        if last is None:
            return follows or not cues("noun_behind").isdisjoint(self.norms[i + 1 : i + 2])
        if last.k in "px" or (last.k == "w" and not verb.pro) or last.k == "Q":
            return True
        if last.k in "E" and not verb.pro:
            return True
        if last.k in "rnck":
            return False
        if not verb.pro and self._announced(out):
            return True
        return follows

    def _announced(self, out: list[Item]) -> bool:
        """أعلنت الكتائب أسر جندي: behind a verb of saying and its subject, without أن, the content is a noun."""
        for it in reversed(out):
            if it.k == "V":
                return it.cls in ("say", "speech", "light", "lightmutual", "phase", "attempt")
            if it.k in "c;Er" or (it.k == "w" and it.joined):
                return False
        return False

    def _adjective_follows(self, i: int) -> bool:
        """An indefinite nisba or known adjective right behind (قصف مدفعي, قصف روسي) marks a noun."""
        if i + 1 >= len(self.norms):
            return False
        norm = self.norms[i + 1]
        return norm in self.adjectives or norm in cues("attack_adjective")


_KINDS: Final = {
    "prep": "p", "neg": "n", "without": "n", "future": "f", "purpose": "f", "conditional": "f", "hedge": "h",
    "hedge?": "h", "rel": "r", "comp": "c", "clause": "k", "result": "k", "result?": "k", "cause": "x",
    "during": "x", "after": "x", "before": "x", "since": "x", "until": "x", "background": "x", "part": "b",
    "part1": "b", "partall": "b", "atleast": "w", "according": "a", "according?": "k", "accordingself": "a",
    "relay": "a", "other": "w", "conj": "w", "resumptive": "w",
}  # fmt: skip
