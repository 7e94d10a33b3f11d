"""Values into literals: total functions, each of which writes the one lexical form that both engines keep.

A value that fits nowhere raises and is named; it never becomes an odd literal.
"""

from __future__ import annotations

import calendar
import math
import re
from decimal import Decimal
from typing import Final

from rdflib import Literal
from rdflib.namespace import GEO, XSD

from riwaya.vocab import EDTF

_ISO: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def text(value: str, language: str) -> Literal:
    """Words in a language.

    >>> text("خان شيخون", "ar").n3()
    '"خان شيخون"@ar'
    """
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language!r} is no language tag")
    return Literal(plain(value), lang=language.lower())


def plain(value: str) -> str:
    """``value`` when UTF-8 and XML can carry it.

    :raises ValueError: it holds NUL or half of a surrogate pair.
    """
    if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError(f"{value!r} holds a character that no literal can carry")
    return value


def string(value: str) -> Literal:
    """A plain string."""
    return Literal(plain(value))


def first_day(iso: str) -> Literal:
    """The first day that a date of any precision covers.

    >>> first_day("2019-04").n3(), first_day("2019").n3()
    ('"2019-04-01"^^<http://www.w3.org/2001/XMLSchema#date>', '"2019-01-01"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    year, month, day = _parts(iso)
    return _date(iso, year, 1 if month is None else month, 1 if day is None else day)


def last_day(iso: str) -> Literal:
    """The last day that a date of any precision covers.

    >>> last_day("2020-02").n3(), last_day("2019-04-06").n3()
    ('"2020-02-29"^^<http://www.w3.org/2001/XMLSchema#date>', '"2019-04-06"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    year, month, day = _parts(iso)
    month = 12 if month is None else month
    return _date(iso, year, month, _length(year, month) if day is None else day)


def integer(value: int) -> Literal:
    """A whole number of any sign."""
    return Literal(str(value), datatype=XSD.integer)


def count(value: int) -> Literal:
    """A whole number from zero (an offset, a length)."""
    if value < 0:
        raise ValueError(f"{value!r} counts nothing")
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def confidence(value: float) -> Literal:
    """A number of 0..1, rounded to two places, without the zeros at the end that a store would drop.

    >>> [str(confidence(value)) for value in (0.9, 1.0, 0.876)]
    ['0.9', '1', '0.88']
    """
    if not 0 <= value <= 1:
        raise ValueError(f"{value!r} is no confidence of 0..1")
    return Literal(_decimal(Decimal(str(round(value, 2)))), datatype=XSD.decimal)


def metres(value: float) -> Literal:
    """A distance in metres, as the xsd:double that GeoSPARQL wants."""
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"{value!r} is no distance")
    return Literal(repr(float(value)), datatype=XSD.double)


def true() -> Literal:
    """A flag that is up (one that is down is not written)."""
    return boolean(value=True)


def boolean(*, value: bool) -> Literal:
    """A truth value that is written either way."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def edtf(value: str) -> Literal:
    """An EDTF date."""
    if not value or value != value.strip():
        raise ValueError(f"{value!r} is no EDTF date")
    return Literal(plain(value), datatype=EDTF.EDTF)


def point(lat: float, lon: float) -> Literal:
    """A point on WGS 84; WKT puts the longitude first.

    >>> point(35.44208, 36.65095).n3()
    '"POINT(36.65095 35.44208)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    """
    if not (abs(lat) <= 90 and abs(lon) <= 180):  # noqa: PLR2004 - degrees
        raise ValueError(f"{lat!r}, {lon!r} is no point on the Earth")
    pair = " ".join(_decimal(Decimal(f"{value:.6f}")) for value in (lon, lat))
    return Literal(f"POINT({pair})", datatype=GEO.wktLiteral)


def _decimal(value: Decimal) -> str:
    digits = f"{value:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(iso)
    if match is None:
        raise ValueError(f"{iso!r} is no date")
    year, month, day = match.group("year", "month", "day")
    return int(year), int(month) if month else None, int(day) if day else None


def _date(iso: str, year: int, month: int, day: int) -> Literal:
    if not 1 <= day <= _length(year, month):
        raise ValueError(f"{iso!r} is no date")
    return Literal(f"{year:04}-{month:02}-{day:02}", datatype=XSD.date)


def _length(year: int, month: int) -> int:
    """Days in a month; none in one that is not (xsd:date has no year 0)."""
    return calendar.monthrange(year, month)[1] if year >= 1 and 1 <= month <= 12 else 0  # noqa: PLR2004 - months
