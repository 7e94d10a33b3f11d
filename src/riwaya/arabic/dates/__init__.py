"""Dates: every date expression of a text, found and taken apart, not yet resolved.

:func:`find_dates` reads a sequence of words and answers with :class:`DateExpression` values in text order, without
overlap. What they mean on the calendar is settled by :mod:`riwaya.extract.timeline`, which knows the publication date
and the order of the narrative. The words are data: ``calendar/*.tsv``.

>>> from riwaya.arabic.letters import words
>>> text = "وفي 17 أيار/مايو 2019 قصفت البلدة، وبعد ثلاثة أيام انسحبوا منها"
>>> cut = words(text)
>>> for found in find_dates(cut):
...     print(text[cut[found.first].start + found.skip : cut[found.last - 1].end], found.start, found.kind)
17 أيار/مايو 2019 Point(year=2019, month=5, day=17) on
بعد ثلاثة أيام Point(shift=3, unit='day', origin='narrative', counted=True) on
"""

from __future__ import annotations

from riwaya.arabic.dates.expressions import NOWHEN, DateExpression, Kind, Origin, Point, Unit
from riwaya.arabic.dates.finding import find_dates, may_anchor
from riwaya.arabic.dates.future import is_future
from riwaya.arabic.dates.lexicon import counts_time

__all__ = [
    "NOWHEN", "DateExpression", "Kind", "Origin", "Point", "Unit", "counts_time", "find_dates", "is_future",
    "may_anchor",
]  # fmt: skip
