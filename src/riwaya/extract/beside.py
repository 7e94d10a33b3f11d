"""What stands beside an item of a sentence, as far as its role hangs on that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, NEAR, TO
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.prepositions import FROM, NEARBY, ON, TOWARDS
from riwaya.extract.fitting import is_means, is_weapon, only_acts
from riwaya.extract.lexicon.words import acting_groups, compass, cues, kinds
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item

#: How many words may stand in brackets before the other name.
_IN_BRACKETS: Final = 4
#: How many items before a place may tell its distance (60 كلم، إلى الشمال من).
_FAR: Final = 6


class Beside:
    """Asks what stands beside the items of one sentence."""

    def __init__(self, items: list[Item], norms: list[str]) -> None:
        self.items, self.norms = items, norms

    def in_brackets(self, n: int) -> bool:
        """جبهة النصرة (سابقا): another name in brackets, unless و stands before the bracket."""
        k = n - 1
        while k > 0 and self.items[k].k == "w" and n - k < _IN_BRACKETS:
            k -= 1  # بيت الضيافة (مقر والي الولاية)
        before = self.items[k - 1] if k > 0 else None
        own = before is not None and (before.k == "p" or (before.k == "w" and before.cls == "conj"))  # على (كذا)
        return self.items[k].mark == "(" and not own

    def joined_in_quotes(self, n: int) -> bool:
        """إرهابيو «النصرة» و«داعش», كذا/كذا: a name in quotation marks behind a و by itself, or behind a stroke."""
        mark = self.items[n - 1].mark if n > 1 else ""
        if mark == "/":
            after = self.items[n + 1] if n + 1 < len(self.items) else None
            return after is None or self.norms[after.a] not in cues("former")
        return bool(mark) and mark in QUOTES and self.items[n - 2].cls == "conj"

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

    def objective(self, n: int) -> bool:
        """استهدفت أهدافا إيرانية وأمريكية: an adjective that says whose the objectives right before it are."""
        k = n - 1
        while k > 0 and self.items[k].k == "A":
            k -= 1
        return k >= 0 and self.items[k].k == "w" and self.norms[self.items[k].b - 1] in cues("objectives")

    def agrees(self, n: int, verb: Item) -> bool:
        """Whether the noun that the adjective at ``n`` describes may be the subject of a verb: by its gender."""
        gender = verb.entry.gender if verb.entry is not None else ""
        return not gender or (gender == "f") == is_feminine(self.norms[self.items[n].b - 1])

    def with_men(self, n: int) -> bool:
        """قصف لقوات فلان: whether a person stands for his men, whose word is right before."""
        return n > 0 and self.norms[self.items[n - 1].b - 1].removeprefix(TO) in cues("part")

    def others(self, n: int) -> bool:
        """وأخرى لحزب الله: whether a joined word for more of the same stands right before an item."""
        n -= 1
        return n >= 0 and self.items[n].joined and self.norms[self.items[n].b - 1][1:] in cues("others")

    def apart(self, n: int) -> bool:
        """المدعومة من المجتمع الدولي, المتنازع عليه بين X وY: who only stands beside what is told of."""
        k = n - 1
        while k > 0 and self.items[k].k in "pA":
            k -= 1
        return k >= 0 and self.items[k].k == "w" and self.norms[self.items[k].a] in cues("apart")

    def elsewhere(self, n: int) -> bool:
        """60 كلم شمال المدينة, مرتبطة بإيران, ثاني أكبر مدن سوريا: a place that only tells of another."""
        it = self.items[n]
        if it.k != "M" or "place" not in it.spot.readings:
            return False
        before = [self.norms[x.b - 1] for x in self.items[max(n - _FAR, 0) : n] if x.k in "w;p"]
        if it.prep and before[-1:] and self.items[n - 1].k == "w" and before[-1] in cues("apart"):
            return True
        if self.norms[self.items[n - 1].b - 1] in cues("seat") or (before and before[-1] in cues("seat")):
            return True  # المرصد ومقره لندن
        if self.items[n - 1].governs == TOWARDS and not cues("envoy").isdisjoint(before):
            return True  # المبعوث الدولي إلى سوريا
        behind = [self.norms[x.a] for x in self.items[n + 1 : n + _FAR]]
        if not cues("as_seat").isdisjoint(behind) and self._takes(n):
            return True  # الذي يتخذ من بريطانيا مقرا له
        if self._neighbours(n) or self._stationed(n):
            return True
        anchor = it.pro == NEAR or before[-1:] == [FROM]
        return (anchor and not cues("distance").isdisjoint(before)) or not cues("largest").isdisjoint(before[-2:])

    def _takes(self, n: int) -> bool:
        """Whether a verb of taking stands before what is taken as a seat."""
        return any(x.k in "Vw" and self.norms[x.a] in cues("takes") for x in self.items[max(n - _FAR, 0) : n])

    def _stationed(self, n: int) -> bool:
        """القوات المتمركزة في الحاجز: where those stand who strike."""
        k = n - 1
        while k > 0 and n - k < _IN_BRACKETS and (self.items[k].k == "p" or self.norms[self.items[k].a] in compass()):
            k -= 1
        return k > 0 and self.items[k].k in "wP" and self.norms[self.items[k].a] in cues("stationed")

    def _neighbours(self, n: int) -> bool:
        """مضايا القريبة من الحدود: whither the place before is near."""
        k = n - 1 if n and self.items[n - 1].k == "p" else n
        beside = self.items[n].pro == NEAR or (k < n and self.items[k].governs == NEARBY)
        while k > 0 and self.norms[self.items[k - 1].a] in compass():
            k -= 1
        before, place = (self.items[k - 1], self.items[k - 2]) if k > 1 else (None, None)
        if before is not None and place is not None and place.mark in QUOTES and k > 2:  # noqa: PLR2004  the name inside
            place = self.items[k - 3]
        if before is None or place is None or place.k != "M" or "place" not in place.spot.readings:
            return False
        word = self.norms[before.a] if before.k in "wp" else ""
        return word in cues("neighbouring") or (beside and word in cues("lying"))

    def goes_on(self, n: int) -> str:
        """نحو مناطق آمنة، خصوصا قرب الحدود: the preposition whose place the one behind «especially» is one of."""
        at, floor = n - 1, max(n - _FAR, 0)
        while at > floor and self.items[at].k in "wp" and not self._especially(at):
            at -= 1
        if at <= floor or not self._especially(at) or self.items[at - 1].k != ",":
            return ""
        for k in range(at - 2, max(at - _FAR, -1), -1):
            if self.items[k].k not in "wp":
                break
            if self.items[k].k == "p":
                return self.items[k].governs
        return ""

    def _especially(self, k: int) -> bool:
        return self.items[k].k in "wk" and self.norms[self.items[k].a] in cues("especially")

    def home(self, n: int) -> bool:
        """شاب من السويداء: a place right behind counted people and من is where they are from."""
        it, before = self.items[n], self.items[n - 2] if n > 1 and self.items[n - 1].k == "p" else None
        return before is not None and before.k == "G" and it.k == "M" and "place" in it.spot.readings

    def belongs(self, n: int) -> int:
        """طائرات تابعة للجيش: the item that «belonging to» right before says an owner of (-1 for none)."""
        n -= n > 0 and self.items[n - 1].mark in QUOTES  # التابعة لـ «كذا»
        n -= n > 0 and self.items[n - 1].k == "p"
        belongs = n > 1 and self.items[n - 1].k == "w" and self.norms[self.items[n - 1].a] in cues("belongs_to")
        return n - 2 if belongs else -1

    def upon(self, h: Happening, n: int) -> bool:
        """Whether a noun that no list knows stands behind على, as what the event struck."""
        return (
            n > h.n + 1
            and self.items[n].k == "w"
            and any(x.k == "p" and x.governs == ON for x in self.items[h.n + 1 : n])
        )

    def of_unknown(self, n: int) -> bool:
        """تستهدف الخلايا النائمة للتنظيم: whose the thing is that no list knows."""
        it, n = self.items[n], n - 1
        while n > 0 and self.items[n].k == "w" and self.items[n].definite and not self.items[n].prep:
            n -= 1
        return n >= 0 and self.items[n].k == "V" and "actor" in it.spot.readings if it.k == "M" else False

    def of_band(self, n: int) -> bool:
        """هاجمت خلية لداعش مركبة: whose men they are, where a band of his is the subject right behind its verb."""
        it, n, band = self.items[n], n - 1, False
        while n > 0 and self.items[n].k in "wGA" and not self.items[n].prep and not self.items[n].definite:
            band = band or self.norms[self.items[n].a] in cues("band")
            n -= 1
        return band and self.items[n].k == "V" and only_acts(it)

    def owned_weapon(self, n: int) -> bool:
        """Whether the body whose weapon this is stands right behind it."""
        after = self.items[n + 1] if n + 1 < len(self.items) else None
        return after is not None and only_acts(after) and not after.prep and not after.joined

    def object_behind(self, n: int) -> bool:
        """Whether an object without a preposition stands right behind an actor."""
        if self.items[n].spot.readings["actor"].kind not in kinds("armed"):
            return False
        acts = only_acts(self.items[n])
        n += 1
        while n < len(self.items) and (self.items[n].k in "AT" or is_means(self.items[n])):
            n += 1  # استهداف التنظيمات اليوم بالقذائف الأحياء السكنية
        after = self.items[n] if n < len(self.items) else None
        if after is None or after.joined or after.prep not in ("", TO):
            return False
        around = after.k == "w" and self.norms[after.a].removeprefix(TO) in cues("around")
        return (after.k in "MG" or around) and (bool(after.prep) or acts)

    def whose_people(self, n: int) -> bool:
        """ضد عناصر من حركة الشباب: whether an actor behind من is whose the people before it are."""
        it = self.items[n]
        n -= 1 if it.prep else 2
        people = self.items[n] if n >= 0 else None
        if people is None or people.k not in "GQ" or not only_acts(it):
            return False
        return people.k == "Q" or people.people.group in acting_groups()  # سقوط 5 من قوات الأمن

    def possessor(self, n: int) -> bool:
        """على مواقع الحوثيين, على تجمعات للحوثيين: whose the thing right before is, not who strikes it."""
        it, before = self.items[n], self._before(n)
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

    def part_of(self, n: int) -> bool:
        """المناطق الشرقية لمدينة رفح: a place whose side stands right before it."""
        it, before = self.items[n], self._before(n)
        return (
            it.k == "M" and "place" in it.spot.readings and before is not None and self.norms[before.b - 1] in compass()
        )

    def measured(self, n: int) -> bool:
        """على بعد 50 كلم من, إلى الجنوب من: a place from which a distance or a direction is told."""
        it, before = self.items[n], self._before(n)
        if before is not None and before.k == "p":
            before = self._before(n - 1)
        if before is None or it.k != "M" or "place" not in it.spot.readings:
            return False
        norm = self.norms[before.b - 1]
        return norm in cues("distance") or norm.removeprefix(ARTICLE) in compass()

    def stands_in(self, n: int) -> bool:
        """على طريق مطار طرابلس: a place right behind a thing that nothing else names is where that is."""
        it, before = self.items[n], self._before(n)
        return (
            it.k == "M"
            and set(it.spot.readings) == {"place"}
            and not it.joined
            and before is not None
            and before.k == "M"
            and set(before.spot.readings) == {"object"}
            and before.b == it.a
        )

    def area_of(self, n: int) -> bool:
        """في مناطق متفرقة من سوريا: a place of whose parts it is told."""
        it = self.items[n]
        if it.k != "M" or "place" not in it.spot.readings:
            return False
        n -= 1 if it.prep else 2
        while n > 0 and self.items[n].k == "w" and not self.is_area(n):
            n -= 1
        counted = (
            n > 0 and self.items[n].k == "Q" and self.norms[it.a] in cues("areas")
        )  # ثلاثة على الأقل من أحياء كييف
        return counted or (n > 0 and self.is_area(n) and self.items[n].k in "wM")

    def is_area(self, n: int) -> bool:
        """أحياء, الأحياء, ومناطق."""
        it = self.items[n]
        word = self.norms[it.b - 1].removeprefix(it.pro if it.b == it.a + 1 else "")
        return word.removeprefix(ARTICLE) in cues("areas")

    def _before(self, n: int) -> Item | None:
        return self.items[n - 1] if n else None
