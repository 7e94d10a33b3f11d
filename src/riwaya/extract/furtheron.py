"""Further on: the time of a happening that stands behind the words that tell it.

«جراء القصف الذي شنه الجيش على المدينة مساء الأربعاء», «في غارة استهدفت سيارة أمس», «أصيبوا وتهدم منزل في قصف أمس»:
the time is shut into a relative clause, or told once for two verbs, and dates the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import bare_word
from riwaya.extract.happenings import ATTACKS
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from riwaya.extract.clauses import Clause
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item

#: How many items further on a time may stand, and how many behind a verb that says that it happened.
_REACH: Final = 40
_SHORT: Final = 2
BRACKETS: Final = frozenset('"“”«»()[]‹›-–—')
_POINTS: Final = frozenset(("on", "within", "around"))
#: Phrases that a happening may still be told in; behind others (بعد, قبل, منذ) stands another happening.
_OWN_PHRASES: Final = frozenset(("cause", "during"))
_STRIKES: Final = ATTACKS | {"harm_casualties", "property_destruction"}
#: What may be told by several verbs before its time: attacks with what they did, and moves on the ground.
_TOLD_ON: Final = _STRIKES | {"territory_capture", "advance", "abduction", "arrest"}
#: Verbs that say no more of an event than that it was.
_HELD: Final = ("happen", "lightmeet")
_SAYING: Final = ("say", "speech", "relay")


def tail_time(
    h: Happening,
    items: Sequence[Item],
    free: Collection[int],
    rest: range,
    clause: Clause | None,
    *,
    since: bool = False,
) -> int | None:
    """The next time in the clause, over brackets, nouns of its object and its verb; over «since» only if asked."""
    crossed = False
    for n in rest if clause is not None else ():
        it = items[n]
        if clause is None or n >= clause.end:
            break
        if it.k == "T":
            return n if n in free and crossed == since else None
        if since and it.k == "x" and it.cls == "since":
            crossed = True
        elif (
            not (
                (it.k == "V" and n == clause.head and h.item.k == "E" and h.n < n)
                or (it.k == ";" and it.mark in BRACKETS)
                or (crossed and (it.k in "Pr" or (it.k == "," and items[n + 1 : n + 2] and items[n + 1].k == "T")))
            )
            and it.k in "VrckxbaPz,;"
        ):
            break
    return None


def as_whole(h: Happening, items: Sequence[Item], free: Collection[int], norms: Sequence[str]) -> int | None:
    """وثق مقتل 49 مدنيا في قصف على المنطقة، وذلك خلال أيار: the time that is added to all that was told."""
    behind = range(max(h.hi, h.n + 1), len(items) - 1)
    added = next((n for n in behind if norms[items[n].a] in cues("main_clause") and items[n - 1].k == ","), -1)
    return added + 1 if added >= 0 and added + 1 in free else None


def took_place(h: Happening, items: Sequence[Item], free: Collection[int]) -> int | None:
    """هجوم على حافلة وقع الأربعاء, الذي وقع في أيار: the time of the verb that only says that it happened."""
    if h.item.k != "E":
        return None
    verb = next((n for n in range(h.n + 1, len(items)) if items[n].k in "VEPkca"), len(items))
    if verb >= len(items) or items[verb].cls != "happen" or items[verb].joined:
        return None
    return next(
        (n for n in free if verb < n <= verb + _SHORT and all(items[k].k in "pw" for k in range(verb + 1, n))), None
    )


def time_further_on(h: Happening, items: Sequence[Item], free: Collection[int]) -> int | None:
    """The next time behind a happening, over the relative clause of its event noun and over phrases set off by commas.

    :param free: the items that are times and date no saying.
    """
    plain = True
    noun = max((n for n in range(h.n, min(h.hi, len(items))) if items[n].k == "E"), default=-1)
    for n in range(max(h.hi, h.n + 1), min(h.n + _REACH, len(items))):
        it = items[n]
        if it.k == "T":
            fits = it.time.expression.kind in _POINTS or (plain and it.time.expression.kind == "since")
            return n if n in free and fits else None
        if it.k == "E":
            noun = n
        plain = plain and it.k in "EMAGwp"  # غارات وقصفا على اليمن منذ آذار
        if _closes(items, n, noun):
            return None
    return None


def _closes(items: Sequence[Item], n: int, noun: int) -> bool:
    """Whether what a happening is told in ends at item ``n``; ``noun``: the last event noun, -1 for none."""
    it = items[n]
    if it.k == "V":
        return it.joined or noun < 0 or it.cls in _SAYING or items[n - 1].k == ","
    if it.k == "r":
        held = items[n + 1 : n + 2] and items[n + 1].cls in _HELD  # جلسة مجلس الأمن التي عقدت أمس
        return noun < 0 or any(items[k].k not in ("wAM" if held else "wA") for k in range(noun + 1, n))
    if it.k == "x":
        return it.cls not in _OWN_PHRASES
    if it.k == ",":
        return n + 1 >= len(items) or items[n + 1].joined or not (items[n + 1].k in "Tp" or _early(items, n + 1))
    if it.k == "c" and items[n - 1].k == "h":
        return False  # هاجم مسلحون يعتقد أنهم من التنظيم أمس
    if it.k == ";":
        return it.mark not in BRACKETS
    return it.k in "ckaznf" or (it.k == "P" and not it.definite)


def _early(items: Sequence[Item], n: int) -> bool:
    """في وقت مبكر من صباح الخميس: whether words at ``n`` lead up to a time."""
    return items[n].k == "w" and [it.k for it in items[n + 1 : n + 3]] == ["p", "T"]


def relative_noun(n: int, items: Sequence[Item], parts: Sequence[Clause]) -> int:
    """The event noun whose relative clause without a pronoun the time at ``n`` is in (هجوم أسقط قتلى أمس), or -1."""
    clause = next((c for c in parts if c.start <= n < c.end), None)
    if clause is None or clause.head < 1 or n < clause.head or items[clause.head].joined:
        return -1
    k = clause.head - 1
    while k > 0 and items[k].k in "wA":
        k -= 1
    return k if k > 0 and items[k].k == "E" and not items[k].definite else -1


def after_another(n: int, items: Sequence[Item]) -> bool:
    """وبعد إعلان يوم السبت، ارتفع …: whether the time at ``n`` is that of the noun behind بعد or قبل."""
    for k in range(n - 1, -1, -1):
        if items[k].k == "x":
            return items[k].cls in ("after", "before") and k < n - 1
        if items[k].k not in "wMAEp":
            return False
    return False


def told_once(
    h: Happening, others: Sequence[Happening], items: Sequence[Item], free: Collection[int], parts: Sequence[Clause]
) -> int | None:
    """أصيبوا وتهدم منزل في قصف أمس: the time at the end of clauses that are joined, none of which has another."""
    if not 0 <= h.clause < len(parts) or h.type not in _TOLD_ON:
        return None
    for clause in parts[h.clause + 1 :]:
        opener = items[clause.start]
        told = [o for o in others if clause.start <= o.n < clause.end]
        hurt_too = opener.k == "k" and clause.head >= 0 and items[clause.head].cls == "harm"  # قتلوا فيما أصيب 63 أمس
        if not (hurt_too or (opener.k == "V" and opener.joined)) or opener.cls in _SAYING or not told:
            return None
        if told[0].type not in _TOLD_ON or told[0].negated:
            return None
        times = [n for n in range(clause.start, clause.end) if items[n].k == "T"]
        if times:
            last = times[0] in free and all(items[n].k in ",;z" for n in range(times[0] + 1, clause.end))
            return times[0] if last and items[times[0]].time.expression.kind in _POINTS else None
    return None


def same_time(
    h: Happening, others: Sequence[Happening], norms: Sequence[str], items: Sequence[Item], following: Clause | None
) -> bool:
    """Whether the clause behind says when or how an attack came about (قتل جندي عندما انفجرت …, ارتكب مجزرة حيث …)."""
    if following is None or h.negated:
        return False
    word = bare_word(norms[items[following.start].a])
    if word not in cues("spells_out") and word not in cues("when"):
        return False
    told = next((o for o in others if following.start <= o.n < following.end), None)
    return told is None or (told.type in _STRIKES) == (h.type in _STRIKES)
