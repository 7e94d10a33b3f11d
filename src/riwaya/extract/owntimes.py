"""Own times: happenings that take no time from beside them, since they have one of their own or none.

What came before another event, what somebody in a relative clause did, what goes on, what used to happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import TO, bare_word
from riwaya.arabic.dates import counts_time
from riwaya.extract.happenings import ATTACKS
from riwaya.extract.items import words_of
from riwaya.extract.lexicon.words import cues

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.happenings import Happening
    from riwaya.extract.items import Item
    from riwaya.extract.told import SentenceView

_DEALS: Final = frozenset(("ceasefire_agreement", "negotiation_meeting"))
#: How many items before a relative clause the deal that it tells of may stand.
_NEAR: Final = 3
_GROUND: Final = frozenset(("territory_capture", "withdrawal", "advance"))
#: How many words may tell how long after or before an event it was, if one of them counts time, and else.
_DISTANCE: Final = 6
_SHORT: Final = 3
#: How many items before a present tense «كان» may stand.
_USED_TO: Final = 4


def clause_of(h: Happening, view: SentenceView) -> Clause | None:
    """The clause that a happening is told in."""
    return view.parts[h.clause] if 0 <= h.clause < len(view.parts) else None


def clause_holds(clause: Clause | None, word: str, view: SentenceView) -> bool:
    """Whether a clause holds one of the words of a list of cues.tsv."""
    items = view.items[clause.start : clause.end] if clause is not None else []
    words, norms = cues(word), words_of(items, view.norms)
    return not (words.isdisjoint(norms) and words.isdisjoint(map(bare_word, norms)))


def is_aim(h: Happening, items: list[Item]) -> bool:
    """وتقدمت لتسيطر على القرى: what came of it has its own time."""
    return items[h.verb].k == "V" and items[h.verb].prep == TO


def is_habit(h: Happening, view: SentenceView) -> bool:
    """كانت الفصائل تستخدمها: what used to happen has no day."""
    if h.item.k != "V" or h.item.entry is None or h.item.entry.tense != "present":
        return False
    clause = clause_of(h, view)
    start = clause.start if clause is not None else h.n
    return any(view.items[n].cls == "aux" for n in range(max(start, h.n - _USED_TO), h.n))


def is_afterwards(h: Happening, view: SentenceView) -> bool:
    """What came before another event has its own time; not so the battle for a town, the strike that killed."""
    items = view.items
    k = h.n - 1
    while k > 0 and h.n - k <= _DISTANCE and items[k].k in "Qwp":
        k -= 1  # بعد سبعة أيام من الهدنة
    if h.item.k != "E" or k < 0 or items[k].k != "x" or items[k].cls not in ("after", "before", "since"):
        return False
    if items[k].cls == "since":
        return True  # الأعنف منذ سقوط المدينة
    between = view.norms[items[k].a : h.item.a]
    if any(norm in cues("soon") for norm in between):
        return False  # بعد دقائق من مقتل أربعة
    if any(counts_time(norm) for norm in between):
        return True  # بعد أقل من أسبوع على استهدافها
    before = [o for o in view.happenings if o.clause == h.clause and o.n < h.n]
    fought = h.type in ATTACKS and any(o.type in _GROUND or o.type == "harm_casualties" for o in before)
    return h.n - k - 1 <= _SHORT and not fought


def is_shut_in(n: int, h: Happening, view: SentenceView) -> bool:
    """مسلحون سيطروا الأحد على البلدة تقدموا, تبناه الحزب الذي يقاتل منذ 1984: in a relative clause about somebody."""
    parts = view.parts
    if is_remembered(n, h, view):
        return True
    if h.figures and view.items[n].time.expression.kind == "since":
        return False  # عدد القتلى الذين سقطوا منذ مطلع العام
    then = next((k for k, c in enumerate(parts) if c.start <= n < c.end), h.clause)
    start = parts[then].start if parts else 0
    if then in (0, h.clause) or view.items[start].k != "r":
        return False
    of_deal = h.type not in _DEALS and any(it.cls == "deal" for it in view.items[max(h.n, start - _NEAR) : start])
    return n < h.n or of_deal or h.rule.startswith("act.")  # خروقات الاتفاق الذي أبرم في أيار


def is_remembered(n: int, h: Happening, view: SentenceView) -> bool:
    """يصادف اليوم ذكرى مجزرة: whether the time at ``n`` is that of an anniversary of the happening."""
    between = words_of(view.items[min(n, h.n) : max(n, h.n)], view.norms)
    return not cues("anniversary").isdisjoint(map(bare_word, between))


def goes_on(n: int, h: Happening, view: SentenceView) -> bool:
    """جرت أمس ضد قاعدة تتمركز فيها قوات, في حين تشهد أحياء قصفا: what goes on has not the time told before it."""
    clause = clause_of(h, view)
    if clause is None or clause.head < 0 or n >= clause.start:
        return False
    items, head = view.items, view.items[clause.head]
    if head.k != "V" or head.tense != "present" or head.prep == TO:
        return False
    if items[clause.start].k in "rk":
        return True
    k = clause.head - 1
    while k > 0 and items[k].k in "wA":
        k -= 1
    started = h.clause > 0 and items[max(0, view.parts[h.clause - 1].head)].cls == "phase"
    return items[k].k in "MG" and not started  # not بدأت القوات تصعد, شنت غارات تستهدف


def breaks_off(n: int, h: Happening, view: SentenceView) -> bool:
    """Whether a clause word behind the time at ``n`` tells of another time (قبل أن, بعدما, فيما)."""
    parts, items = view.parts, view.items
    then = next((k for k, c in enumerate(parts) if c.start <= n < c.end), 0)
    openers = (items[parts[k].start] for k in range(then + 1, min(h.clause, len(parts) - 1) + 1))
    return any(it.k in "ck" and bare_word(view.norms[it.a]) in cues("break") for it in openers)
