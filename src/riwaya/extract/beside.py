"""What stands beside an item of a sentence, as far as its role hangs on that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.prepositions import FROM, IN, ON
from riwaya.extract.fitting import is_means, is_weapon, only_acts
from riwaya.extract.lexicon.words import acting_groups, compass, cues, kinds
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item

#: How many words may stand in brackets before the other name.
_IN_BRACKETS: Final = 4


class Beside:
    """Asks what stands beside the items of one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms

    def _at(self, it: Item) -> int:
        """Where an item of the sentence stands: by what it is, since equal words are other items."""
        return next(k for k, x in enumerate(self.items) if x is it)

    def in_brackets(self, n: int) -> bool:
        """جبهة النصرة (سابقا): another name in brackets, unless و stands before the bracket."""
        k = n - 1
        while k > 0 and self.items[k].k == "w" and n - k < _IN_BRACKETS:
            k -= 1  # بيت الضيافة (مقر والي الولاية)
        before = self.items[k - 1] if k > 0 else None
        own = before is not None and (before.k == "p" or (before.k == "w" and before.cls == "conj"))  # على (كذا)
        return self.items[k].mark == "(" and not own

    def joined_in_quotes(self, n: int) -> bool:
        """إرهابيو «النصرة» و«داعش»: a name in quotation marks behind a و that stands by itself."""
        return n > 1 and self.items[n - 1].mark in QUOTES and self.items[n - 2].cls == "conj"

    def of_source(self, n: int) -> bool:
        """وفق وكالة الأنباء "سانا": a name in quotation marks that only calls the source once more."""
        return n > 1 and self.items[n - 1].k == ";" and self.items[n - 2].k == "z"

    def with_actor(self, n: int) -> bool:
        """الجماعات السورية المعارضة: an adjective whose next one names the actor."""
        it, after = self.items[n], self.items[n + 1] if n + 1 < len(self.items) else None
        noun = self.items[n - 1] if n else None
        return (
            it.definite
            and not it.joined
            and noun is not None
            and noun.k == "w"
            and after is not None
            and only_acts(after)
            and after.spot.readings["actor"].kind != "person"
            and not (after.prep or after.joined)
            and self.norms[after.a].startswith(ARTICLE)
        )

    def apart(self, n: int) -> bool:
        """المدعومة من المجتمع الدولي, المتنازع عليه بين X وY: who only stands beside what is told of."""
        k = n - 1
        while k > 0 and self.items[k].k in "pA":
            k -= 1
        return k >= 0 and self.items[k].k == "w" and self.norms[self.items[k].a] in cues("apart")

    def belongs(self, it: Item) -> int:
        """طائرات تابعة للجيش: the item that «belonging to» right before says an owner of (-1 for none)."""
        n = self._at(it)
        belongs = n > 1 and self.items[n - 1].k == "w" and self.norms[self.items[n - 1].a] in cues("belongs_to")
        return n - 2 if belongs else -1

    def upon(self, h: Happening, n: int) -> bool:
        """Whether a noun that no list knows stands behind على, as what the event struck."""
        return (
            n > h.n + 1
            and self.items[n].k == "w"
            and any(x.k == "p" and x.governs == ON for x in self.items[h.n + 1 : n])
        )

    def of_unknown(self, it: Item) -> bool:
        """تستهدف الخلايا النائمة للتنظيم: whose the thing is that no list knows."""
        n = self._at(it) - 1
        while n > 0 and self.items[n].k == "w" and self.items[n].definite and not self.items[n].prep:
            n -= 1
        return n >= 0 and self.items[n].k == "V" and "actor" in it.spot.readings if it.k == "M" else False

    def of_band(self, it: Item) -> bool:
        """هاجمت خلية لداعش مركبة: whose men they are, where a band of his is the subject right behind its verb."""
        n = self._at(it) - 1
        band = False
        while n > 0 and self.items[n].k in "wGA" and not self.items[n].prep and not self.items[n].definite:
            band = band or self.norms[self.items[n].a] in cues("band")
            n -= 1
        return band and self.items[n].k == "V" and only_acts(it)

    def owned_weapon(self, it: Item) -> bool:
        """Whether the body whose weapon this is stands right behind it."""
        n = self._at(it) + 1
        after = self.items[n] if n < len(self.items) else None
        return after is not None and only_acts(after) and not after.prep and not after.joined

    def object_behind(self, it: Item) -> bool:
        """Whether an object without a preposition stands right behind an actor."""
        if it.spot.readings["actor"].kind not in kinds("armed"):
            return False
        n = self._at(it) + 1
        while n < len(self.items) and (self.items[n].k in "AT" or is_means(self.items[n])):
            n += 1  # استهداف التنظيمات اليوم بالقذائف الأحياء السكنية
        after = self.items[n] if n < len(self.items) else None
        return after is not None and after.k in "MG" and after.prep in ("", TO) and not after.joined

    def whose_people(self, it: Item) -> bool:
        """ضد عناصر من حركة الشباب: whether an actor behind من is whose the people before it are."""
        n = self._at(it) - (0 if it.prep else 1) - 1
        people = self.items[n] if n >= 0 else None
        return people is not None and people.k == "G" and only_acts(it) and people.people.group in acting_groups()

    def possessor(self, it: Item) -> bool:
        """على مواقع الحوثيين, على تجمعات للحوثيين: whose the thing right before is, not who strikes it."""
        n = self._at(it)
        before = self.items[n - 1] if n else None
        city = it.k == "M" and "place" in it.spot.readings and it.spot.readings["place"].kind in kinds("large")
        return (
            (only_acts(it) or city)
            and before is not None
            and before.k == "M"
            and before.b == it.a
            and "actor" not in before.spot.readings
            and ("object" in before.spot.readings or city)
            and not is_weapon(before)
        )

    def part_of(self, it: Item) -> bool:
        """المناطق الشرقية لمدينة رفح: a place whose side stands right before it."""
        before = self._before(it)
        return (
            it.k == "M" and "place" in it.spot.readings and before is not None and self.norms[before.b - 1] in compass()
        )

    def measured(self, it: Item) -> bool:
        """على بعد 50 كلم من, إلى الجنوب من: a place from which a distance or a direction is told."""
        before = self._before(it)
        if before is not None and before.k == "p":
            before = self._before(before)
        if before is None or it.k != "M" or "place" not in it.spot.readings:
            return False
        norm = self.norms[before.b - 1]
        return norm in cues("distance") or norm.removeprefix(ARTICLE) in compass()

    def stands_in(self, it: Item) -> bool:
        """على طريق مطار طرابلس: a place right behind a thing that nothing else names is where that is."""
        before = self._before(it)
        return (
            it.k == "M"
            and set(it.spot.readings) == {"place"}
            and not it.joined
            and before is not None
            and before.k == "M"
            and set(before.spot.readings) == {"object"}
            and before.b == it.a
        )

    def area_of(self, it: Item) -> bool:
        """في مناطق متفرقة من سوريا: a place of whose parts it is told."""
        if it.k != "M" or "place" not in it.spot.readings:
            return False
        n = self._at(it) - (1 if it.prep else 2)
        while n > 0 and self.items[n].k == "w" and self.norms[self.items[n].b - 1] not in cues("areas"):
            n -= 1
        return n > 0 and self.norms[self.items[n].b - 1] in cues("areas") and self.items[n].k in "wM"

    def counts_thing(self, n: int, end: int) -> bool:
        """إسقاط ستة صواريخ, تدمرت آلاف المنازل: a number before a thing fills no role itself."""
        it = self.items[n]
        counted = self.items[n + 1] if n + 1 < end else None
        plain = counted is not None and counted.k == "M" and not counted.prep and not counted.joined
        out_of = n > 0 and self.items[n - 1].governs == FROM  # 28 من 32 طائرة
        return it.k == "Q" and not it.prep and not it.joined and plain and not out_of

    def number_of_thing(self, n: int, end: int) -> bool:
        """بثلاثة صواريخ: the preposition of a number governs the thing that it counts."""
        it = self.items[n]
        counted = self.items[n + 1] if n + 1 < end else None
        return it.k == "Q" and bool(it.prep) and counted is not None and counted.k == "M" and not counted.prep

    def at_a_place(self, n: int) -> bool:
        """Whether a place behind its preposition stands at item ``n``."""
        return n + 1 < len(self.items) and self.items[n].governs == IN and _is_place(self.items[n + 1])

    def _before(self, it: Item) -> Item | None:
        n = self._at(it)
        return self.items[n - 1] if n else None


def _is_place(it: Item) -> bool:
    return it.k == "M" and "place" in it.spot.readings
