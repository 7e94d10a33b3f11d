"""Names of people by their form: where one begins and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    AND_THE,
    ARTICLE,
    BEFORE_NAMES,
    BY,
    SO,
    TO,
    TO_THE,
)
from riwaya.arabic.endings import is_feminine, is_nisba
from riwaya.extract.lexicon.words import (
    act_cues,
    compass,
    cues,
    definite_cues,
    given_names,
    head_lemmas,
    name_words,
    source_adjectives,
)
from riwaya.extract.spots import Spot

if TYPE_CHECKING:
    from riwaya.extract.names import NameReader

_MAX_PERSON: Final = 4
#: A last name of these letters may begin with و by itself (وهبي, ونوس).
_LONGEST_WITH_AND: Final = 6
_ACCUSATIVE: Final = "ا"
#: What stands between an office and the name of its holder.
COMMAS: Final = frozenset("،,")


class PersonNames:
    """Reads the names of people of one document, whoever they are."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.forms, self.gazetteer, self.lexicon = names.forms, names.gazetteer, names.lexicon

    def may_begin(self, i: int) -> bool:
        """Whether an unknown name of a person may begin at token ``i``, where somebody is named."""
        norm, follows = self.norms[i], self.norms[i + 1] if i + 1 < len(self.norms) else ""
        mother = norm in name_words("joint") and follows in given_names()  # أم محمد
        if (self.forms[i].analyses and not mother) or norm.startswith((ARTICLE, TO, BY, AND)):
            return False
        if norm.removeprefix(ARTICLE) in self.gazetteer.adjectives or norm in definite_cues("document"):
            return False  # تقرير للمنظمة
        if norm.endswith(_ACCUSATIVE) and follows.startswith(ARTICLE) and self._head(norm.removesuffix(_ACCUSATIVE)):
            return False  # تحدث جيشا البلدين
        if norm in cues("pointing"):
            return False  # من بين ذلك
        if norm in cues("recorded") or norm in cues("all_of") or any(norm in table for table in act_cues().values()):
            return False  # أظهرت مقاطع فيديو, ناشد جميع المنظمات, وجهت أصابع الاتهام
        if norm in cues("part") or norm in cues("toll"):
            return False  # يقدر عدد القتلى
        if norm not in given_names() and follows.startswith(ARTICLE) and self._feminine_verb(i - 1):
            return False  # تشير أعمال الرصد, قالت تقارير الأمم: things are feminine, and few names of women are unknown
        return not is_feminine(norm) or norm in given_names()  # شرطة كييف, مسؤولية المعارضة: a noun with its genitive

    def _feminine_verb(self, i: int) -> bool:
        return i >= 0 and any(a.entry.pos == "v" and a.entry.gender == "f" for a in self.forms[i].analyses)

    def _head(self, norm: str) -> bool:
        return any(a.entry.pos == "k" and not a.pro for a in self.lexicon.analyse(norm))

    def end(self, k: int) -> int:
        """Where a person's name that begins at ``k`` ends; ``k`` itself where none does."""
        end = k
        given = k < len(self.norms) and (self.norms[k] in given_names() or self.norms[k] in name_words("preposition"))
        if given and k + 1 < len(self.norms) and self.norms[k + 1] in given_names():
            end = k + 2  # على حسين: a given name that is spelt as a preposition
        elif self._behind_rank(k):
            end = k + 1  # اللواء الركن علي حميد
        while end < len(self.tokens) and end - k < _MAX_PERSON and self.tokens[end].kind == "word":
            norm = self.norms[end]
            if norm in cues("what") or norm in cues("own_words") or (end > k and norm in cues("denied")):
                break
            if end == k and (norm.removesuffix(_ACCUSATIVE) in definite_cues("document") or self._describes(norm)):
                break  # القائد في تصريح, أصدر المحافظ بيانا
            if end > k and not given and norm.startswith(AND_THE):
                return k  # أعمال الرصد والتوثيق: no name
            if end > k and self._another(end):
                break
            if norm in name_words("joint") or self._given_within(end, k):
                end += 1
                continue
            if (
                end == k
                and norm.startswith(TO)
                and end + 1 < len(self.norms)
                and self.norms[end + 1].startswith(ARTICLE)
            ):
                break
            if end == k and norm.startswith((ARTICLE, AND, BY, TO, SO)) and self.lexicon.analyse(norm):
                break
            if end == k and norm.startswith(BY + ARTICLE):
                break  # تعهد رئيس الوزراء بالرد
            if end > k and (norm.startswith((TO_THE, BY + ARTICLE)) or self._told(end)):
                break  # قال النقيب فلان للأناضول: whom he told
            if norm.removeprefix(ARTICLE) in name_words("time"):
                break  # قال متحدث باسم الوزارة، اليوم السبت
            if self._last_name(end, k):
                return end + 1
            if end > k and self._inner_name(end):
                end += 1
                continue
            if self.lexicon.analyse(norm) and not (end > k and self.forms[end].definite and not self._office(norm)):
                break
            if end == k + 1 and self.norms[k] in given_names() and norm.startswith(ARTICLE):
                return end + 1  # محمد الحوثي
            if (
                norm[2:] in self.gazetteer.adjectives
                or norm in self.gazetteer.adjectives
                or self.tokens[end].kind != "word"
            ):
                break
            end += 1
        while end > k and self.norms[end - 1] in name_words("joint"):
            end -= 1
        return end

    def _describes(self, norm: str) -> bool:
        """قائد ميداني, رئيس المجلس شمال درعا: an adjective of office or a word of direction begins no name."""
        return norm not in given_names() and (norm in source_adjectives() or norm in compass())

    def _another(self, k: int) -> bool:
        """بريوزيرن وأنتونيفكا: a word that و joins to a name is another name, save a last name that begins so."""
        norm = self.norms[k]
        joined = norm.startswith(AND) and norm not in given_names()
        return joined and (len(norm) > _LONGEST_WITH_AND or norm[1:] in given_names())

    def _behind_rank(self, k: int) -> bool:
        """A given name that is spelt as a preposition, between a rank and another name."""
        if not 0 < k < len(self.norms) - 1 or self.norms[k] not in name_words("preposition"):
            return False
        rank = self.norms[k - 1] in name_words("rank") or self.forms[k - 1].titles
        return rank and k + 1 not in self.names.found and not self.forms[k + 1].analyses

    def _office(self, norm: str) -> bool:
        """المتحدث, المبعوث: a word of office, which begins a title behind a name and is no part of it."""
        return any(
            a.entry.pos == "k" and (a.entry.cls in ("spokes", "source") or (a.entry.cls == "title" and a.entry.value))
            for a in self.lexicon.analyse(norm)
        )

    def _given_within(self, k: int, first: int) -> bool:
        """محمود علي السعدي: a given name spelt as a preposition, between a given name and a last name."""
        if k == first or k + 1 >= len(self.norms) or self.norms[k - 1] not in given_names():
            return False
        last = self.norms[k + 1]
        free = k + 1 not in self.names.found and not self.forms[k + 1].analyses
        closed = last in COMMAS or any(a.entry.cls == "comp" for a in self.forms[k + 1].analyses)  # قال محمد علي إن
        return self.names.token(k) in head_lemmas("preposition") and (free or closed or last in given_names())

    def _last_name(self, end: int, first: int) -> bool:
        """قال عبد الله أدان لرويترز: a last name that looks like a verb, between a given name and whom he told."""
        joint = self.norms[first] in name_words("joint")
        alone = end - first == 1 + joint and (joint or self.norms[first] in given_names())
        if not alone or end + 1 >= len(self.norms) or not self._told(end + 1):
            return False
        return all(a.entry.pos == "v" and not a.pro for a in self.lexicon.analyse(self.norms[end]))

    def _inner_name(self, k: int) -> bool:
        """أحمد صداك الدليمي: a name that looks like a verb with its pronoun, before a last name."""
        last = self.norms[k + 1] if k + 1 < len(self.norms) else ""
        readings = self.lexicon.analyse(self.norms[k])
        verb = bool(readings) and all(a.entry.pos == "v" and a.enc and not a.pro for a in readings)
        return verb and last.startswith(ARTICLE) and is_nisba(last.removeprefix(ARTICLE)) and not self._told(k + 1)

    def _told(self, k: int) -> bool:
        """قال فلان لرويترز: a name behind ل is whom he told."""
        inside = self.names.found.get(k)
        return inside is not None and inside[1] == TO

    def given_as_preposition(self, k: int) -> bool:
        """علي حجازي، between commas: a given name spelt as a preposition, and a last name."""
        if (
            k + 2 >= len(self.norms)
            or self.norms[k] not in name_words("preposition")
            or self.norms[k + 2] not in COMMAS
        ):
            return False
        return k + 1 not in self.names.found and not self.forms[k + 1].analyses

    def by_form(self, i: int) -> Spot | None:
        """A person told by a given name in front (محمد الحلبي), or listed behind بينهم."""
        norm, given = self.norms[i], self.forms[i].given
        listed = i > 0 and self.forms[i - 1].lists
        if given is None and not (
            listed
            and not self.forms[i].analyses
            and not norm.startswith((ARTICLE, AND, BY, TO))
            and not is_feminine(norm)
            and norm not in cues("pointing")
        ):
            return None
        pro = given[0] if given is not None else ""
        end = i + 1
        if norm in self.gazetteer.adjectives and not "".join(self.norms[end : end + 1]).startswith(ARTICLE):
            return None  # نفوذ تركي كبير
        while end < len(self.tokens) and end - i < _MAX_PERSON and self.tokens[end].kind == "word":
            following = self.norms[end]
            if following in name_words("joint") or following in given_names():
                end += 1
                continue
            if (
                self.lexicon.analyse(following)
                or following[0] in BEFORE_NAMES
                or following.removeprefix(ARTICLE) in self.gazetteer.adjectives
                or (end > i + 1 and following in name_words("time"))
            ):
                break  # محمد ياسين مساء السبت
            end += 1
            if following.startswith(ARTICLE):
                break
        while end > i and self.norms[end - 1] in name_words("joint"):
            end -= 1
        if end - i < 2:  # noqa: PLR2004  a given name alone may be a place or a word
            return None
        name = self.names.words(i, end, pro)
        return Spot(i, end, pro, {"actor": self.names.entity("actor", "person", "", name, name)}, i)
