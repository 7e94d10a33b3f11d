"""What governs an item says its role: a preposition, the event noun that it touches, or its bare place."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.endings import is_feminine
from riwaya.arabic.letters import fold
from riwaya.arabic.prepositions import FROM, IN, NEARBY, ON, WITH
from riwaya.extract.fitting import DESTROYS, can_act, counted_body, is_struck, is_weapon, only_acts
from riwaya.extract.happenings import ATTACKS, Happening
from riwaya.extract.lexicon.words import acting_groups, cues, default_roles, fighting_groups, kinds
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from riwaya.extract.beside import Beside
    from riwaya.extract.items import Item


#: Types of whose people it is told where they are from.
_HARMS: Final = ATTACKS | {"harm_casualties"}


class Walk:
    """How far the walk to the right of a trigger has come.

    ``pending`` governs the item that comes next, ``key`` governed the last one (a preposition, ``gen``, ``bare``),
    ``role`` is what that one got, ``people`` the role of those whose body it named (عناصر من الشرطة), ``bare`` counts
    those without a preposition, ``touched`` tells that something stands between an event noun and what comes next.
    """

    __slots__ = ("bare", "end", "h", "has_subject", "key", "pending", "people", "role", "start", "touched")

    def __init__(self, h: Happening, start: int, end: int, *, noun: bool, subject: bool) -> None:
        self.h, self.start, self.end, self.has_subject = h, start, end, subject
        self.key = self.pending = self.role = ""
        self.people = "none"
        self.bare, self.touched = 1 if subject else 0, not noun


class Governing:
    """Says what governs the items of one sentence, and which role the frame of a happening has for that."""

    def __init__(self, items: list[Item], beside: Beside) -> None:
        self.items, self.beside = items, beside

    def key(self, walk: Walk, n: int, *, joined: bool) -> str:
        """What governs item ``n``; what is joined has what the one before it had."""
        own = self.beside.goes_on(n) or self.items[n].prep or walk.pending
        key = own or (walk.key if joined else "") or ("bare" if walk.touched else "gen")
        if key == FROM and walk.h.type in _HARMS and self.beside.home(n):
            return "natives"  # مقتل شاب من السويداء
        if key == FROM and self.beside.measured(n):
            return NEARBY  # على بعد 50 كلم من المدينة, إلى الجنوب من المدينة
        if (key == FROM and self.beside.area_of(n)) or (key == "bare" and self.beside.stands_in(n)):
            return IN  # في مناطق متفرقة من سوريا, على طريق مطار طرابلس
        return key

    def role(self, walk: Walk, n: int, key: str) -> str:
        """The role of item ``n``, which ``key`` governs."""
        h = walk.h
        if key in ("bare", "gen") and not h.harm and (harm := self._harmed_in(h, n)):
            h.harm = harm
            return "victim"
        if key == "bare":
            return self._bare(walk, n)
        if key == ON and self._way(n):
            return "none"  # غارة على طريق فرعي
        if key == "gen":
            return self._genitive(h, n)
        if key == FROM and (role := self._from(walk, n)):
            return role
        if key in h.slots:
            return h.slots[key]
        if key == WITH and h.type == "harm_casualties":
            return "victim"
        if key == TO:
            return self._to(walk, n)
        role = default_roles().get(key, "none")
        if role == "origin" and h.type in ATTACKS | {"shootdown"} and h.type != "clash_battle":
            return "none"  # من اتجاه الجولان: whence it came is not where it struck; a verb of firing says so itself
        return role

    def _way(self, n: int) -> bool:
        """Whether a mention is but a road without a name."""
        it = self.items[n]
        return it.k == "M" and set(it.spot.readings) == {"object"} and self.beside.norms[it.a] in cues("ways")

    def _bare(self, walk: Walk, n: int) -> str:
        """What stands bare: the subject first, then the object."""
        it, slots = self.items[n], walk.h.slots
        first = slots.get("subj", "agent")
        people = it.k == "G" and (it.people.group in acting_groups() or counted_body(it) is not None)
        acting = people and "victim" not in slots.values()
        if self._whose_dead(walk.h, n) or self._says_who(walk, n):
            return "none"
        if self._acted_on(walk, n):
            return slots.get("obj", "none")
        if walk.h.item.k == "E" and walk.h.item.definite and _is_person(it):
            return "none"  # أصيب في القصف ثلاثة هم، فلان: a strike by its name has no bare subject
        if first == "victim" and self._wipes_out(walk.h, n):
            walk.h.slots = {**slots, "subj": "agent", ON: "victim"}
            return "agent"
        whence = n > 1 and self.items[n - 2].governs == FROM and walk.role == "none"
        if whence and self.beside.possessor(n):
            return "none"  # قصف من مواقع الجبهة: whose the place is that it came from
        if walk.bare == 0 and (first != "agent" or acting or (can_act(it) and not self.beside.possessor(n))):
            return first
        return slots.get("obj", "none")

    def _acted_on(self, walk: Walk, n: int) -> bool:
        """Whether what stands bare first is no subject: behind a genitive that did it, by its gender, by what it is."""
        h = walk.h
        if h.slots.get("obj") == "target" and self.items[n - 1].cls == "place" and only_acts(self.items[n]):
            return walk.bare == 0  # استهدفت مجمع وزارة الدفاع
        if h.item.k == "E":
            return bool(h.agents) and n == h.n + 2 and self.items[n - 1].k == "M"  # طرد القوات المتمردين
        return walk.bare == 0 and h.item.k == "V" and (self._brought_down(h, n) or self._masculine(h, n))

    def _wipes_out(self, h: Happening, n: int) -> bool:
        """قضت وحدات الجيش في المحافظة على 20 عنصرا: an army before a toll behind على did not die, it killed."""
        it = self.items[n]
        if h.item.k != "V" or not only_acts(it) or it.spot.readings["actor"].kind not in kinds("armed"):
            return False
        behind = takewhile(lambda x: x.k not in "VEcr", self.items[n + 1 :])
        upon = next((x for x in behind if x.governs == ON or x.k == "G"), None)
        lemma = fold(h.item.entry.lemma) if h.item.entry is not None else ""
        return upon is not None and upon.governs == ON and lemma in cues("wipes_out")

    def _says_who(self, walk: Walk, n: int) -> bool:
        """اغتال مجهولون فلانا القيادي في الجيش: what stands right behind a name says who he was."""
        before, it = self.items[n - 1], self.items[n]
        if walk.role not in ("target", "victim") or before.k != "M" or before.b != it.a or it.k != "M":
            return False
        person = before.spot.readings.get("actor")
        return person is not None and person.kind == "person" and "actor" in it.spot.readings

    def _whose_dead(self, h: Happening, n: int) -> bool:
        """مقتل عناصر قوات النظام: the body whose men the people right before are did not kill them."""
        quoted = self.items[n - 1].mark in QUOTES  # مقتل أربعة من متشددي «كذا»
        before = self.items[n - 1 - quoted]
        men = before.k == "G" and before.b == self.items[n].a - quoted and before.people.group in fighting_groups()
        return men and h.item.k == "E" and h.item.cls == "harm" and only_acts(self.items[n])

    def _harmed_in(self, h: Happening, n: int) -> str:
        """قتل الجيش في غارة جوية 13 عنصرا: the harm that the verb before tells of those counted."""
        it = self.items[n]
        if h.item.k != "E" or h.type not in ATTACKS or it.k not in "GQ" or it.people.low is None or it.definite:
            return ""
        at = next((k for k in range(h.n - 1, -1, -1) if self.items[k].k in "VGQ"), -1)
        verb = self.items[at]
        if at < 0 or verb.k != "V" or verb.cls != "harm" or verb.entry is None:
            return ""
        acting = any(only_acts(x) and not x.prep for x in self.items[at + 1 : h.n])
        return verb.entry.harm if acting else ""

    def _masculine(self, h: Happening, n: int) -> bool:
        """اغتالت العميد فلانا: a man behind a feminine verb is whom it was done to."""
        it, verb = self.items[n], h.item.entry
        if (
            verb is None
            or verb.gender != "f"
            or h.slots.get("subj") != "agent"
            or it.k != "M"
            or "actor" not in it.spot.readings
        ):
            return False
        word = self.beside.norms[it.a].removeprefix(ARTICLE)
        return it.spot.readings["actor"].kind == "person" and it.spot.title and not is_feminine(word)

    def _brought_down(self, h: Happening, n: int) -> bool:
        """دمرت دبابة: a weapon behind a verb of destroying is what it destroyed, unless its object stands behind it."""
        it = self.items[n]
        if h.type not in DESTROYS or it.k != "M" or not is_weapon(it) or "actor" in it.spot.readings:
            return False
        behind = takewhile(lambda x: x.k in "MAw" and not (x.prep or x.joined), self.items[n + 1 :])
        article = self.beside.norms[it.a].startswith(ARTICLE)
        return not any(is_struck(x) if x.k == "M" else x.k == "w" and article for x in behind)

    def _genitive(self, h: Happening, n: int) -> str:
        """What touches an event noun: who did it, or whom it met."""
        it = self.items[n]
        role = h.slots.get("gen", "agent")
        if role == "target" and it.k == "M" and is_weapon(it) and self.beside.owned_weapon(n):
            return "agent"  # استهداف طيران قوات النظام منازل
        if role == "target" and it.k == "M" and "actor" in it.spot.readings and self.beside.object_behind(n):
            return "agent"  # استهداف الاحتلال مقر الحزب
        if role == "agent" and h.item.cls == "event" and h.type in ATTACKS and it.k == "M" and is_struck(it):
            return "target"  # قصف منازل المدنيين, قصف مدينة كذا
        return "agent" if role == "site" and only_acts(it) else role

    def _from(self, walk: Walk, n: int) -> str:
        """What stands behind من, where the frame has no say ('' where it has)."""
        h = walk.h
        if self.beside.whose_people(n):
            return walk.role if walk.role in ("agent", "target") else "none"
        if h.item.cls == "harm":
            return "none"
        by_noun = h.type in ATTACKS and h.item.k == "E"
        return "agent" if by_noun and only_acts(self.items[n]) else ""  # القصف من قوات الدعم السريع

    def _to(self, walk: Walk, n: int) -> str:
        """What stands behind ل: an owner, a whole, or what an event noun did or met."""
        h, it = walk.h, self.items[n]
        owned = self.beside.belongs(n)
        if owned >= 0:
            before = self.items[owned]
            mine = h.type == "aid_delivery" or (before.k == "M" and is_weapon(before) and walk.role == "agent")
            return "agent" if mine else h.slots.get(ON, "none") if self.beside.upon(h, owned) else "none"
        if self.beside.part_of(n):
            return "site"  # المناطق الشرقية لمدينة رفح
        if walk.role == "target" and self.beside.others(n) and only_acts(it):
            return "target"  # أهدافا إيرانية وأخرى لحزب الله
        return self._to_of_noun(h, it, n) if h.item.k == "E" else self._to_of_verb(h, n)

    def _to_of_verb(self, h: Happening, n: int) -> str:
        """Behind a verb ل only says whose the subject or the object is."""
        if h.slots.get("subj") == "agent" and self.beside.of_band(n):
            return "agent"
        return "target" if h.slots.get("obj") == "target" and not h.targets and self.beside.of_unknown(n) else "none"

    def _to_of_noun(self, h: Happening, it: Item, n: int) -> str:
        """Behind an event noun ل stands for its object, or for whose attack it was."""
        actor = it.k == "M" and "actor" in it.spot.readings
        if actor and h.one_sided:
            return "target"
        if it.k == "M" and h.type in ATTACKS and not actor and is_weapon(it) and h.slots.get("gen") == "agent":
            return "weapon"  # قصف لطائرات مجهولة: what struck, not what was struck
        strikes = h.slots.get("gen") == "agent" and actor and "place" not in it.spot.readings
        strikes = strikes and not self.beside.possessor(n)
        if strikes and it.spot.readings["actor"].kind == "person" and not self.beside.with_men(n):
            return "none"  # منازل لأقارب فلان
        return "agent" if strikes and not h.agents and h.type in ATTACKS else h.slots.get("obj", "none")


def _is_person(it: Item) -> bool:
    actor = it.spot.readings.get("actor") if it.k == "M" else None
    return actor is not None and actor.kind == "person"
