"""The itemiser: a sentence as a row of items.

Words that no list knows stay as plain words, through which a governing preposition passes on (على أطراف مدينة …).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, ARTICLE
from riwaya.arabic.endings import ACCUSATIVE, is_nisba
from riwaya.arabic.prepositions import BETWEEN, FROM
from riwaya.extract.choosing import Chooser
from riwaya.extract.counting import PeopleCounter
from riwaya.extract.items import DASHES, Item, kind_of, named_again, uncounted, without_commas
from riwaya.extract.lexicon.words import cues, modifiers, name_words
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers import Quantity
    from riwaya.extract.spots import Spot
    from riwaya.extract.timeline import ResolvedDate
    from riwaya.extract.wordforms import WordForm, WordForms
    from riwaya.model import Document, Sentence


#: Kinds of token that a conjunction written apart can join.
_WRITTEN: Final = ("word", "number")
#: How many words may stand between a number and its lower bound.
_BOUND_WITHIN: Final = 4


class Itemiser:
    """Turns sentences into items; built once a document."""

    def __init__(
        self,
        document: Document,
        words: WordForms,
        spots: Sequence[Spot],
        quantities: Sequence[Quantity],
        times: Sequence[ResolvedDate],
    ) -> None:
        self.tokens, self.lexicon, self.adjectives = document.tokens, words.lexicon, words.adjectives
        self.norms, self.forms = words.read(document)[:2]
        self.spots = {s.a: s for s in spots}
        self.times = {t.first: t for t in times}
        covered = {k for t in times for k in range(t.first, t.last)}
        self.quantities = {q.first: q for q in quantities if q.first not in covered and not q.percent}
        self.starts = {*self.spots, *self.times, *self.quantities}
        self.counter = PeopleCounter(self.tokens, self.norms, self.forms, words, self.spots)
        self.chooser = Chooser(self.norms, words.adjectives)

    def items(self, sentence: Sentence) -> list[Item]:
        """The items of one sentence, in order, without gaps."""
        out: list[Item] = []
        tokens, forms, starts = self.tokens, self.forms, self.starts
        i, last = sentence.first, sentence.last
        apart = False
        while i < last:
            form = forms[i]
            if form.norm == AND and i + 1 < last and tokens[i + 1].kind in _WRITTEN:
                apart = True  # «و 5 جنود», «و اصيب»: the conjunction stands apart from what it joins
                i += 1
                continue
            begun = self._begun(i, last, out, form) if i in starts else None
            if begun is not None:
                item = begun
                if item.k == "G" and out and i not in self.quantities:
                    item = self._or_adjective(item, out, i)
            elif tokens[i].kind != "word" and _closes_adjective(form.norm, out):
                out[-2:] = out[-1:]
                i += 1
                continue
            elif tokens[i].kind != "word":
                item = Item("," if form.norm in "،," else ";", i, i + 1, "", None, "", form.norm)
            elif i not in starts and form.item is not None and not (form.bare_verb and out and out[-1].k == "p"):
                kind, pro, entry, enc = form.item
                item = Item(kind, i, i + 1, pro, entry, enc)
                if form.part:
                    self._partitive(i, item)
            else:
                item = self._item(i, last, out, form)
                if item.k == "G" and out and i not in self.quantities:
                    item = self._or_adjective(item, out, i)
            counted = out and out[-1].k in "QE" and item.k == "V" and not item.pro
            if counted and item.cls == "plan" and item.tense == "past":
                item = Item("w", item.a, item.b)  # 200 هدف, مهاجمة هدف: what is counted, what is hit
            if item.k == "G":
                item = self.counter.with_before(item, out)
            if item.cls == "atleast":
                self._at_least(out)
            if apart or (item.k in "GQM" and out and out[-1].cls == "plus"):
                item.joined, apart = True, False
            out.append(item)
            i = item.b
        return named_again(without_commas(_without_dateline(out)))

    def _at_least(self, out: list[Item]) -> None:
        """مقتل 20 منهم على الأقل: the number that a lower bound further on means."""
        for it in out[: -_BOUND_WITHIN - 1 : -1]:
            if it.k in "GQ":
                if it.people.low is not None and it.people.high == it.people.low:
                    it.x = it.people._replace(high=None)
                return
            if it.k not in "wpMAb":
                return

    def _or_adjective(self, item: Item, out: list[Item], i: int) -> Item:
        """People, or an adjective that only looks like a noun of people."""
        if self._adjectival(item, out):
            return Item("w", item.a, item.b, item.pro)  # التصعيد العسكري: an adjective, not a soldier
        if out[-1].k == "E" and not item.joined and self.norms[i].removeprefix(ARTICLE) in modifiers():
            return Item("w", item.a, item.b, item.pro)  # هجومين انتحاريين
        other = self.norms[i] in cues("others") and not item.pro and not self.counter.harmed_before(out)
        if out[-1].k in "ME" and other:
            return Item("w", item.a, item.b, "")  # مواقع أخرى
        if self._describes_body(item, out[-1]):
            return Item("w", item.a, item.b, item.pro)  # التنظيم المتطرف
        behind_people = out[-1].k == "G" and not item.pro and item.people.low != 0
        if behind_people and out[-1].b == i and i not in self.quantities and is_nisba(_lemma(item)):
            if out[-1].people.group == "people":  # 1802 شخصا مدنيا: what they were
                out[-1].x = out[-1].people._replace(group=item.people.group)
            return Item("w", item.a, item.b, "")  # قائدا عسكريا
        if item.pro == ARTICLE and out[-1].k == "G" and out[-1].definite and not item.people.harm:
            return Item("w", item.a, item.b, item.pro)  # القادة الأجانب, المدنيين المعارضين
        if behind_people and self.norms[i] in cues("adjectival"):
            return Item("w", item.a, item.b, "")  # 11 مقاتلا مجهول الهوية
        norm = self.norms[i]
        nation = norm in self.adjectives or norm.removesuffix("ا") in self.adjectives
        if behind_people and (nation or norm in cues("others")):
            return Item("w", item.a, item.b, "")  # أربعة جنود أتراك, خمسة مدنيين آخرين: adjectives of the counted
        return item

    def _describes_body(self, item: Item, last: Item) -> bool:
        """A definite singular right behind a body with the article describes it."""
        return (
            item.pro == ARTICLE
            and item.entry is not None
            and item.entry.number == "s"
            and last.k == "M"
            and last.b == item.a
            and "actor" in last.spot.readings
            and last.spot.readings["actor"].kind != "person"
            and self.norms[last.b - 1].startswith(ARTICLE)
        )

    def _adjectival(self, item: Item, out: list[Item]) -> bool:
        """A nisba noun right behind another noun describes it."""
        if item.entry is None:
            return False
        last = out[-1]
        if self.norms[last.a] in cues("ranked"):
            return True  # ضابط برتبة رائد
        if self.counter.harmed_before(out):
            return False
        nisba = item.entry.number == "s" and AND not in item.pro
        nisba = nisba and (is_nisba(item.entry.lemma) or self.norms[item.a].removeprefix(ARTICLE) in cues("adjectival"))
        return nisba and last.k in "EwM" and last.b == item.a and not last.prep

    def _item(self, i: int, end: int, out: list[Item], form: WordForm) -> Item:
        if form.norm == BETWEEN and self.counter.both(i, end):
            return Item("G", i, i + 3, x=uncounted(None, "people", "killed_or_injured"))
        phrase = self._phrase(i, end, form) if form.phrases else None
        if phrase is not None:
            return phrase
        if form.counts and (self.counter.harmed_before(out) or self._of_counted(form, out)):
            group = self.counter.group(i, form.analyses, None, harmed=True)
            if group is not None:
                return group
        if form.adjective is not None and not (
            self._after_quantity(out) and any(a.entry.pos == "g" for a in form.analyses)
        ):
            return Item("A", i, i + 1, form.adjective[0], x=form.adjective[1])
        return self._word(i, form, out)

    def _of_counted(self, form: WordForm, out: list[Item]) -> bool:
        """جنديان وعضوان, رجل وزوجته: people joined right behind others."""
        return form.norm[:1] == AND and bool(out) and out[-1].k == "G"

    def _begun(self, i: int, end: int, out: list[Item], form: WordForm) -> Item | None:
        """The time, quantity or mention that begins here, if it lies within the sentence."""
        time = self.times.get(i)
        if time is not None and time.last <= end and time.heading:
            return Item(";", i, time.last, x="-")  # «دمشق 7 أيار 2024 (سانا)»: it parts the place from what is told
        if time is not None and time.last <= end:
            pro = AND if form.norm[:1] == AND else ""
            particle = next((a.entry for a in form.analyses if a.entry.pos == "q"), None) if time.of_next else None
            return Item(
                "x" if particle is not None else "T", i, time.last, pro, particle, x=time
            )  # x: غداة مقتل القائد
        quantity = self.quantities.get(i)
        if quantity is not None and quantity.last <= end:
            return self.counter.counted(i, quantity, end)
        spot = self.spots.get(i)
        if spot is None or spot.b > end or self.tokens[i].kind != "word":
            return None
        phrase = self._phrase(i, end, form) if form.phrases else None
        if phrase is not None and phrase.k == "E" and phrase.b > spot.b:
            return phrase  # مسيرة حاشدة: no drone
        if form.adjective is not None and self._describes(spot, out):
            return Item("A", i, i + 1, form.adjective[0], x=form.adjective[1])
        if spot.b == i + 1 and out and self._accusative(i, out[-1]):
            return Item("w", i, i + 1)
        if form.counts:
            group = self.counter.group(i, form.analyses, spot, harmed=self.counter.harmed_before(out))
            if group is not None:
                return group
        return Item("M", i, spot.b, spot.pro, None, "", spot)

    def _accusative(self, i: int, last: Item) -> bool:
        """مقتل 41 جنديا تركيا: an accusative nisba behind people in the accusative is no country."""
        counted = last.k == "G" and last.b == i and self.norms[i - 1].endswith(ACCUSATIVE)
        return counted and self.norms[i].endswith(ACCUSATIVE) and self.norms[i][:-1] in self.adjectives

    def _describes(self, spot: Spot, out: list[Item]) -> bool:
        """روسية in غارات روسية: an adjective that names an actor; a place name of the same letters gives way."""
        if spot.b - spot.a > 1 or not out:
            return False
        last = out[-1]
        machine = last.k == "M" and "weapon" in last.spot.readings and "actor" not in last.spot.readings
        return last.k in "EAwGP" or machine  # طائرة مسيرة تركية

    def _phrase(self, i: int, end: int, form: WordForm) -> Item | None:
        """A function phrase or an event noun of several words (من قبل, وقف إطلاق النار)."""
        for pro, first in form.phrases:
            found = self.lexicon.phrase(self.norms, i, first)
            if found is None or i + found[0] > end:
                continue
            length, entry = found
            if entry.pos in "qn":
                return Item(kind_of(entry, ""), i, i + length, pro, entry)
            if entry.pos == "h" and not form.counts:  # خسائر بشرية: people only by both words
                return Item("G", i, i + length, pro, entry, "", uncounted(None, "people", entry.code, None, entry.row))
        return None

    def _after_quantity(self, out: list[Item]) -> bool:
        return bool(out) and out[-1].k == "Q"

    def _word(self, i: int, form: WordForm, out: list[Item]) -> Item:
        if not form.analyses:
            return self._partitive(i, Item("w", i, i + 1, form.likely))
        chosen = self.chooser.pick(i, form.analyses, out)
        if chosen is None:
            return Item("w", i, i + 1, form.likely)
        entry = chosen.entry
        if entry.pos in "gh":
            group = self.counter.group(i, (chosen,), None)
            if group is not None:
                return group
        if entry.pos == "k":
            return self._partitive(i, Item("w", i, i + 1, chosen.pro, entry, chosen.enc))
        return Item(kind_of(entry, chosen.pro), i, i + 1, chosen.pro, entry, chosen.enc)

    def _partitive(self, i: int, item: Item) -> Item:
        """وحدات من الجيش, دوريات تابعة لفرع: the head of a part lets the whole behind it take its role."""
        if self.norms[i][len(item.pro) :] not in cues("part"):
            return item
        described = i + 1 < len(self.norms) and self.norms[i + 1] in name_words("describes")  # مجموعة كبيرة من كذا
        at = i + 2 if described else i + 1
        if at < len(self.norms) and self.norms[at] == FROM:
            item.b = at + 1
        return item


def _without_dateline(items: list[Item]) -> list[Item]:
    """السودان – لقي …: the place before a dash that opens a sentence tells where it was written."""
    first = items[0] if len(items) > 1 and items[1].mark in DASHES else None
    if first is None or first.k != "M" or "place" not in first.spot.readings:
        return items
    return [Item("w", first.a, first.b), *items[1:]]


def _closes_adjective(mark: str, out: Sequence[Item]) -> bool:
    """قصف “إسرائيلي” على: marks round one adjective part nothing from the noun before it."""
    return mark in QUOTES and len(out) > 2 and out[-1].k == "A" and out[-2].mark in QUOTES and out[-3].k in "MEw"  # noqa: PLR2004


def _lemma(item: Item) -> str:
    return item.entry.lemma if item.entry is not None else ""
