"""Choosing: which of its readings an ambiguous word has here (قتل as a verb or as a noun)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND,
    AND_BY,
    AND_THE,
    ARTICLE,
    BY,
    BY_THE,
    LIKE,
    SO,
    TO,
    TO_THE,
)
from riwaya.extract.lexicon.words import (
    act_cues,
    cues,
    definite_cues,
    listed,
    name_words,
)
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riwaya.extract.items import Item
    from riwaya.extract.lexicon import Analysis
    from riwaya.model import (
        Entity,
    )


#: How many words behind a verb the word that it needs may stand, exclusive (docs/lexicon.md, frames.tsv).
_NEEDED_WITHIN: Final = 13
#: The same for the word that makes a verb a speech act (وحمّل ناطق التحالف، العقيد فلان، … المسؤولية).
_CUED_WITHIN: Final = 20
#: How many words behind a verb of showing, or items before one with a pronoun, a recording may stand.
_SHOWN_WITHIN: Final = 9
_SHOWN_BEFORE: Final = 3
#: How many items before a verb its subject may stand.
_SUBJECT_WITHIN: Final = 5
#: What a verb of sending or firing does with its object, which is no target.
_GOODS: Final = ("weapon", "none")
#: How many words behind a verb of saying may hold أن.
_SAID_WITHIN: Final = 9
#: The ending of a verb of two, and how many they are.
_DUAL_ENDING: Final = "ا"
_TWO: Final = 2
#: Classes of verbs that say something.
_SAYING: Final = ("say", "speech", "relay")
#: How أن and إن are folded.
_THAT: Final = "ان"


class Chooser:
    """Chooses between the readings of a word by what stands around it."""

    def __init__(self, norms: list[str], adjectives: Mapping[str, Entity]) -> None:
        self.norms, self.adjectives = norms, adjectives

    def pick(self, i: int, analyses: tuple[Analysis, ...], out: list[Item]) -> Analysis | None:
        """The reading that its place asks for: a noun behind a preposition, a verb at a clause's start."""
        if self.norms[i].removeprefix(AND) in name_words("named") and self._names(i):
            return None  # ضابط يدعى فلان
        if self._quoted_alone(i, analyses):
            return None  # وكالة الصحافة “صفا”
        if out and out[-1].k == "p" and not [a for a in analyses if a.entry.pos != "v" or a.pro]:
            return None  # على وقع: no verb stands behind a preposition
        if len(analyses) == 1:
            return analyses[0] if self._possible(i, analyses[0], out) else None
        participles = [a for a in analyses if a.entry.pos == "p" and a.entry.cls != "speech"]
        if (
            participles
            and ARTICLE in participles[0].pro
            and i + 1 < len(self.norms)
            and self.norms[i + 1] in cues("participle_behind")
        ):
            return participles[0]
        if participles and self._describes(participles[0], out):
            return participles[0]  # مدينة حمص المحاصرة, بلدات محاصرة: what the place is, no event of its own
        possible = [a for a in analyses if self._possible(i, a, out)]
        if not possible:
            return None
        if self._says_of(possible, out):
            possible = [a for a in possible if a.entry.pos != "g"]
        particles = [a for a in possible if a.entry.pos == "q"]
        if particles and any(a.pro == SO and a.entry.cls == "prep" for a in particles):
            particles = [a for a in particles if all(v.entry.pos != "v" or v.pro for v in possible)]  # فتحت النار
        of_source = self._names_source(i, possible)
        if particles and not of_source and not self._tells(i, possible, out):
            whole = [a for a in possible if a.entry.pos == "v" and not a.pro and "need" in a.entry.slots]
            return whole[0] if whole and particles[0].pro else particles[0]  # فقد خمسة حياتهم is no ف and قد
        nouns = [a for a in possible if a.entry.pos in "ngh"] if not of_source else []
        verbs = [a for a in possible if a.entry.pos == "v"]
        if len(nouns) > 1:
            nouns.sort(key=lambda a: a.entry.slots.get("need") is None)
        if len(verbs) > 1:
            verbs.sort(
                key=lambda a: (
                    a.entry.slots.get("need") is None and a.entry.act != "cue",
                    a.entry.act != "cue",
                    a.entry.cls != "harm",
                    a.entry.cls != "manage",  # لم تقم بالانسحاب: of قام, not of أقام
                    a.entry.cls == "other"
                    and a.entry.tense != "past",  # not توقف القتال; يدخل الجيش المدينة: of دخل, not of أدخل
                    a.entry.voice == "p",  # ووصلت القوات: of وصل, not of واصل
                )
            )
        if len(verbs) > 1 and verbs[0].entry.cls not in _SAYING and self._speaker_behind(i):
            verbs.sort(key=lambda a: a.entry.cls not in _SAYING)  # توقع متحدث: of توقع, not of أوقع
        if not verbs or not nouns:
            spoke = bool(out) and out[-1].k == "V" and out[-1].cls == "say"  # ذكر الموقع: no participle
            heads = [a for a in possible if a.entry.pos == "k" and ARTICLE in a.pro and spoke]
            return (nouns or verbs or heads or possible)[0]
        return nouns[0] if self._nominal(i, verbs[0], nouns, out) else verbs[0]

    def _speaker_behind(self, i: int) -> bool:
        behind = self.norms[i + 1].removeprefix(ARTICLE) if i + 1 < len(self.norms) else ""
        return behind in name_words("unnamed_speaker") or behind in cues("back_source")

    def _quoted_alone(self, i: int, analyses: tuple[Analysis, ...]) -> bool:
        """A single word in quotation marks that could only be a verb is a name."""
        marked = 0 < i < len(self.norms) - 1 and self.norms[i - 1] in QUOTES and self.norms[i + 1] in QUOTES
        return marked and all(a.entry.pos == "v" and not a.pro for a in analyses)

    def _says_of(self, possible: list[Analysis], out: list[Item]) -> bool:
        """وفي بيان منفصل ذكر المرصد أن: a word for a man that is a verb of saying too, where no people are told of."""
        says = any(a.entry.pos == "v" and a.entry.cls == "say" and not a.pro for a in possible)
        return says and not (out and out[-1].k in "QG")

    def _names(self, i: int) -> bool:
        """Whether no clause follows a word that may claim something or say how somebody is called (يدعى)."""
        behind = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        return not behind.removeprefix(BY).startswith(_THAT)

    def _names_source(self, i: int, possible: list[Analysis]) -> bool:
        """وبين المصدر أن, ذكر مصدر أمني: a verb of saying right before the word for a source."""
        behind = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if behind.removeprefix(ARTICLE) not in cues("back_source") and behind not in definite_cues("document"):
            return False
        return any(a.entry.pos == "v" and a.entry.cls == "say" for a in possible)

    def _tells(self, i: int, possible: list[Analysis], out: list[Item]) -> bool:
        """وبين المرصد السوري أن, يرجح المحققون أن: at a clause's start, with who says it before what he says."""
        if (out and out[-1].k not in ",;") or not any(a.entry.cls == "say" for a in possible):
            return False
        for k in range(i + 1, min(i + _SAID_WITHIN, len(self.norms))):
            norm = self.norms[k]
            if norm in cues("content"):
                return k > i + 1
            if not norm[0].isalpha() or (k == i + 1 and norm in cues("no_speaker")):
                return False
        return False

    def _describes(self, participle: Analysis, out: list[Item]) -> bool:
        """Whether a participle says what the place or thing right before it is, as it agrees with it in the article."""
        before = out[-1] if out else None
        if before is None or before.k != "M" or before.spot.readings.keys().isdisjoint(("place", "object")):
            return False
        return ARTICLE in participle.pro or (
            "object" in before.spot.readings and not participle.pro and not before.definite
        )

    def _possible(self, i: int, a: Analysis, out: list[Item]) -> bool:
        """Whether a reading can stand here: a jussive needs its particle, some verbs a certain word behind them."""
        entry = a.entry
        if entry.tense == "jussive" and TO not in a.pro and not (out and out[-1].k == "n"):
            return False
        if a.enc and entry.pos == "v" and entry.slots and "obj" not in entry.slots:
            return False  # سيطرتها: a verb that takes no object carries no pronoun
        cued = entry.act == "cue" and entry.cls == "speech"
        if not cued and "unless" not in entry.slots and "need" not in entry.slots:
            return True
        behind = self.norms[i + 1 : i + (_CUED_WITHIN if cued else _NEEDED_WITHIN)]
        if cued:
            return self._cued(a, behind, out)
        if a.enc and entry.pos == "n" and listed(entry.lemma, "publishes") and self._recorded(out):
            return False  # مقاطع نشرها ناشطون: no deployment
        unless = entry.slots.get("unless")
        if unless is not None and unless.startswith("+"):
            words = tuple(unless[1:].split("/"))
            follows = "".join(behind[:1]) if a.pro in ("", ARTICLE) else ""
            if follows.startswith(words) or (ARTICLE in a.pro and follows.removeprefix(ARTICLE).startswith(words)):
                return False  # مبنى تابع لوزارة: whose it is
        elif unless is not None and any(n.removeprefix(ARTICLE) in unless.split("/") for n in behind[:4]):
            return False
        return self._needed(i, a, out)

    def _cued(self, a: Analysis, behind: list[str], out: list[Item]) -> bool:
        """Whether the word stands behind a verb that makes it a speech act; near it where it only shows something."""
        if a.enc and self._recorded(out):
            return True
        changes = act_cues().get(a.entry.lemma, {})
        found = [n if n in changes else n.removeprefix(ARTICLE) for n in behind]
        near = found[:_SHOWN_WITHIN]
        return any(n in changes and (changes[n] != "asserts" or n in near) for n in found)

    def _recorded(self, out: list[Item]) -> bool:
        """مقاطع مصورة نشرها: behind a recording or a document."""
        near = (self.norms[it.a] for it in out[-_SHOWN_BEFORE:])
        return any(n in cues("recorded") or n in definite_cues("document") for n in near)

    def _needed(self, i: int, a: Analysis, out: list[Item]) -> bool:
        """Whether the word that a reading needs stands behind it, or as its subject before it."""
        entry, behind = a.entry, self.norms[i + 1 : i + _NEEDED_WITHIN]
        need = entry.slots.get("need")
        if need is None or (a.enc and entry.slots.get("obj") == "weapon"):
            return True  # with a pronoun as its object (قذائف أطلقها) what it needs stands before it
        if need[0] in "+~" and a.enc and entry.slots.get("obj") == "none":
            return False  # قبضته على: the pronoun is no object that the verb could have
        if need.startswith("~"):
            return next((n for n in behind if n in cues("governs")), "") == need[1:]
        if need.startswith("+"):
            return behind[:1] == [need[1:]] and not cues("no_object").intersection(behind[1:2])
        wanted = need.split("/")
        if entry.cls in ("reach", "happen", "happenobj") and entry.pos == "v":
            behind = self.norms[max(0, i - 2 * _NEEDED_WITHIN) : i + _NEEDED_WITHIN]  # عدد القتلى وصل إلى
        if entry.pos == "v" and entry.slots.get("obj") in _GOODS and (a.enc or not a.pro):
            before = self._before(out)
            if a.enc:  # الأخبار التي تنشرها … عن الجيش: what the pronoun means stands before
                return any(_bare(n) in wanted for n in before)
            behind = [*behind, *before]  # صواريخ أطلقت على, شاحنة محملة بالمساعدات سلمت
        return any(n in wanted or _bare(n) in wanted for n in behind)

    def _before(self, out: list[Item]) -> list[str]:
        """The words right before, back to the clause's start, over the relative that takes them up."""
        words: list[str] = []
        for it in out[: -_SUBJECT_WITHIN - 1 : -1]:
            if it.k in "V,;ckx":
                break
            words += self.norms[it.a : it.b]
        return words

    def _nominal(self, i: int, verb: Analysis, nouns: list[Analysis], out: list[Item]) -> bool:
        if any(n.pro in (BY, TO, LIKE, ARTICLE, AND_THE, BY_THE, TO_THE, AND_BY) for n in nouns) and verb.pro in (
            "",
            TO,
        ):
            return True
        if self._of_two(i, verb, out):
            return False
        if verb.entry.number == "d" and verb.entry.tense == "past" and not verb.enc:
            return True  # تشهد المدينة تصاعدا: without two people before it, the ending is that of a noun
        last = out[-1] if out else None
        follows = self._adjective_follows(i)
        if last is None:
            return follows or not cues("noun_behind").isdisjoint(self.norms[i + 1 : i + 2])
        if last.k in "px" or (last.k == "w" and not verb.pro) or last.k == "Q":
            return True
        if last.k == "E" and (
            not verb.pro or (last.cls == "harm" and verb.pro == AND and nouns[0].entry.cls == "harm")
        ):
            return True  # مقتل وجرح العشرات
        if last.k == "c" and verb.entry.tense == "past" and not verb.pro:
            return len(out) > 1 and out[-2].k not in "xp"  # قال إن قصف الجيش …: a noun; but بعد أن قصف
        if last.k in "rnck":
            return False
        if not verb.pro and self._announced(out):
            return True
        return follows

    def _of_two(self, i: int, verb: Analysis, out: list[Item]) -> bool:
        """عنصرين من القوات قتلا: behind two people a past tense with the ending of the dual is a verb."""
        if verb.pro or verb.enc or verb.entry.tense != "past" or not self.norms[i].endswith(_DUAL_ENDING):
            return False
        end = next((k for k in range(len(out) - 1, -1, -1) if out[k].k == "b"), len(out))  # مدنيان، أحدهما طفل، قتلا
        before = next((it for it in reversed(out[:end]) if it.k in "GEVcr"), None)
        return before is not None and before.k == "G" and (before.joined or before.people.low == _TWO)

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


def _bare(norm: str) -> str:
    """A word without ب and the article (بالمساعدات)."""
    return norm.removeprefix(BY).removeprefix(ARTICLE)
