"""Bodies that speak and that no list knows: اللجنة الأمنية العليا, نقابة الأطباء, منصة «كذا», مركز تابع للوزارة."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE, BY, TO
from riwaya.arabic.endings import is_nisba, singulars
from riwaya.arabic.romanise import romanise
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import cues, name_words, source_adjectives
from riwaya.extract.names import QUOTES, slug
from riwaya.extract.voices import Source
from riwaya.model import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.wordforms import WordForms
    from riwaya.model import Token

_HEADS: Final = frozenset(("actor", "actor?", "body"))
_SLOT: Final = "{}"
_LONGEST: Final = 5
_BELONGS_WITHIN: Final = 4


def _titled(label: str) -> str:
    """A label with capitals, as a name has them."""
    return " ".join(w if w.startswith("al-") or w in ("of", "the") else w[:1].upper() + w[1:] for w in label.split())


class Body(NamedTuple):
    """A body as its words name it: behind which item it ends, the part that speaks, and for whom it does."""

    end: int
    part: Part
    owner: Part | None = None

    @property
    def source(self) -> Source:
        """It as a source: an organ beside the one that it speaks for, as a spokesman stands beside his body."""
        owner = self.owner
        return Source((self.part,)) if owner is None else Source((self.part, owner), ((self.part, "spokesperson"),))


class BodyReader:
    """Reads unlisted bodies from their head on; what they are called is made of the words that the lists do know."""

    def __init__(self, text: str, tokens: Sequence[Token], norms: list[str], forms: WordForms) -> None:
        self.text, self.tokens, self.norms, self.forms = text, tokens, norms, forms

    def heads(self, it: Item) -> bool:
        """Whether a word that makes no mention by itself begins the name of a body (لجنة, نقابة, سلطات)."""
        return it.k == "w" and it.entry is not None and it.entry.cls in _HEADS and not it.enc

    def read(self, items: list[Item], n: int) -> Body | None:
        """The body whose head is item ``n``: with its adjectives and genitives, or whom it belongs to."""
        head = items[n]
        if not self.heads(head):
            return None
        owner = self._owner(items, n)
        if owner is not None:
            return owner
        end, english = self._name(items, n)
        of = self._of(items, end)
        if of < 0:
            return Body(end, self.part(items, n, end, english))
        whose = Part(items[of].spot.readings["actor"], items[of].a, items[of].b, items[of].pro)
        if not english:
            return Body(of + 1, whose)
        whole = f"{english} of {whose.entity.label_en}"
        return Body(of + 1, self.part(items, n, of + 1, whole), whose)

    def _of(self, items: list[Item], k: int) -> int:
        """المركز الإعلامي للجيش, الموقع الرسمي لـ«قسد»: where whom an organ speaks for stands, -1 for none."""
        glued = k < len(items) and items[k].governs == TO
        k += 1 if glued else 0
        k += 1 if glued and k < len(items) and items[k].mark in QUOTES else 0
        it = items[k] if k < len(items) else None
        if it is None or it.k != "M" or "actor" not in it.spot.readings:
            return -1
        ministry = it.prep == BY and it.spot.entity.kind == "ministry"  # إدارة الإعلام بوزارة الدفاع
        return k if glued or it.prep == TO or ministry else -1

    def part(self, items: list[Item], n: int, end: int, english: str = "") -> Part:
        """An actor of this article only, called by its words ``[n, end)`` and in English where that is known."""
        a, b = items[n].a, items[end - 1].b
        glued = len(items[n].pro) if ARTICLE not in items[n].pro else 0
        words = self.text[self.tokens[a].start + glued : self.tokens[b - 1].end]
        entry = items[n].entry
        label = english or romanise(words)
        key = f"new:{slug(label) or 'source'}"
        kind = entry.code if english and entry is not None else "organisation"
        return Part(Entity(key, "actor", kind, label or words, words, known=False), a, b)

    def _owner(self, items: list[Item], n: int) -> Body | None:
        """مركز تابع لوزارة الصحة: a body without a name speaks for the one that it belongs to."""
        if items[n].definite:
            return None
        for k in range(n + 1, min(len(items), n + _BELONGS_WITHIN)):
            if self.norms[items[k].a] in cues("belongs_to"):
                behind = items[k + 1] if k + 1 < len(items) else None
                if behind is not None and behind.k == "M" and "actor" in behind.spot.readings:
                    return Body(k + 2, Part(behind.spot.readings["actor"], behind.a, behind.b, behind.pro))
                return None
            if items[k].k not in "wA" or items[k].prep:
                return None
        return None

    def _name(self, items: list[Item], n: int) -> tuple[int, str]:
        """Where the words of a body end, and what English calls it."""
        entry = items[n].entry
        assert entry is not None  # noqa: S101  only heads come here
        inner: list[str] = []
        adjectives: list[str] = []
        of = ""
        end = n + 1
        while end < len(items) and end - n < _LONGEST and self._inside(items, n, end):
            it = items[end]
            norm = self.norms[it.a].removeprefix(ARTICLE)
            known = next((e for form in singulars(norm) if (e := source_adjectives().get(form))), "")
            if it.prep == TO:
                nested = self.read(items, end)
                if nested is None:
                    break
                of, end = f" of the {nested.part.entity.label_en}", nested.end
                break
            if it.k == "A":
                adjectives.append(self.forms.short.owner(it.nisba))
            elif known and _SLOT not in known:
                adjectives.append(known)
            else:
                inner.append(self._english(it))
            end += 1
        noun = entry.value if _SLOT in entry.value else f"{_SLOT} {entry.value}"
        english = " ".join(noun.replace(_SLOT, " ".join(inner)).split()).removesuffix(" of")
        if not english:  # موقع, منظمة: the head is no part of what English calls it
            return end, ""
        english = " ".join([*reversed(adjectives), english]).strip()
        return end, (_titled(english) if items[n].definite or english != english.lower() else english) + of

    def _inside(self, items: list[Item], n: int, k: int) -> bool:
        """Whether item ``k`` still belongs to the name that begins at ``n``."""
        it = items[k]
        norm = self.norms[it.a]
        coordinated = it.joined and it.k == "w" and it.definite and k > n + 1 and not items[n].definite
        if (
            (it.joined and not coordinated)
            or (it.prep and it.prep != TO)
            or norm.removeprefix(ARTICLE) in name_words("time")
        ):
            return False
        if it.prep == TO:
            return self.heads(it)
        if norm in cues("same_speaker") or it.k in "GEMP":
            return k == n + 1 and not items[n].definite and norm not in cues("same_speaker")
        if items[n].definite:  # behind a definite head its adjectives only: ناشدت البعثة الأطراف
            bare = norm.removeprefix(ARTICLE)
            return it.definite and (
                it.k == "A" or is_nisba(bare) or any(f in source_adjectives() for f in singulars(bare))
            )
        return it.k == "A" or (it.k == "w" and (it.entry is None or it.definite))

    def _english(self, it: Item) -> str:
        if it.k == "M":
            return it.spot.entity.label_en
        if it.k == "G" and it.people.spot is not None:
            return it.people.spot.entity.label_en
        return romanise(self.text[self.tokens[it.a].start + it.joined : self.tokens[it.b - 1].end])
