"""Clauses: a sentence cut at its finite verbs, each subject with its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import SO

if TYPE_CHECKING:
    from riwaya.extract.items import Item


#: Brackets round a day (اليوم (السبت)).
_BRACKETS: Final = frozenset("()")


class Clause(NamedTuple):
    """Items ``[start, end)`` with the finite verb at ``head`` (-1 for a clause without one)."""

    start: int
    end: int
    head: int


def clauses(items: list[Item]) -> list[Clause]:
    """Cut a sentence at its finite verbs; a subject before its verb stays with it."""
    verbs = [n for n, it in enumerate(items) if it.k == "V" and it.entry is not None and it.entry.cls != "aux"]
    if not verbs:
        return [Clause(0, len(items), -1)] if items else []
    starts: list[int] = []
    floor = 0
    for v in verbs:
        starts.append(_clause_start(items, v, floor))
        floor = v + 1
    out = []
    if starts[0] > 0 and any(it.k in "EG" for it in items[: starts[0]]):
        out.append(Clause(0, starts[0], -1))
    elif starts:
        starts[0] = 0 if starts[0] <= 3 or not out else starts[0]  # noqa: PLR2004
    for n, v in enumerate(verbs):
        out.append(Clause(starts[n], starts[n + 1] if n + 1 < len(verbs) else len(items), v))
    return out


def _clause_start(items: list[Item], v: int, floor: int) -> int:
    """Where the clause of the verb at ``v`` begins, not before ``floor``."""
    if items[v].joined:
        return _topic(items, v, floor)
    n = v - 1
    while n >= floor:
        it = items[n]
        if it.k in "rck" or (it.k == ";" and it.mark not in ('"', "“", "”", "«", "»", "(", ")", "-", "–", "'")):
            return n
        if it.k == ",":
            if n - 1 >= floor and items[n - 1].k == "T":
                n -= 1
                continue
            if _goes_on(items, n + 1, v):
                return _after_verb(items, v, floor)
            return n + 1
        if it.k in "nhf" and n == v - 1:
            n -= 1
            continue
        n -= 1
    return floor if floor == 0 else _after_verb(items, v, floor)


def _topic(items: list[Item], v: int, floor: int) -> int:
    """أما الفصائل فقتلت: the subject stands before the ف that joins its verb."""
    if items[v].pro != SO:
        return v
    return next((n for n in range(v - 1, floor - 1, -1) if items[n].k == "k" and items[n].governs == "topic"), v)


def _goes_on(items: list[Item], n: int, v: int) -> bool:
    """، جراء غارة نفذتها، اليوم (السبت)، في هجوم استهدف: a phrase of the clause before, and its relative clause."""
    while n < v and (items[n].k in "T," or items[n].mark in _BRACKETS):
        n += 1
    if n < v and n > 0 and items[n].k == "E" and items[n].prep and items[n - 1].k == ",":
        return True  # تعرضت المواقع، يوم الخميس، لهجوم نفذته طائرات
    return n < v and items[n].k in "xp" and any(x.k == "E" for x in items[n + 1 : v])


def _after_verb(items: list[Item], v: int, floor: int) -> int:
    """No mark between two verbs: the later clause takes particles right before its verb only."""
    n = v
    while n - 1 >= floor and items[n - 1].k in "nhf":
        n -= 1
    return n
