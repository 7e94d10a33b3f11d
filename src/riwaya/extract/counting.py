"""Counting: numbers and nouns of people as counted groups (20 قتيلا, جنديان, عشرات المدنيين)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    AND_BY,
    ARTICLE,
    BY,
    TO,
    TO_THE,
)
from riwaya.arabic.endings import is_nisba, is_oblique, may_be_of_people
from riwaya.arabic.letters import fold
from riwaya.arabic.numbers import parse_number
from riwaya.arabic.prepositions import ABOUT, BETWEEN, FROM, ON
from riwaya.extract.items import Counted, Item, uncounted
from riwaya.extract.lexicon.words import (
    cues,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from riwaya.arabic.numbers import Quantity
    from riwaya.extract.lexicon import Analysis, Entry
    from riwaya.extract.spots import Spot
    from riwaya.extract.wordforms import WordForm, WordForms
    from riwaya.model import (
        Token,
    )


#: The only numeral that begins with the letter of a conjunction.
_ONE: Final = "واحد"
_TWO: Final = 2
#: Endings of a nation's people behind a number.
_NUMBERED: Final = ("ين", "ون", "ا")
#: Endings of verbs and pronouns that mean more than two; how short a word is too short to be such a verb.
_OF_MANY: Final = ("وا", "ون", "هم")
_SHORT_VERB: Final = 3
#: The type of event nouns whose object are people, though no toll is told by them (تعذيب سوريين).
_TORTURE: Final = "execution_torture"
_BEFORE_PEOPLE: Final = ("", AND, BY, TO, ARTICLE)


class PeopleCounter:
    """Reads the counted people of one document."""

    def __init__(
        self,
        tokens: Sequence[Token],
        norms: list[str],
        forms: list[WordForm],
        words: WordForms,
        spots: Mapping[int, Spot],
    ) -> None:
        self.tokens, self.norms, self.forms, self.spots = tokens, norms, forms, spots
        self.lexicon, self.adjectives = words.lexicon, words.adjectives

    def counted(self, i: int, q: Quantity, end: int) -> Item:
        """The counted people that a number begins, or the bare number."""
        norm = self.norms[i]
        pro = norm[0] if norm[:1] in AND_BY and len(norm) > 1 and not norm.startswith(_ONE) else ""
        bounds = (q.low, q.high, q.exclusive_low, q.exclusive_high, q.approximate)
        at = q.noun
        if at < end and self.norms[at] == FROM:
            at += 1
        if at < end and self.norms[at] in cues("age"):
            return Item("w", i, max(q.last, i + 1), pro)  # فلان (82 عاما)
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
            if k == at and k not in self.spots and self._of_nation(self.norms[k]):
                return Item("G", i, k + 1, pro, x=Counted(*bounds, "people", "", None, ""))  # ثلاثة فرنسيين
            if k == at and not may_be_of_people(self.norms[k]):
                break
        if q.low is None and q.high is None:
            return Item("w", i, max(q.last, i + 1), pro)
        told = i < q.noun < q.last and any(a.entry.pos == "n" for a in self.forms[q.noun].analyses)
        last = q.noun if told else q.last  # خمس ضربات على الأقل: the noun tells the event
        return Item("Q", i, max(last, i + 1), pro, x=Counted(*bounds, "people", "", None, "", bare=True))

    def _people(self, k: int) -> tuple[Entry, int] | None:
        phrase = self._phrase_entry(k, "gh")
        if phrase is not None:
            return phrase
        for a in self.forms[k].analyses:
            if a.entry.pos in "gh" and a.pro in ("", ARTICLE):
                return a.entry, k + 1
        return None

    def _of_nation(self, norm: str) -> bool:
        """Whether a word is people of a nation that the gazetteer has an adjective of."""
        return any(norm.endswith(end) and norm.removesuffix(end) in self.adjectives for end in _NUMBERED)

    def _harm_and_group(self, entry: Entry, last: int, end: int) -> tuple[str, str, int]:
        """Group and harm of a counted noun and of the one right behind it (قتيلا مدنيا; بين قتيل وجريح)."""
        group, harm = ("people", entry.code) if entry.pos == "h" else (entry.code, "")
        if last < end and self.norms[last] == BETWEEN and self.both(last, end):
            return group, "killed_or_injured", last + 3
        if last < end:
            more = self._people(last)
            same = self.norms[last].startswith(ARTICLE) == self.norms[last - 1].startswith(ARTICLE)
            if more is not None and entry.pos == "h" and more[0].pos == "g" and same:
                return more[0].code, harm, more[1]
            if more is not None and entry.pos == "h" and entry.value == "bodies":
                return group, harm, more[1]  # جثة شهيد, جثامين قتلى: one and the same
        return group, harm, last

    def with_before(self, item: Item, out: list[Item]) -> Item:
        """People as the words right before them count them: جثث 40 شخصا, قتلى ومصابين, كانوا محتجزين.

        What stands before and is one with them is taken from ``out``.
        """
        last = out[-1] if out else None
        if last is None:
            return item
        people = item.people
        if last.k == ";" and len(out) > 1 and out[-2].k == "Q" and not item.joined and people.low == 1:
            number = out[-2]  # 20 "إرهابيا": the word that is counted stands in quotation marks
            del out[-2:]
            counted = number.people._replace(group=people.group, harm=people.harm, spot=people.spot, row=people.row)
            one = Item("G", number.a, item.b, number.pro, item.entry, "", counted._replace(bare=False))
            one.joined = number.joined
            return one
        bodies = last.k == "G" and last.entry is not None and last.entry.value == "bodies" and last.people.low is None
        if bodies and not item.joined and people.low is not None and item.b - item.a > 1:
            out.pop()
            one = Item("G", last.a, item.b, last.pro, last.entry, "", people._replace(harm="killed"))
            one.joined = last.joined
            return one
        if people.low == _TWO and self._of_many(item, last):
            item.x = people._replace(low=None, high=None)
        return item

    def _of_many(self, item: Item, last: Item) -> bool:
        """Whether a form that may be dual or plural (مصابين) is the plural, by the people or the verb around it."""
        norm = self.norms[item.a]
        plural = any(a.entry.number == "p" and a.entry.pos in "gh" for a in self.forms[item.a].analyses)
        if item.b - item.a > 1 or not plural or not is_oblique(norm):
            return False
        if last.k == "E" and last.entry is not None and listed(last.entry.lemma, "falls"):
            return True  # سقوط مدنيين
        if last.cls == "aux" or (last.k == "V" and last.cls == "other"):
            return self.norms[last.a].endswith(_OF_MANY)  # كانوا محتجزين, لا يزالون مفقودين
        behind = self.norms[item.b] if item.b < len(self.norms) else ""
        if behind.endswith(_OF_MANY[2]) or (behind.endswith(_OF_MANY[0]) and len(behind) > _SHORT_VERB):
            return True  # فقدان مدنيين لحياتهم
        equals = item.joined or last.cls == "conj"
        before = last.people.low if last.k == "G" and equals else _TWO
        return before is None or before > _TWO  # قتلى ومصابين, أربعة مدنيين وصحفيين

    def both(self, i: int, end: int) -> bool:
        """بين قتيل وجريح: whether the word at ``i``, which is بين, parts the dead from the hurt."""
        return i + 2 < end and self.norms[i + 1] in cues("both_harmed") and self.norms[i + 2].startswith(AND)

    def harmed_before(self, out: list[Item]) -> bool:
        """Whether a word of harm stands right before: what follows it are people (قتل فلسطينيان, وأصيب آخر)."""
        last = len(out) - 1
        if last >= 0 and out[last].k == "p" and out[last].governs in (ON, ABOUT):
            last -= 1  # القبض على قيادي
        entry = out[last].entry if last >= 0 and out[last].k in "VE" else None
        return entry is not None and (bool(entry.harm) or entry.code == _TORTURE)

    def group(self, i: int, analyses: tuple[Analysis, ...], spot: Spot | None, *, harmed: bool = False) -> Item | None:
        """A group noun without a number: one for the singular, two for the dual, unspecified for the plural."""
        one = i > 0 and self.norms[i - 1] in cues("one_of")
        spot = None if one and spot is not None and self._one_of_them(i, spot) else spot
        role = harmed and spot is not None and "source" in spot.readings and "actor" not in spot.readings
        if spot is not None and not role and (spot.entity.cls != "object" or spot.entity.kind != "people"):
            return None
        if not self.forms[i].counts:
            return None
        phrase = self._phrase_entry(i, "gh")
        for a in sorted(analyses, key=lambda a: not (harmed and a.entry.value == "harmed")):
            if a.entry.pos not in "gh" or a.entry.value == "counted" or (a.entry.value == "harmed" and not harmed):
                continue
            if a.entry.pos == "g" and self._number_of(i) and any(x.entry.pos == "h" for x in analyses):
                continue  # عدد المختطفين
            if a.enc and a.entry.pos == "h":
                continue  # ضحيته: the event's victims, told by the number behind
            entry, b = phrase or (a.entry, i + 1)
            count = {"s": 1, "c": 1, "d": 2}.get(entry.number)
            if count == _TWO and is_nisba(self.norms[i]) and any(x.entry.number == "p" for x in analyses):
                count = None  # مقاتلي التنظيم is rather the plural
            b = max(b, spot.b if spot is not None else 0)
            definite = ARTICLE in a.pro or a.pro.endswith(TO_THE)
            if one and count is None and b < len(self.norms) and self.norms[b].startswith(ARTICLE):
                count = 1  # أحد أفراد الدورية
            if one and (definite or a.enc):
                count, definite = 1, False  # بينهم أحد الموظفين
            if count == 2 and a.pro == AND and is_oblique(self.norms[i]) and self._joined_to_plural(i):  # noqa: PLR2004
                count = None  # سقوط قتلى ومصابين
            if b < len(self.norms) and self.norms[b] in cues("two"):
                count, b = 2, b + 1
            elif count == 1 and not definite and b < len(self.norms) and self.norms[b] in cues("single"):
                b += 1  # مدني واحد
            elif b < len(self.norms) and self.norms[b].startswith(ARTICLE):
                number = parse_number(self.tokens, b)
                if number is not None and isinstance(number.value, int) and number.kind == "exact":
                    count, b = number.value, b + number.used
                    definite = False
            if definite and entry.number in "sc" and not harmed:
                count = None  # but أصيب الشاب فلان, وإصابة الآخر are one
            plural = any(x.entry.number == "p" for x in self.forms[i].analyses)
            if definite and count == _TWO and is_oblique(self.norms[i]) and plural:  # المدنيين
                count = None
            if count == 1 and fold(entry.lemma) in cues("kin"):
                count = None  # عائلة: how many they were is not told
            group, harm, b = self._harm_and_group(entry, b, len(self.norms))
            people = uncounted(count, group, harm, spot, entry.row, bare=definite)
            if count is not None and self._at_least(b):
                people, b = people._replace(high=None), b + 2  # طفل على الأقل
            return Item(
                "G",
                i,
                b,
                a.pro,
                entry,
                a.enc,
                people,
            )
        return None

    def _one_of_them(self, i: int, spot: Spot) -> bool:
        """أحد مقاتليها, قتلوا أحد المسلحين: one of them is told of, not their body; not so where one of them speaks."""
        speaks = i > 1 and self.forms[i - 2].says
        return spot.b == i + 1 and (self.forms[i].own is not None or ("object" in spot.readings and not speaks))

    def _joined_to_plural(self, i: int) -> bool:
        """Whether the word before is a bare plural of people, so that what is joined to it is one too.

        A word whose ending can only be that of two (وسيدتين) stays two.
        """
        if not any(a.entry.number == "p" for a in self.forms[i].analyses):
            return False
        before = self.forms[i - 1].analyses if i else ()
        return any(a.entry.pos in "gh" and a.entry.number == "p" and a.entry.number != "d" for a in before)

    def _number_of(self, i: int) -> bool:
        return i > 0 and self.norms[i - 1] in cues("part") and self.norms[i].startswith(ARTICLE)

    def _at_least(self, b: int) -> bool:
        return b + 1 < len(self.norms) and self.norms[b] == fold(ON) and self.norms[b + 1] in cues("no_object")

    def _phrase_entry(self, i: int, pos: str) -> tuple[Entry, int] | None:
        for pro, first in self.forms[i].phrases:
            if pro in _BEFORE_PEOPLE:
                found = self.lexicon.phrase(self.norms, i, first)
                if found is not None and found[1].pos in pos:
                    return found[1], i + found[0]
        return None
