"""Inflection: from the dictionary forms of a row to every written form, folded.

Third persons (news tells of others), of verbs of saying «we» too, active and passive, with the short forms that a
suffixed pronoun or a jussive needs. Vowels are not written, so one letter string may carry several readings; the
reader decides by context.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEAK: Final = "واي"
#: How a last hamza is written: in the dictionary form, and before the ending of the plural (بدؤوا، بدءوا).
_HAMZA: Final = "أ"
_SEATS: Final = "ؤء"
#: Letters of a bare root.
_ROOT: Final = 3


class Form(NamedTuple):
    """One written form.

    ``tense`` past, present, jussive or future; ``gender`` m or f; ``number`` s, d or p; ``voice`` a or p.
    """

    norm: str
    tense: str
    gender: str
    number: str
    voice: str


def verb_forms(past: str, present: str) -> list[Form]:
    """Every written third-person form of a verb given by its 3ms past and present.

    >>> sorted({f.norm for f in verb_forms("نفى", "ينفي") if f.tense == "past" and f.voice == "a"})
    ['نفا', 'نفت', 'نفتا', 'نفو', 'نفوا', 'نفي', 'نفيا']
    >>> "يقل" in {f.norm for f in verb_forms("قال", "يقول")}
    True
    >>> "بدات" in {f.norm for f in verb_forms("بدأ", "يبدأ")}
    True
    """
    if past.endswith(_HAMZA):
        return list(dict.fromkeys([*_past_of_hamza(fold(past)), *_present(fold(present), hamza=True)]))
    return list(dict.fromkeys([*_past(fold(past)), *_present(fold(present))]))


def our_forms(present: str) -> list[Form]:
    """The written forms of «we» in the present, by which a speaker goes on in his own words; they have no gender.

    >>> [f.norm for f in our_forms("ينفي")]
    ['ننفي', 'سننفي']
    """
    norm = "ن" + fold(present)[1:]
    return [Form(norm, "present", "", "p", "a"), Form("س" + norm, "future", "", "p", "a")]


def _past_of_hamza(past: str) -> Iterator[Form]:
    """بدأ, لجأ: the last letter is a hamza on its seat, not a weak one, and stays before every ending."""
    yield from _past_suffixes(past, "a")
    for seat in _SEATS:
        yield Form(past[:-1] + seat + "وا", "past", "m", "p", "a")
    yield Form(past[:-1] + "ئ", "past", "m", "s", "p")
    yield Form(past[:-1] + "ئت", "past", "f", "s", "p")


def _past(past: str) -> Iterator[Form]:
    if past[-1] in "يا" and len(past) >= _ROOT:  # defective: دعا، نفى
        stem = past[:-1]
        yield from (
            Form(past, "past", "m", "s", "a"),
            Form(stem + "ا", "past", "m", "s", "a"),  # before a pronoun: تبناها
            Form(stem + "ت", "past", "f", "s", "a"),
            Form(stem + "تا", "past", "f", "d", "a"),
            Form(stem + "يا", "past", "m", "d", "a"),
            Form(stem + "وا", "past", "m", "p", "a"),
            Form(stem + "و", "past", "m", "p", "a"),
            Form(stem + "ي", "past", "m", "s", "p"),
            Form(stem + "يت", "past", "f", "s", "p"),
        )
        return
    yield from _past_suffixes(past, "a")
    passive = _passive(past)
    if passive != past:
        yield from _past_suffixes(passive, "p")


def _past_suffixes(stem: str, voice: str) -> Iterator[Form]:
    for suffix, gender, number in (
        ("", "m", "s"),
        ("ت", "f", "s"),
        ("ا", "m", "d"),
        ("تا", "f", "d"),
        ("وا", "m", "p"),
        ("و", "m", "p"),
        ("ن", "f", "p"),
    ):
        yield Form(stem + suffix, "past", gender, number, voice)


def _passive(past: str) -> str:
    """The written passive where it differs: اغتال → اغتيل, حاصر → حوصر."""
    if len(past) > _ROOT and past[-2] == "ا":
        return past[:-2] + "ي" + past[-1]
    if len(past) == 4 and past[1] == "ا":  # noqa: PLR2004  a form III verb has four letters
        return past[0] + "و" + past[2:]
    return past


def _present(present: str, *, hamza: bool = False) -> Iterator[Form]:
    defective = present[-1] in _WEAK and not hamza
    stem = present[:-1] if defective else present
    rest = present[1:]
    singular = [(present, "present"), *(((stem, "jussive"),) if defective else ())]
    if not defective and len(present) > 3 and present[-2] in _WEAK:  # noqa: PLR2004  hollow: يقول → يقل
        singular.append((present[:-2] + present[-1], "jussive"))
    for form, tense in singular:
        yield Form(form, tense, "m", "s", "a")
        yield Form("ت" + form[1:], tense, "f", "s", "a")
        if tense == "present":
            yield Form("س" + form, "future", "m", "s", "a")
            yield Form("ست" + form[1:], "future", "f", "s", "a")
    stems = (stem, *(stem[:-1] + seat for seat in _SEATS)) if hamza else (stem,)
    for suffix in ("ون", "وا", "و"):
        yield from (Form(x + suffix, "present", "m", "p", "a") for x in stems)
    yield Form("س" + stem + "ون", "future", "m", "p", "a")
    for suffix in ("ان", "ا"):
        dual = ("ي" if defective else "") + suffix
        yield Form(stem + dual, "present", "m", "d", "a")
        yield Form("ت" + stem[1:] + dual, "present", "f", "d", "a")
    if len(rest) > 3:  # noqa: PLR2004  a short verb's plural feminine is written like other words
        yield Form(present + "ن", "present", "f", "p", "a")


def noun_forms(form: str) -> list[tuple[str, str]]:
    """Written forms of one listed noun with their number (s, d, p), as folded strings; c: only before a pronoun.

    >>> [n for n, number in noun_forms("غارة") if number == "d"]
    ['غارتان', 'غارتين', 'غارتا', 'غارتي']
    """
    norm = fold(form)
    if " " in norm:
        return [(norm, "s")]
    if norm.endswith("ه"):
        stem = norm[:-1] + "ت"
        return [(norm, "s"), (stem, "c"), *((stem + s, "d") for s in ("ان", "ين", "ا", "ي"))]
    if norm.endswith("ات"):
        return [(norm, "p")]
    if norm.endswith(("ون", "ين")) and len(norm) > 4:  # noqa: PLR2004  a sound plural, not a three-letter root
        return [(norm, "p"), (norm[:-1], "p")]
    if norm.endswith("اء"):
        return [(norm, "s"), (norm[:-1] + "ئ", "c"), (norm[:-1] + "ؤ", "c")]  # استيلائه
    return [(norm, "s"), (norm + "ا", "s"), (norm + "ان", "d"), (norm + "ين", "d")]


def adjective_forms(form: str) -> list[str]:
    """An adjective as listed, in the accusative and in the dual, folded.

    >>> adjective_forms("جوي"), adjective_forms("جوية")
    (['جوي', 'جويا', 'جويان', 'جويين'], ['جويه', 'جويتان', 'جويتين'])
    """
    norm = fold(form)
    if norm.endswith("ه"):
        return [norm, norm[:-1] + "تان", norm[:-1] + "تين"]
    return [norm, norm + "ا", norm + "ان", norm + "ين"]


def participle_forms(form: str) -> list[tuple[str, str, str]]:
    """Forms of a participle or adjective given in the masculine singular: (norm, gender, number).

    >>> ("متهمه", "f", "s") in participle_forms("متهم")
    True
    """
    norm = fold(form)
    stem = norm[:-1] if norm.endswith("ي") and len(norm) > 3 else norm  # noqa: PLR2004
    soft = norm + "ه" if stem == norm else stem + "يه"
    out = [(norm, "m", "s"), (norm + "ا", "m", "s"), (soft, "f", "s"), (soft[:-1] + "ات", "f", "p")]
    out += [(stem + s, "m", "p") for s in ("ون", "ين")]
    out += [(stem + s, "m", "d") for s in ("ان",)]
    out += [(soft[:-1] + s, "f", "d") for s in ("تان", "تين")]
    if stem != norm:
        out.append((stem, "m", "s"))  # ناف، داع
    return out
