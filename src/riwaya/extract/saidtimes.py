"""Times of saying: which times of a sentence date a verb of saying, whether or not it is known who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import bare_word
from riwaya.extract.lexicon.words import cues
from riwaya.extract.names import QUOTES
from riwaya.extract.voices import OPENING

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item

#: No more words than this in quotation marks are a name, not what somebody said; how far on the marks close.
_NAME: Final = 3
_QUOTED: Final = 8
#: How many items before a time of issue the document may stand.
_BEHIND: Final = 5
#: Kinds of time over which something goes on: they date no saying.
_LASTING: Final = frozenset(("since", "until", "throughout"))


def times_of_saying(items: list[Item], parts: list[Clause], norms: list[str]) -> frozenset[int]:
    """The items that date a saying: those around a finite verb of saying, up to where its content begins.

    :param norms: folded forms of the tokens that the items index.
    """
    found: set[int] = set()
    for clause in parts:
        speaking = [clause.head] if clause.head >= 0 and items[clause.head].cls in ("say", "speech", "relay") else []
        speaking += [
            n
            for n in range(clause.start, clause.end)
            if items[n].k == "w" and bare_word(norms[items[n].a]) in cues("saying")
        ]
        for head in speaking:
            found.update(around(items, clause, head, norms))
    found.update(n for n in range(2, len(items)) if items[n].k == "T" and _issued(items, n, norms))
    return frozenset(found)


def _issued(items: list[Item], n: int, norms: list[str]) -> bool:
    """في تقرير نشرته اليوم, بيان صدر أمس: whether the time at ``n`` says when a document was issued."""
    k = n - 1
    while k > 0 and n - k < _BEHIND and items[k].k in "pM":
        k -= 1  # تقرير صادر عن الشبكة الأحد
    if norms[items[k].b - 1] not in cues("issued"):
        before = any(bare_word(norms[it.a]) in cues("issued") for it in items[max(0, n - _BEHIND) : n])
        behind = [norms[it.a] for it in items[n + 1 : n + 3] if it.k == "w"]
        return before and any(norm in cues("recorded") for norm in behind)  # نشر، يوم الأحد، مقطعا
    return any(
        bare_word(norms[k]) in cues("document") for it in items[max(0, n - _BEHIND) : n] for k in range(it.a, it.b)
    )


def time_said(items: list[Item], clause: Clause, head: int, norms: list[str]) -> int:
    """The item that tells when the verb at ``head`` says something, -1 for none."""
    times = (n for n in around(items, clause, head, norms) if items[n].time.expression.kind not in _LASTING)
    return next(times, -1)


def around(items: list[Item], clause: Clause, head: int, norms: list[str]) -> list[int]:
    """The times between the beginning of a clause and the content of its verb of saying, outside relative clauses.

    None for a verb of recording: «رصد المرصد في 19 آب انفجارا» dates the explosion.
    """
    out: list[int] = []
    if records(items[head]):
        return out
    relative = False
    noun = bare_word(norms[items[head].a]) in cues("document")  # بعد إعلان الوزارة، الخميس، …
    for n in range(head if noun else _own_start(items, clause, head), content_after(items, head, clause.end, norms)):
        if items[n].k == "r" and n > head:
            relative = True
        elif items[n].k == ",":
            relative = False
        elif items[n].k == "T" and not relative and not _of_noun(items, clause.start, n, head):
            out.append(n)
    return out


def _of_noun(items: list[Item], start: int, n: int, head: int) -> bool:
    """وفي هجوم آخر في اليوم نفسه، أعلنت الشرطة: whether a time before a verb of saying is that of an event."""
    before = items[start:n]
    return n < head and any(it.k == "E" for it in before) and all(it.k not in ",;" for it in before)


def _own_start(items: list[Item], clause: Clause, head: int) -> int:
    """Where the words of a verb of saying begin: not at a time that ends what was told before (…، أمس، قال مسؤول)."""
    if items[head].k == "P":
        return head  # … في تموز، موضحا أن
    if clause.start == 0 or items[clause.start].k != "T" or items[head].joined:
        return clause.start
    if items[clause.start].time.expression.kind in ("within", "throughout"):
        return head  # … خلال تموز، قال مسؤول
    for it in reversed(items[: clause.start]):
        if it.k in "kT" or it.k == ";":
            break
        if it.k in "EV":
            return head
    return clause.start


def records(it: Item) -> bool:
    """Whether a verb of saying tells of recording (رصد، وثق): its time is that of what was recorded."""
    return it.entry is not None and it.entry.lemma in cues("recording")


def content_after(items: list[Item], head: int, end: int, norms: list[str]) -> int:
    """Where the content of the verb of saying at ``head`` begins: at أن or a colon, else at the first event or quote.

    A relative clause between the verb and its أن is passed over (أكد في بيان نشرته الوزارة السبت أن …). ``end`` is that
    of the verb's clause, where the content begins if nothing tells.
    """
    first, name = -1, -1
    for n in range(head + 1, len(items)):
        it = items[n]
        if n <= name:
            continue
        if it.k == "w" and norms[it.a] in cues("told_by_noun"):
            return n if first < 0 else first  # أفادت بتعرض المدينة أمس لقصف
        if (it.k == "c" and not it.joined) or (it.k == ";" and it.mark == ":"):
            return n
        if (
            it.k in "kPx"
            or (it.k == "V" and not it.enc and items[n - 1].k != "r")
            or (it.k == ";" and it.mark in ".؟!؛")
        ):
            other = it.k == "x" and it.cls not in ("during", "until")
            if first < 0 and (other or (it.k == "V" and _set_off(items, n))):
                first = n
            break
        named = n <= head + 2 and items[n + 1 : n + 2] and items[n + 1].k == "M"  # قالت قناة «الأفق»
        opens = it.k == ";" and it.mark in OPENING and not named
        if first < 0 and it.k == ";" and (name := _name_until(items, n)) > n:
            continue
        if it.k == "E" or ((opens or (it.k == "G" and n > head + 1)) and first < 0):
            first = n if first < 0 else first
            if it.k == "E":
                break
    return first if first >= 0 else end


def _set_off(items: list[Item], n: int) -> bool:
    """Whether a time between commas stands right before ``n`` (وأعلن المتحدث، أمس، تمكن القوات من …)."""
    return n > 1 and items[n - 1].k == "," and items[n - 2].k == "T"


def _name_until(items: list[Item], opening: int) -> int:
    """Where the quotation marks close that open at ``opening``, if what they hold is a name; else ``opening``.

    A few words that only names have are one; so is what أن follows before anything else is told (قائد عمليات «...» أن).
    """
    if items[opening].mark not in QUOTES:
        return opening
    close = next((n for n in range(opening + 1, min(opening + _QUOTED, len(items))) if items[n].mark in QUOTES), -1)
    if close <= opening + 1:
        return opening
    if close <= opening + _NAME + 1 and all(it.k in "MwAp" for it in items[opening + 1 : close]):
        return close if close + 1 < len(items) else opening
    after = next((it for it in items[close + 1 :] if it.k not in "MwApT,"), None)
    return close if after is not None and after.k == "c" and not after.joined else opening
