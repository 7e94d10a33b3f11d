"""A rough Latin spelling for names that no gazetteer row describes.

Arabic does not write short vowels, so this cannot be right; it makes a new name legible and comparable by its
consonants, and every label made so is marked as romanised.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from riwaya.arabic.letters import MARKS, TATWEEL, fold

_NAMES: Final = Path(__file__).parent / "names" / "latin.tsv"

_LATIN: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "u", "ي": "i",
    "ى": "a", "ء": "", "ئ": "i", "ؤ": "u", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g",
}  # fmt: skip
_VOWELS: Final = frozenset("aiu")


@lru_cache(maxsize=1 << 12)
def romanise(text: str) -> str:
    """A legible Latin spelling of an Arabic name, word by word.

    >>> romanise("سرجة"), romanise("تل رفعت"), romanise("الزهراء"), romanise("محمد السيال"), romanise("درعا 24")
    ('Sarja', 'Tal Rafat', 'al-Zahra', 'Muhammad al-Sayal', 'Dara 24')
    >>> romanise("العسكرية"), romanise("الحناية")
    ('al-Askariya', 'al-Hanaya')
    """
    return " ".join(filter(None, (_word(word) for word in text.split())))


@cache
def _known() -> dict[str, str]:
    """The usual Latin spelling of common given names, by their folded form (names/latin.tsv)."""
    rows = (line.split("\t") for line in _NAMES.read_text(encoding="utf-8").splitlines()[1:])
    return {fold(form): latin for form, latin in rows}


def _word(word: str) -> str:
    known = _known().get(fold(word))
    if known is not None:
        return known
    letters = [c for c in word if c not in MARKS and c != TATWEEL]
    article = ""
    if len(letters) > 3 and letters[:2] == ["ا", "ل"]:  # noqa: PLR2004  a word of letters behind the article
        article, letters = "al-", letters[2:]
        known = _known().get(fold("".join(letters)))
        if known is not None:
            return article + known
    out: list[str] = []
    for n, letter in enumerate(letters):
        latin = _LATIN.get(letter, letter if letter.isalnum() else "")
        glide = n == 0 or (n + 1 < len(letters) and letters[n + 1] in "اىة")
        if glide and letter in "وي":
            latin = "w" if letter == "و" else "y"
            if n > 1 and letters[n + 1] == "ة" and out[-1][-1] not in _VOWELS:
                out.append("u" if letter == "و" else "i")  # الصالحية
        if letter.isdigit():
            out.append(letter)
            continue
        if out and latin and latin[0] not in _VOWELS and out[-1][-1] not in _VOWELS and (len(out) == 1 or n % 2 == 1):
            out.append("a")
        if latin and not (out and latin == out[-1] == "a"):
            out.append(latin)
    return article + "".join(out).capitalize() if out else ""
