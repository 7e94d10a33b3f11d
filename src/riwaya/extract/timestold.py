"""As told: what the words round a time make of it, once it is known which happening it dates.

«منذ سقوط المدينة في أيار» tells since when, «الأعنف منذ عام» tells no beginning, «اليوم» in the words of who spoke
yesterday is yesterday.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.arabic.clitics import bare_word
from riwaya.extract.furtheron import BRACKETS
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.items import Item
    from riwaya.extract.told import Told
    from riwaya.model import TimeValue

#: How many items before «since», in its clause, may say that there was none like it.
_RECORD: Final = 12
_DAY: Final = len("2024-05-10")


def as_told(n: int, told: Told, items: Sequence[Item]) -> TimeValue:
    """The time at item ``n`` as it bears on a happening that a voice tells."""
    return _reported(n, told, items) or _stretch(n, told.h.n, items)


def of_record(n: int, items: Sequence[Item], norms: Sequence[str]) -> bool:
    """الأكبر منذ شهر, أول هجوم منذ سقوط المدينة في أيار: whether item ``n`` says since when there was none like it.

    :param norms: folded forms of the tokens that the items index.
    """
    since = since_word(n, items) if items[n].k == "T" and items[n].time.expression.kind != "since" else n
    for k in range(since - 1, max(0, since - _RECORD) - 1, -1):
        it = items[k]
        if it.k in ",;ck" or (it.k == "V" and not _describes(k, items)):
            return False
        if any(bare_word(norms[m]) in cues("record") for m in range(it.a, it.b)):
            return True
    return False


def _describes(verb: int, items: Sequence[Item]) -> bool:
    """Whether the verb tells more of the event noun before it (أول هجوم كبير تنفذه, الهجوم الأول الذي يستهدف)."""
    k = verb - 1
    while k > 0 and items[k].k in "wA":
        k -= 1
    return items[k].k in "Er"


def since_word(n: int, items: Sequence[Item]) -> int:
    """The item of «since» whose noun the time at ``n`` dates (منذ سقوط المدينة في أيار), or -1."""
    for k in range(n - 1 - (n > 0 and items[n - 1].k == ","), -1, -1):
        it = items[k]
        if it.k == "x" and it.cls == "since":
            return k
        if it.k in "VTrck," or (it.k == ";" and it.mark not in BRACKETS):
            break
    return -1


def _reported(n: int, told: Told, items: Sequence[Item]) -> TimeValue | None:
    """قالت أمس إن …: «today» and «the last 24 hours» in the words of who spoke on an earlier day end on that day."""
    value, said, expression = items[n].time.value, told.voice.said, items[n].time.expression
    point = expression.end or expression.start
    today = point.origin == "now" and point.unit == "day" and point.shift == 0 and point.weekday is None
    days = [value.start, value.end, said.start if said is not None else None]
    if not today or said is None or said.start != said.end or any(d is None or len(d) != _DAY for d in days):
        return None
    start, end, spoke = (date.fromisoformat(d) for d in days if d is not None)
    if end <= spoke:
        return None
    told_from = (spoke - (end - start)).isoformat()
    edtf = said.edtf if start == end else f"{told_from}/{said.edtf}"
    return msgspec.structs.replace(value, start=told_from, end=said.end, edtf=edtf, basis="narrative")


def _stretch(n: int, trigger: int, items: Sequence[Item]) -> TimeValue:
    """منذ 8 أكتوبر حتى أمس: since when and until when, told side by side."""
    first = n - 1 if n and items[n].time.value.kind == "until" and items[n - 1].k == "T" else n
    value, until = _going_on(first, trigger, items), None
    if value.kind == "since" and first + 1 < len(items) and items[first + 1].k == "T":
        until = items[first + 1].time.value
    if until is None or until.kind != "until" or value.start is None or (until.end or "") < value.start:
        return _going_on(n, trigger, items)
    edtf = f"{value.start}/{until.end}"
    return msgspec.structs.replace(value, end=until.end, kind="throughout", edtf=edtf)


def _going_on(n: int, trigger: int, items: Sequence[Item]) -> TimeValue:
    """A time as it stands; «منذ سقوط المدينة في أيار» dates what has been going on since May."""
    value = items[n].time.value
    if value.kind not in ("on", "within", "around") or value.start is None:
        return value
    since = since_word(n, items)
    if since < 0 or since < trigger < n:
        return value
    return msgspec.structs.replace(value, end=None, kind="since", edtf=f"{value.start}/..")
