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
بعد ثلاثة أيام Point(shift=3, unit='day', origin='narrative') on
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from riwaya.arabic import datewords
from riwaya.arabic.datewords import Month, Tag
from riwaya.arabic.numbers import parse_number, parse_ordinal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.arabic.numbers import WordLike

Kind = Literal["on", "within", "throughout", "since", "until", "before", "after", "around"]
Unit = Literal["day", "week", "month", "year", "hour"]
Origin = Literal["narrative", "now", "clause"]


class Point(NamedTuple):
    """A time as far as it is told; what is None is to be filled from ``origin`` (or, for a year, from the dateline).

    ``part``: early, mid, late, half1, half2, week1 … of the month or year; or a season, spring = 21 … winter = 24 (EDTF).
    ``unit`` and ``shift`` measure from ``origin``: ``month``, −1, ``now`` is last month; ``day``, 1, ``narrative`` the
    day after the last date told. ``direction``: «Tuesday last» −1, this 0, next +1. ``weekday`` is ISO (Monday 1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: Unit | None = None
    origin: Origin | None = None
    direction: int | None = None
    hijri: bool = False

    def __repr__(self) -> str:
        """Only the fields that say something."""
        told = (f"{k}={v!r}" for k, v in self._asdict().items() if v is not None and v is not False)
        return f"Point({', '.join(told)})"


class DateExpression(NamedTuple):
    """One date expression over the tokens ``first`` up to ``last`` (exclusive).

    ``skip`` letters of the first token (a glued و or ل) stand outside it. ``end`` is the other end of a range.
    ``background``: told in passing (a relative clause, an older past, inside «since …»), so it does not move the
    story on. ``of_next``: it dates the words that follow it (غداة، عشية), not its clause.
    """

    first: int
    last: int
    skip: int
    kind: Kind
    start: Point
    end: Point | None = None
    approximate: bool = False
    background: bool = False
    of_next: bool = False


class _Left(NamedTuple):
    """What stands before the core of an expression."""

    first: int
    skip: int
    kind: Kind | None
    part: str | None
    approximate: bool


_EDGE_PARTS: Final = {"early", "mid", "late"}
_DASHES: Final = frozenset("-–—‑")
_SLASHES: Final = frozenset("/\\")
_KIND_OF: Final[dict[str, Kind]] = {
    "since": "since",
    "until": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "throughout": "throughout",
}
_ARTICLES: Final = frozenset({"ال", "وال", "بال", "لل", "فال"})
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1499
_ORDINAL_PARTS: Final = {1: "1", 2: "2", 3: "3", 4: "4"}


def _glue_skip(norm: str, glue: str) -> int:
    """How many letters before a word stand outside the expression; ``لل`` cannot be parted from its word."""
    return 0 if "لل" in glue or not norm.startswith(glue) else len(glue)


class _Reader:
    """Reads date expressions around anchors in one sequence of words."""

    def __init__(self, words: Sequence[WordLike]) -> None:
        self.words = words
        self.norms = [w.norm for w in words]
        self.size = len(words)
        self.tags = datewords.tags()
        self.months = datewords.months()
        self.phrases = datewords.phrases()
        self.floor = 0
        self.found: list[DateExpression] = []

    # --------------------------------------------------------------------------------------------- small look-ups

    def tag(self, i: int, *roles: str) -> Tag | None:
        """The tag of token ``i`` if it is of one of the roles."""
        if not 0 <= i < self.size:
            return None
        found = self.tags.get(self.norms[i])
        return found if found is not None and found.role in roles else None

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < self.size else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before without a space."""
        return 0 < i < self.size and self.words[i - 1].end == self.words[i].start

    def digits(self, i: int, low: int, high: int) -> int | None:
        """The plain whole number at ``i`` if it lies within the bounds."""
        if not 0 <= i < self.size or self.words[i].kind != "number" or not self.norms[i].isdigit():
            return None
        value = int(self.norms[i]) if len(self.norms[i]) <= 4 else 0  # noqa: PLR2004 - no year is longer
        return value if low <= value <= high else None

    def modifier(self, i: int) -> tuple[Origin, int, int] | None:
        """(origin, shift, next index) of الماضي، الجاري، نفسه، قبل الماضي … at ``i``."""
        found = self.tag(i, "modifier")
        if found is not None and not found.glue:
            return "now" if found.name == "recent" else _origin(found.name), found.number, i + 1
        at = i + 1 if self.norm(i) == "ما" else i
        if self.norm(at) == "قبل":
            found = self.tag(at + 1, "modifier")
            if found is not None and found.name == "now" and found.number == -1:
                return "now", -2, at + 2
        return None

    def month(self, i: int) -> tuple[Month, int] | None:
        """(month, next index) of a month name at ``i``, alone or doubled: أيار/مايو، أيار (مايو)."""
        plain = self.plain_month(i)
        if plain is None:
            return None
        month, at = plain
        gap = at
        bracket = self.norm(gap) == "("
        if self.norm(gap) in _SLASHES or self.norm(gap) in _DASHES or bracket:
            gap += 1
        twin = self.plain_month(gap)
        if twin is not None and not twin[0].glue and twin[0].number == month.number and twin[0].hijri == month.hijri:
            at = twin[1] + (bracket and self.norm(twin[1]) == ")")
            month = month._replace(needs="")
        return month, at

    def plain_month(self, i: int) -> tuple[Month, int] | None:
        for month in self.months.get(self.norm(i), ()):
            if not month.rest:
                return month, i + 1
            if self.norm(i + 1) == month.rest:
                return month, i + 2
        return None

    # ------------------------------------------------------------------------------------------------- to the left

    def day_before(self, k: int) -> tuple[int, int, int, bool] | None:
        """(day, first index, skip, coordinated) of a day number or ordinal whose last token is ``k``."""
        if k < self.floor:
            return None
        value = self.digits(k, 1, 31)
        if value is not None:
            if self.norm(k - 1) in _SLASHES and self.glued(k) and self.words[k - 2].kind == "number":
                return value, k, 0, False
            if self.norm(k - 1) in _ARTICLES and self.glued(k):
                article = self.norm(k - 1)
                return value, k - 1, len(article) - 2 if article != "لل" else 0, article[0] == "و"
            return value, k, 0, False
        for used in (2, 1):
            if k - used + 1 < self.floor:
                continue
            ordinal = parse_ordinal(self.words, k - used + 1)
            if ordinal is not None and ordinal.used == used and ordinal.gender == "m" and ordinal.value <= 31:  # noqa: PLR2004
                norm = self.norms[k - used + 1]
                skip = 0 if norm.startswith(("ال", "لل")) else norm.index("ال")
                return ordinal.value, k - used + 1, skip, norm[0] == "و"
        return None

    def days_before(self, k: int) -> tuple[list[int], int, int] | None:
        """(days in order, first index, skip) of «28», «28 و29», «بين 28 و29», «من 3 إلى 5» ending at ``k``."""
        last = self.day_before(k)
        if last is None:
            return None
        value, first, skip, coordinated = last
        days = [value]
        while first - 1 >= self.floor:
            joint = first - 1
            earlier = None
            if coordinated:
                earlier = self.day_before(joint)
            elif self.norm(joint) == "و" and self.glued(first):
                earlier = self.day_before(joint - 1)
            elif self.norm(joint) in _DASHES or self.norm(joint) in _SLASHES or self.norm(joint) in {"الي", "حتي", "،"}:
                earlier = self.day_before(joint - 1) if self.norm(joint) != "،" or len(days) > 1 else None
            if earlier is None or earlier[0] >= days[0]:
                break
            value, first, skip, coordinated = earlier
            days.insert(0, value)
        return days, first, skip

    def left(self, at: int, *, day: bool) -> _Left:
        """What stands before the core at ``at``: day part, يوم, edge, «about», preposition."""
        skip, part, approximate = 0, None, False
        kind: Kind | None = None
        k = at - 1
        while k >= self.floor:
            found = self.tags.get(self.norms[k])
            if found is None:
                break
            if day and found.role in {"daypart", "unit"} and (found.role == "daypart" or found.number in {1, 2}):
                if found.role == "unit" and found.name != "day":
                    break
            elif not day and found.role == "edge" and part is None:
                part = found.name
            elif not day and found.role == "unit" and found.name in {"month", "year"} and found.number in {1, 2}:
                pass
            elif found.role == "prep" and found.name == "about" and not approximate:
                approximate = True
            else:
                break
            at, k, skip = k, k - 1, _glue_skip(self.norms[k], found.glue)
            if found.glue:
                return _Left(at, skip, None, part, approximate)
        if part is None and not day:
            half = self.half(k)
            if half is not None:
                part, at, skip = half
                k = at - 1
        found = self.tag(k, "prep") if k >= self.floor and not skip else None
        if found is None:
            return _Left(at, skip, kind, part, approximate)
        kind = _KIND_OF.get(found.name)
        if kind is not None or (found.name in {"in", "during"} and (not day or found.name == "during")):
            at, skip = k, _glue_skip(self.norms[k], found.glue)
            if kind is not None and self.tag(k - 1, "prep") is not None and found.name == "until":
                pass
        return _Left(at, skip, kind, part, approximate)

    def half(self, k: int) -> tuple[str, int, int] | None:
        """(part, first index, skip) of «النصف الأول من», «الأسبوع الثاني من» whose من stands at ``k``."""
        if self.norm(k) != "من" or k - 2 < self.floor:
            return None
        ordinal = parse_ordinal(self.words, k - 1)
        head = self.norm(k - 2)
        if ordinal is None or ordinal.used != 1:
            return None
        for stem, name, most in (("النصف", "half", 2), ("الاسبوع", "week", 4), ("الثلث", "third", 3), ("الربع", "quarter", 4)):
            if head.endswith(stem) and ordinal.value <= most:
                return f"{name}{ordinal.value}", k - 2, len(head) - len(stem)
        return None

    # ------------------------------------------------------------------------------------------------ to the right

    def year_after(self, i: int, *, day: bool = False) -> tuple[Point, int]:
        """(what is told of the year, next index) right after a month or season."""
        at = i
        if day and self.norm(at) in {"،", ","} and self.digits(at + 1, _FIRST_YEAR, _LAST_YEAR) is not None:
            at += 1
        year = self.plain_year(at)
        if year is not None:
            return year
        modifier = self.modifier(at)
        if modifier is not None:
            origin, shift, end = modifier
            return (Point(direction=shift), end) if origin == "now" else (Point(), i)
        if self.norm(at) == "من":
            at += 1
        demonstrative = self.tag(at, "demonstrative")
        if demonstrative is not None and not demonstrative.glue:
            at += 1
        unit = self.tag(at, "unit", "definite")
        if unit is None or unit.name != "year" or unit.number != 1:
            return Point(), i
        year = self.plain_year(at + 1)
        if year is not None:
            return year
        modifier = self.modifier(at + 1)
        if modifier is not None:
            return Point(unit="year", origin=modifier[0], shift=modifier[1]), modifier[2]
        if demonstrative is not None:
            return Point(unit="year", origin=_origin(demonstrative.name), shift=0), at + 1
        return Point(), i

    def plain_year(self, i: int) -> tuple[Point, int] | None:
        """(the year, next index) of «2016», «2016م», «1440 هـ», «ألفين وستة عشر» at ``i``."""
        value = self.digits(i, _FIRST_HIJRI, _LAST_YEAR)
        end = i + 1
        if value is None:
            number = parse_number(self.words, i) if i < self.size and self.words[i].kind == "word" else None
            if number is None or not isinstance(number.value, int) or not _FIRST_YEAR <= number.value <= _LAST_YEAR:
                return None
            value, end = number.value, i + number.used
        if self.norm(end) in {"م", "ميلادي", "ميلاديه"}:
            end += 1
        hijri = self.norm(end) in {"ه", "هجري", "هجريه"}
        end += hijri
        if not hijri and value <= _LAST_HIJRI:
            hijri = True
        if hijri != (value <= _LAST_HIJRI) or _LAST_HIJRI < value < _FIRST_YEAR:
            return None
        return Point(year=value, hijri=hijri), end

    # ----------------------------------------------------------------------------------------------------- anchors

    def read_month(self, i: int) -> DateExpression | None:
        """An expression around the month name at ``i``."""
        named = self.month(i)
        if named is None:
            return None
        month, at = named
        core, skip = i, _glue_skip(self.norms[i], month.glue)
        days: list[int] = []
        if not month.glue:
            k = i - 1
            shahr = self.tag(k, "unit", "definite") if k >= self.floor else None
            of_month = shahr is not None and shahr.name == "month" and shahr.number in {1, 2}
            if of_month:
                k -= 1
            if self.norm(k) == "من":
                k -= 1
            told = self.days_before(k) if not (of_month and shahr is not None and shahr.glue) else None
            if told is not None:
                days, core, skip = told
            elif of_month and shahr is not None:
                core, skip = i - 1, _glue_skip(self.norms[i - 1], shahr.glue)
        else:
            of_month = False
        year, at = self.year_after(at, day=bool(days))
        left = _Left(core, skip, None, None, approximate=False) if skip or month.glue else self.left(core, day=bool(days))
        bare = not days and year == Point() and left.first == i and not of_month
        follows = bool(self.found) and self.found[-1].last == i and self.found[-1].start.month is not None
        if (bare and not (follows and month.glue == "و") and (month.needs or named[1] == i + 1 + bool(month.rest))) or (
            month.needs == "day" and not days and not of_month and (year == Point() or left.first == i)
        ):
            return None
        hijri = month.hijri or year.hijri
        start = year._replace(month=month.number, day=days[0] if days else None, part=left.part, hijri=hijri)
        end = start._replace(day=days[-1]) if len(days) > 1 else None
        return self.expression(left, at, start, end)

    def expression(self, left: _Left, last: int, start: Point, end: Point | None = None) -> DateExpression:
        """An expression whose kind follows from what stands before it and how fine it is."""
        fine = (start.day is not None or start.weekday is not None or start.unit == "day") and end is None
        kind: Kind = left.kind or ("around" if left.approximate else "on" if fine else "within")
        first, skip = left.first, left.skip
        if end is not None and kind == "within" and not skip:
            first, skip = self.opener(first, last)
        if kind == "since" and self.punctual(first):
            tag = self.tags[self.norms[first]]
            if tag.role == "prep":
                first, skip, kind = first + 1, 0, "on" if fine else "within"
        return DateExpression(first, last, skip, kind, start, end, left.approximate)

    def opener(self, first: int, last: int) -> tuple[int, int]:
        """(first index, skip) of a range with its بين, ما بين, or من … إلى."""
        before = self.norm(first - 1) if first - 1 >= self.floor else ""
        if before[-3:] == "بين" and len(before) <= 4:  # noqa: PLR2004 - one glued letter
            ma = self.norm(first - 2)
            if ma in {"ما", "وما", "فما"} and first - 2 >= self.floor:
                return first - 2, len(ma) - 2
            return first - 1, len(before) - 3
        if before in {"من", "ومن"} and not {"الي", "حتي"}.isdisjoint(self.norms[first:last]):
            return first - 1, len(before) - 2
        return first, 0

    def punctual(self, i: int) -> bool:
        """Whether منذ at ``i`` follows something that happens at a point (an agreement): it then dates that point."""
        nouns = datewords.traps("punctual")
        for k in range(i - 1, max(i - 5, -1), -1):
            if self.words[k].kind != "word":
                return False
            if self.norms[k] in nouns:
                return True
        return False

    def read_weekday(self, i: int) -> DateExpression | None:
        """الثلاثاء with its day part and «last»; two weekdays that share a night or an adjective."""
        tag = self.tags[self.norms[i]]
        before, after = self.norm(i - 1), self.norm(i + 1)
        if (
            (before in datewords.traps("weekday_after") and not (before == "ايام" and self.weekday_after(i + 1)))
            or after in datewords.traps("weekday_before")
        ):
            return None
        start = Point(weekday=tag.number)
        if tag.glue:
            left = _Left(i, _glue_skip(self.norms[i], tag.glue), None, None, approximate=False)
        else:
            left = self.left(i, day=True)
        end, at = None, i + 1
        night = any(self.tag(k, "daypart") is not None for k in range(left.first, i))
        gap = at + (self.norm(at) in _DASHES or self.norm(at) in _SLASHES) if night else at
        other = self.tag(gap, "weekday")
        if other is not None and other.number == tag.number % 7 + 1 and (night or other.glue == "و"):
            end, at = Point(weekday=other.number), gap + 1
        modifier = self.modifier(at)
        if modifier is not None:
            start = start._replace(direction=modifier[1])
            end = end._replace(direction=modifier[1]) if end is not None else None
            at = modifier[2]
        if self.tag(at, "daypart") is not None and not self.tags[self.norms[at]].glue:
            at += 1
        return self.expression(left, at, start, end)

    def weekday_after(self, i: int) -> bool:
        found = self.tag(i, "weekday")
        return found is not None and found.glue == "و"

    def read_deictic(self, i: int, shift: int, last: int) -> DateExpression:
        """أمس، غدا، أول من أمس."""
        tag = self.tags.get(self.norms[i])
        glue = tag.glue if tag is not None else ""
        if glue:
            left = _Left(i, _glue_skip(self.norms[i], glue), None, None, approximate=False)
        else:
            left = self.left(i, day=True)
        return self.expression(left, last, Point(shift=shift, unit="day", origin="now"))

    def read_definite(self, i: int) -> DateExpression | None:
        """الشهر الماضي، هذا الأسبوع، اليوم نفسه، الأيام الثلاثة الماضية، ال28 من الشهر ذاته، مطلع العام."""
        tag = self.tags[self.norms[i]]
        if tag.name == "night":
            return self.read_night(i)
        if tag.number != 1:
            return self.read_span(i, tag)
        unit = _unit(tag.name)
        origin: Origin | None = None
        shift, at = 0, i + 1
        demonstrative = self.tag(i - 1, "demonstrative") if i - 1 >= self.floor and not tag.glue else None
        modifier = self.modifier(at)
        if modifier is not None:
            origin, shift, at = modifier
        elif demonstrative is not None:
            origin = _origin(demonstrative.name)
        if unit == "day":
            return self.read_today(i, tag, demonstrative, origin, shift, at)
        core = i - 1 if demonstrative is not None else i
        if demonstrative is not None:
            skip = _glue_skip(self.norms[core], demonstrative.glue)
        else:
            skip = _glue_skip(self.norms[i], tag.glue)
        if unit == "year":
            if self.norm(i - 1) in datewords.traps("adjective_year"):
                return None
            year = self.plain_year(i + 1)
            if year is not None:
                return self.expression(self.left(core, day=False) if not skip else _bare(core, skip), year[1], year[0])
        if unit == "month" and not skip:
            k = core - 1 - (self.norm(core - 1) == "من")
            told = self.days_before(k)
            if told is not None and (k < core - 1 or origin is not None):
                days, first, skip = told
                left = self.left(first, day=True) if not skip else _bare(first, skip)
                start = Point(day=days[0], unit=unit, shift=shift, origin=origin or "narrative")
                return self.expression(left, at, start, start._replace(day=days[-1]) if len(days) > 1 else None)
        left = self.left(core, day=False) if not skip else _bare(core, skip)
        if origin is None:
            if left.part is None or left.part[:-1] in {"week", "half", "third", "quarter"}:
                return None
            origin = "now"
        return self.expression(left, at, Point(part=left.part, unit=unit, shift=shift, origin=origin))

    def read_today(
        self, i: int, tag: Tag, demonstrative: Tag | None, origin: Origin | None, shift: int, at: int
    ) -> DateExpression | None:
        """اليوم in its three lives: today, the day in the story, the numbered day of a war."""
        if origin is not None and not (origin == "now" and demonstrative is None and shift == 0):
            core = i - 1 if demonstrative is not None else i
            glue = demonstrative.glue if demonstrative is not None else tag.glue
            skip = _glue_skip(self.norms[core], glue)
            left = self.left(core, day=False) if not skip else _bare(core, skip)
            return self.expression(left, at, Point(shift=shift, unit="day", origin=origin))
        before, after = self.norm(i - 1), self.norm(i + 1)
        ordinal = parse_ordinal(self.words, i + 1) if i + 1 < self.size else None
        numbered = ordinal is not None or (after == "ال" and self.digits(i + 2, 1, 9999) is not None)
        if numbered:
            end = i + 1 + (ordinal.used if ordinal is not None else 2)
            if self.norm(end) == "من" and (self.plain_month(end + 1) or self.tag(end + 1, "unit", "definite")):
                return None
            return DateExpression(i, end, _glue_skip(self.norms[i], tag.glue), "on", Point())
        if (
            before in datewords.traps("today_after")
            or after in datewords.traps("today_before")
            or (before in {"في", "وفي"} and self.tag(i + 1, "weekday") is None)
        ):
            return None
        return self.read_deictic(i, 0, i + 1)

    def read_night(self, i: int) -> DateExpression | None:
        """الليلة، الليلة الماضية."""
        tag = self.tags[self.norms[i]]
        modifier = self.modifier(i + 1)
        shift, at = (modifier[1], modifier[2]) if modifier is not None else (0, i + 1)
        skip = _glue_skip(self.norms[i], tag.glue)
        left = self.left(i, day=True) if not skip else _bare(i, skip)
        return self.expression(left, at, Point(shift=shift, unit="day", origin=modifier[0] if modifier else "now"))

    def read_span(self, i: int, tag: Tag) -> DateExpression | None:
        """الأيام الثلاثة الماضية، الساعات ال48 الأخيرة، العامين الماضيين: from so long ago up to now."""
        count, at = tag.number, i + 1
        if not count:
            at += self.norm(at) == "ال" and self.glued(at + 1)
            number = parse_number(self.words, at) if at < self.size else None
            if number is not None and isinstance(number.value, int):
                count, at = number.value, at + number.used
        modifier = self.modifier(at)
        if modifier is None or modifier[0] != "now":
            return None
        skip = _glue_skip(self.norms[i], tag.glue)
        left = self.left(i, day=False) if not skip else _bare(i, skip)
        return self.span(left, modifier[2], _unit(tag.name), count * modifier[1])

    def span(self, left: _Left, last: int, unit: Unit, shift: int) -> DateExpression:
        if not shift:
            return DateExpression(left.first, last, left.skip, left.kind or "within", Point(), None, approximate=True)
        far, near = Point(shift=shift, unit=unit, origin="now"), Point(shift=0, unit="day", origin="now")
        start, end = (far, near) if shift < 0 else (near, far)
        kind: Kind = left.kind if left.kind == "throughout" else "within"
        return DateExpression(left.first, last, left.skip, kind, start, end, left.approximate)

    def read_unit(self, i: int) -> DateExpression | None:
        """عام 2016؛ بعد ثلاثة أيام، قبل أسبوع، منذ أربعة أشهر؛ ال24 ساعة الماضية؛ بعد ذلك بيومين."""
        tag = self.tags[self.norms[i]]
        unit = _unit(tag.name)
        if unit == "year" and tag.number in {1, 2}:
            year = self.plain_year(i + 1)
            if year is not None:
                skip = _glue_skip(self.norms[i], tag.glue)
                return self.expression(self.left(i, day=False) if not skip else _bare(i, skip), year[1], year[0])
        if tag.glue and tag.glue[-1] != "ب":
            return None
        count, first = self.count_before(i, tag)
        if count is None:
            return None
        last = i + 1
        modifier = self.modifier(last)
        if modifier is not None and modifier[0] == "now" and first < i:
            left = self.left(first - (self.norm(first - 1) == "ال"), day=False)
            return self.span(left, modifier[2], unit, count * modifier[1])
        return self.shifted(first, last, unit, count)

    def count_before(self, i: int, tag: Tag) -> tuple[int | None, int]:
        """(how many units, first index) for the unit word at ``i``; 0 for an untold plural (أيام)."""
        for k in range(max(i - 4, self.floor), i):
            number = parse_number(self.words, k)
            if number is not None and k + number.used == i:
                return (number.value if isinstance(number.value, int) and number.kind != "vague" else 0), k
        if tag.number == 0 and not tag.glue:
            return 0, i
        return (tag.number or None), i

    def shifted(self, first: int, last: int, unit: Unit, count: int) -> DateExpression | None:
        """A count of units after قبل، بعد، منذ, or after «بعد ذلك ب»."""
        half = self.norm(last) == "ونصف"
        approximate = half
        last += half
        if self.norm(last) in {"فقط", "تقريبا", "قليله", "عده", "معدوده"}:
            approximate |= self.norm(last) != "فقط"
            last += 1
        k = first - 1
        if first < self.size and self.norms[first].startswith(("ب", "وب")) and k >= self.floor:
            return self.afterwards(k, last, unit, count)
        if self.norm(k) == "من" and self.norm(k - 1) in {"اكثر", "اقل", "ازيد"}:
            approximate, k = True, k - 2
        elif self.norm(k) in {"نحو", "حوالي", "قرابه", "زهاء"}:
            approximate, k = True, k - 1
        found = self.tag(k, "prep") if k >= self.floor else None
        if found is None or found.name not in {"before", "after", "since"}:
            return None
        skip = _glue_skip(self.norms[k], found.glue)
        origin: Origin = "narrative" if found.name == "after" else "now"
        if found.name != "since" and self.norm(last) in {"من", "علي"}:
            if self.norm(last + 1) != "ذلك":
                return None
            origin, last = "narrative", last + 2
        if unit == "hour":
            return None
        sign = 1 if found.name == "after" else -1
        start = Point(shift=sign * count, unit=unit, origin=origin) if count else Point()
        kind: Kind = "since" if found.name == "since" else "around" if approximate or not count else "on"
        if kind == "on" and unit != "day":
            kind, approximate = ("around", True) if unit == "week" and sign < 0 else ("within", False)
        return DateExpression(k, last, skip, kind, start, None, approximate)

    def afterwards(self, k: int, last: int, unit: Unit, count: int) -> DateExpression | None:
        """«بعد ذلك بيومين», «بعدها بأسبوع»: the words before the counted unit end at ``k``."""
        found = self.tag(k, "afterwards")
        if found is None and self.norm(k) == "ذلك" and self.norm(k - 1) in {"بعد", "قبل", "وبعد", "وقبل"}:
            k -= 1
            found = self.tag(k, "prep")
        if found is None or not count or unit == "hour":
            return None
        sign = -1 if found.name == "before" or found.number < 0 else 1
        start = Point(shift=sign * count, unit=unit, origin="narrative")
        return DateExpression(k, last, _glue_skip(self.norms[k], found.glue), "on", start)

    def read_season(self, i: int) -> DateExpression | None:
        """خريف 2016، صيف العام الماضي، الصيف الماضي."""
        tag = self.tags[self.norms[i]]
        year, last = self.year_after(i + 1)
        if year == Point() or (tag.role == "definite_season" and year.direction is None):
            return None
        skip = _glue_skip(self.norms[i], tag.glue)
        left = self.left(i, day=False) if not skip else _bare(i, skip)
        return self.expression(left, last, year._replace(part=str(tag.number)))

    def read_numeric(self, i: int) -> DateExpression | None:
        """12/05/2019، 2019-05-12، 12.05.2019; 20/8 only after a weekday, يوم, في or بتاريخ."""
        norm = self.norms[i]
        mark = self.norm(i + 1)
        if "." in norm and mark == "." and self.digits(i + 2, _FIRST_YEAR, _LAST_YEAR) is not None and self.glued(i + 2):
            parts, last = [*norm.split("."), self.norms[i + 2]], i + 3
        elif (mark in _SLASHES or mark in _DASHES) and self.glued(i + 1) and self.glued(i + 2):
            parts, last = [norm, self.norm(i + 2)], i + 3
            if self.norm(i + 3) == mark and self.glued(i + 3) and self.glued(i + 4):
                parts, last = [*parts, self.norm(i + 4)], i + 5
        else:
            return None
        if not all(part.isdigit() and len(part) <= 4 for part in parts):  # noqa: PLR2004 - a year has four digits
            return None
        numbers = [int(part) for part in parts]
        point = _numeric_point(numbers)
        if point is None:
            return None
        if len(parts) == 2 and not (  # noqa: PLR2004 - day and month
            mark in _SLASHES
            and (self.norm(i - 1) in {"يوم", "في", "وفي", "بتاريخ", "تاريخ"} or self.tag(i - 1, "weekday") is not None)
        ):
            return None
        if self.norm(last) in {"م", "ه"} and self.glued(last):
            point = point._replace(hijri=self.norm(last) == "ه")
            last += 1
        elif point.year is not None and point.year <= _LAST_HIJRI:
            point = point._replace(hijri=True)
        return self.expression(self.left(i, day=True), last, point)

    def read_year(self, i: int) -> DateExpression | None:
        """A bare year after a preposition, an edge word, or another year."""
        year = self.plain_year(i)
        if year is None or year[0].hijri or self.is_count(i, year[1]):
            return None
        k = i - 1
        joined = self.norm(k) == "و" and self.glued(i)
        if (joined or self.norm(k) in _DASHES) and self.found and self.found[-1].last == k:
            earlier = self.found[-1].start
            if earlier.year is not None and earlier.year < (year[0].year or 0):
                return DateExpression(k if joined else i, year[1], 1 if joined else 0, "within", year[0])
            return None
        before = self.tag(k, "prep", "edge") if k >= self.floor else None
        if before is None or (before.name in {"to", "from", "about"} and not self.year_range(i, year[1])):
            return None
        return self.expression(self.left(i, day=False), year[1], year[0])

    def year_range(self, i: int, last: int) -> bool:
        """Whether the year at ``i`` opens «من 2011 إلى 2018» or closes it."""
        if self.norm(last) in {"الي", "حتي", "وحتي"} and self.digits(last + 1, _FIRST_YEAR, _LAST_YEAR):
            return True
        return bool(self.found) and self.found[-1].last == i - 1 and self.found[-1].start.year is not None

    def is_count(self, i: int, last: int) -> bool:
        """Whether four digits count the noun after them («في 2000 موقع», «خلال 1900 يوما»)."""
        if last >= self.size or self.words[last].kind != "word":
            return False
        after = self.norms[last]
        if self.norms[i].endswith("00") or (len(after) > 3 and after.endswith("ا")):  # noqa: PLR2004 - a short particle
            return True
        return self.tag(last, "unit") is not None

    def read_moment(self, i: int) -> DateExpression | None:
        """منذ ذلك الحين، حتى ذلك التاريخ، في ذلك التاريخ."""
        if self.norm(i - 1) not in {"ذلك", "ذاك"} or i - 2 < self.floor:
            return None
        found = self.tag(i - 2, "prep")
        if found is None or (found.name == "in" and not self.norms[i].endswith("التاريخ")):
            return None
        kind = _KIND_OF.get(found.name, "on")
        skip = _glue_skip(self.norms[i - 2], found.glue)
        return DateExpression(i - 2, i + 1, skip, kind, Point(shift=0, unit="day", origin="narrative"))

    def read_of_it(self, i: int) -> DateExpression | None:
        """«في العشرين منه»: a day of the month last told."""
        told = self.days_before(i - 1)
        if told is None or (self.tag(told[1] - 1, "prep") is None and not told[2]):
            return None
        days, first, skip = told
        left = self.left(first, day=True) if not skip else _bare(first, skip)
        start = Point(day=days[0], unit="month", shift=0, origin="narrative")
        return self.expression(left, i + 1, start, start._replace(day=days[-1]) if len(days) > 1 else None)

    def read_eve(self, i: int) -> DateExpression | None:
        """غداة and عشية date the happening that follows them: a day before, or after, that of the clause."""
        if i + 1 >= self.size or self.words[i + 1].kind != "word":
            return None
        tag = self.tags[self.norms[i]]
        start = Point(shift=-tag.number, unit="day", origin="clause")
        return DateExpression(i, i + 1, _glue_skip(self.norms[i], tag.glue), "on", start, of_next=True)

    # -------------------------------------------------------------------------------------------------------- scan

    def read(self, i: int) -> DateExpression | None:
        """The expression whose anchor is token ``i``."""
        norm = self.norms[i]
        for rest, shift in self.phrases.get(norm, ()):
            if tuple(self.norms[i + 1 : i + 1 + len(rest)]) == rest:
                return self.read_deictic(i, shift, i + 1 + len(rest))
        if norm in self.months:
            found = self.read_month(i)
            if found is not None:
                return found
        tag = self.tags.get(norm)
        if tag is None:
            return None
        if tag.role == "deictic":
            return self.read_deictic(i, tag.number, i + 1)
        handler = _HANDLERS.get(tag.role)
        return None if handler is None else handler(self, i)

    def scan(self) -> list[DateExpression]:
        """All expressions, unmerged."""
        anchors = datewords.anchors()
        i = 0
        while i < self.size:
            if self.words[i].kind == "number":
                found = self.read_numeric(i) or (self.read_year(i) if len(self.norms[i]) == 4 else None)  # noqa: PLR2004
            elif self.norms[i] in anchors:
                found = self.read(i)
            else:
                i += 1
                continue
            if found is None:
                i += 1
            else:
                self.found.append(found)
                self.floor = i = max(found.last, i + 1)
        return self.found


_HANDLERS: Final = {
    "weekday": _Reader.read_weekday,
    "definite": _Reader.read_definite,
    "unit": _Reader.read_unit,
    "season": _Reader.read_season,
    "definite_season": _Reader.read_season,
    "moment": _Reader.read_moment,
    "of_it": _Reader.read_of_it,
    "eve": _Reader.read_eve,
}


def _origin(name: str) -> Origin:
    return "now" if name in {"now", "recent"} else "narrative"


def _unit(name: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour"}
    return units[name]


def _bare(first: int, skip: int) -> _Left:
    return _Left(first, skip, None, None, approximate=False)


def _numeric_point(numbers: list[int]) -> Point | None:
    """Day-month(-year), year-month-day, or month-day-year where only that is possible."""
    if len(numbers) == 3 and numbers[0] > 31:  # noqa: PLR2004
        year, month, day = numbers
    elif len(numbers) == 3:  # noqa: PLR2004
        day, month, year = numbers
    else:
        day, month = numbers
        return Point(month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004
    if month > 12 >= day:  # noqa: PLR2004
        day, month = month, day
    return Point(year=year, month=month, day=day) if year >= _FIRST_HIJRI and 1 <= month <= 12 else None  # noqa: PLR2004


# --------------------------------------------------------------------------------------------------------- joining

_APPOSITION: Final = frozenset({"،", ",", "(", "الموافق", "في", "بتاريخ", "اي", "[", "ال"})


def _joined(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> DateExpression | None:
    """«أمس الثلاثاء», «الثلاثاء (20 آب)», «5 رمضان الموافق 10 أيار» as one; None where the two do not belong together."""
    gap = [w.norm for w in words[a.last : b.first]]
    if len(gap) > 2 or not all(norm in _APPOSITION for norm in gap) or a.end is not None or b.end is not None:  # noqa: PLR2004
        return None
    if b.skip or b.kind != "on":
        return None
    last = b.last + ("(" in gap and b.last < len(words) and words[b.last].norm == ")")
    one, two = a.start, b.start
    if one.hijri and one.day is not None and two.day is not None and not two.hijri:
        return a._replace(last=last, start=two)
    if two.hijri and one.day is not None:
        return a._replace(last=last)
    if two.weekday is not None and one.weekday is None and (one.day is not None or one.origin == "now"):
        if "،" in gap and one.day is not None:
            return None
        return a._replace(last=last, start=one._replace(weekday=two.weekday))
    told_day = two.day is not None and one.day is None
    if told_day and (one.weekday is not None or (one.unit == "day" and one.origin == "now")) and one.direction is None:
        return a._replace(last=last, start=two._replace(weekday=one.weekday))
    return None


def _grain(point: Point) -> str:
    if point.day is not None:
        return "day"
    if point.weekday is not None:
        return "weekday"
    if point.month is not None:
        return "month"
    return "year" if point.year is not None else ""


def _ranged(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> DateExpression | None:
    """«بين 28 نيسان و5 أيار», «من الأحد إلى الثلاثاء», «2011-2018», «الخميس والجمعة» as one range."""
    grain = _grain(a.start)
    if not grain or grain != _grain(b.start) or b.end is not None or a.end is not None:
        return None
    gap = [w.norm for w in words[a.last : b.first]]
    opener = words[a.first - 1] if a.first else None
    opened = "" if opener is None else opener.norm
    conj = (not gap and b.skip > 0 and words[b.first].norm[0] == "و") or gap == ["و"]
    to = gap in (["الي"], ["حتي"], ["-"], ["–"], ["وحتي"]) or (not gap and b.kind == "until")
    between = conj and opened[-3:] == "بين" and not a.skip
    first, skip = a.first, a.skip
    if between:
        first = a.first - (2 if a.first > 1 and words[a.first - 2].norm[-2:] == "ما" else 1)
        skip = len(words[first].norm) - (2 if first < a.first - 1 else 3)
    elif to and opened in {"من", "ومن"}:
        first, skip = a.first - 1, len(opened) - 2
    elif not to and not (conj and _consecutive(a.start, b.start) and b.kind in {"on", "within"}):
        return None
    start, end = a.start, b.start
    if start.month is None and grain == "day":
        start = start._replace(month=end.month)
    if start.year is None and end.year is not None and (start.month or 0) <= (end.month or 0):
        start = start._replace(year=end.year)
    if end.direction is not None and start.direction is None:
        start = start._replace(direction=end.direction)
    return DateExpression(first, b.last, skip, "within", start, end, a.approximate or b.approximate)


def _consecutive(a: Point, b: Point) -> bool:
    """Whether ``b`` is the weekday, month or year after ``a``."""
    if a.part is not None or b.part is not None or a.day is not None:
        return False
    if a.weekday is not None and b.weekday is not None:
        return b.weekday == a.weekday % 7 + 1
    if a.month is not None and b.month is not None:
        return b.month == a.month + 1
    return a.year is not None and b.year == a.year + 1


_CLAUSE_END: Final = frozenset(".؛:!؟?")
_REACH: Final = 14


def _background(words: Sequence[WordLike], at: int, kind: str) -> bool:
    """Whether what stands before token ``at`` in its sentence makes the date a passing one."""
    if kind in {"since", "until"}:
        return True
    relative = datewords.traps("relative")
    tags = datewords.tags()
    comma = False
    for k in range(at - 1, max(at - _REACH, -1), -1):
        norm = words[k].norm
        if norm in _CLAUSE_END:
            return False
        if norm in {"،", ","}:
            comma = True
        elif not comma:
            tag = tags.get(norm)
            if norm in relative or (tag is not None and tag.role == "prep" and tag.name == "since"):
                return True
        if norm in {"قد", "قد"} and k and words[k - 1].norm in {"كان", "كانت", "وكان", "وكانت"}:
            return True
        if norm in {"وكان", "وكانت"} and (k == 0 or words[k - 1].norm in _CLAUSE_END):
            return True
    return False


def find_dates(words: Sequence[WordLike]) -> list[DateExpression]:
    """Every date expression of a text in order, without overlap.

    Clock times, durations that hang on an event («بعد ثلاثة أيام من القصف»), numbers of resolutions and models are not
    dates. A date that is told but cannot be placed (اليوم ال27 للحرب، قبل أيام) has an empty :class:`Point`.
    """
    merged: list[DateExpression] = []
    for found in _Reader(words).scan():
        current = found
        while merged:
            joined = _joined(merged[-1], current, words) or _ranged(merged[-1], current, words)
            if joined is None:
                break
            merged.pop()
            current = joined
        if merged and _shares_year(merged[-1], current, words):
            merged[-1] = merged[-1]._replace(start=merged[-1].start._replace(year=current.start.year))
        merged.append(current)
    return [e._replace(background=e.background or _background(words, e.first, e.kind)) for e in merged]


def _shares_year(a: DateExpression, b: DateExpression, words: Sequence[WordLike]) -> bool:
    """Whether the year written after «5 حزيران 2016» also holds for «3 أيار» right before it."""
    gap = [w.norm for w in words[a.last : b.first]]
    told = a.start.month is not None and b.start.month is not None and a.start.year is None and a.start.unit is None
    return told and b.start.year is not None and not b.start.hijri and (gap == ["و"] or (not gap and b.skip > 0))
