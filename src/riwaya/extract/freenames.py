"""Names that no list knows, by how they stand: the words behind a head, or between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import AND, ARTICLE, BEFORE_NAMES, BY, TO, TO_THE
from riwaya.arabic.endings import is_nisba
from riwaya.extract.lexicon.words import compass, cues, name_words
from riwaya.extract.names import QUOTES

if TYPE_CHECKING:
    from riwaya.extract.names import NameReader

_MAX_NAME: Final = 3
_MIN_NAME: Final = 2
#: Pronouns that a noun carries and a name does not, and the length up to which a name may end in their letters.
_POSSESSED: Final = ("ها", "هم", "هما")
_LONGEST_IN_HA: Final = 5
#: Marks around a name behind its head: قرية «كذا», قرية (كذا).
AROUND_NAMES: Final = QUOTES | frozenset("()")
#: Endings that behind و make a verb rather than a name.
_VERBAL: Final = ("ت", "وا")
#: What a nisba in the feminine ends with, folded.
_FEMININE_NISBA: Final = "يه"


class FreeNames:
    """Reads the names of one document that no list knows."""

    def __init__(self, names: NameReader) -> None:
        self.names = names
        self.tokens, self.norms = names.tokens, names.norms
        self.gazetteer, self.lexicon = names.gazetteer, names.lexicon

    def name(self, at: int, *, place: bool = False) -> tuple[int, str | None]:
        """The words of an unknown name at token ``at``: what stands in quotes, or a word or two that no list knows."""
        tokens, norms = self.tokens, self.norms
        marks = AROUND_NAMES if place else QUOTES
        if at + 1 < len(tokens) and norms[at] in marks:
            if place and not self.fits(at + 1, at + 1):
                return at, None  # مدينة (شمال البلاد)
            if norms[at + 1][0] in (TO, BY) or any(a.entry.pos in "vq" for a in self.lexicon.analyse(norms[at + 1])):
                return at, None
            for end in range(at + 1, min(at + 6, len(tokens))):
                if norms[end] in marks:
                    return end + 1, " ".join(self.names.token(k) for k in range(at + 1, end)) or None
            return at, None
        end = at
        while end < len(tokens) and end - at < _MAX_NAME and tokens[end].kind == "word":
            behind_construct = end > at and norms[end - 1] in name_words("construct")
            begins = place and end == at and norms[end] in name_words("construct")  # قرى تل كذا
            if not behind_construct and not begins and not self.fits(end, at):
                break
            construct = norms[end] in name_words("construct")
            definite = norms[end].startswith(ARTICLE)
            end += 1
            if construct or (not definite and not place):
                continue
            if not (
                end < len(norms)
                and norms[end].startswith(ARTICLE)
                and norms[end].removeprefix(ARTICLE) not in name_words("town_like")
                and (not place or not definite or norms[end] in compass() or norms[end] in name_words("adjective"))
            ):
                break
        return end, " ".join(self.names.token(k) for k in range(at, end)) or None

    def fits(self, i: int, first: int) -> bool:
        """Whether token ``i`` can be a word of the name that begins at token ``first``."""
        norm = self.norms[i]
        if len(norm) < _MIN_NAME or norm.removeprefix(ARTICLE) in self.gazetteer.adjectives:
            return False
        if i == first and len(norm) > _LONGEST_IN_HA and norm.endswith(_POSSESSED):
            return False  # منطقة مسؤوليتها
        if norm in name_words("outside") or norm in cues("around"):
            return False  # كرتالا الواقعة شرقي كذا, المنطقة نفسها, طريق الواصل بين
        if i > first and norm.removeprefix(ARTICLE) in name_words("time"):
            return False  # وكالة الأنباء الثلاثاء
        if i == first and (norm in name_words("describes") or norm in name_words("generic")):
            return False  # قوات موالية للحكومة, أحياء المدينة
        if i == first and norm.startswith(AND) and norm.endswith(_VERBAL):
            return False  # في عدة محاور وعززت
        if i == first and (norm.startswith(TO_THE) or norm in compass()):
            return False  # قرية للأيتام, محلية غرب المدينة
        if (
            norm[0] in BEFORE_NAMES
            and not norm.startswith(ARTICLE)
            and (i > first or self._is_head(norm[1:]) or self.glued(i))
        ):
            return False
        return not any(
            a.entry.pos in "vqpnghk" and not (a.pro and a.entry.pos != "q") for a in self.lexicon.analyse(norm)
        )

    def glued(self, i: int) -> bool:
        """مستشفى بالفاشر: a known place behind a glued preposition is where it stands, not what it is called."""
        found = self.names.found.get(i)
        return found is not None and bool(found[1]) and self.norms[i] not in name_words("construct")

    def _is_head(self, norm: str) -> bool:
        """أحياء بمدينة …: a head of its own behind a glued particle."""
        return any(a.entry.pos == "k" and a.entry.cls == "place" for a in self.lexicon.analyse(norm))

    def describes(self, at: int, end: int) -> bool:
        """طريق فرعي, سوق شعبي: a nisba without the article says what it is like, not what it is called."""
        norm = self.norms[at]
        return end == at + 1 and not norm.startswith(ARTICLE) and (is_nisba(norm) or norm.endswith(_FEMININE_NISBA))
