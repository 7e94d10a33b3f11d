r"""Parameters of a question: words in, typed RDF terms out.

A value becomes a term first (:func:`term_for`), and only a term is bound (:mod:`riwaya.store.binding`).

>>> str(term_for(Parameter("when", "date", "", ""), "2019-08-19"))
'"2019-08-19"^^<http://www.w3.org/2001/XMLSchema#date>'
>>> str(term_for(Parameter("words", "string", "", ""), '"} ; DROP ALL'))
'"\\"} ; DROP ALL"'
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph as ox

from riwaya.errors import DataError, QueryError
from riwaya.vocab import SCHEMES, Codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from riwaya.store.terms import Term

DEFAULT_BASE = "https://data.riwaya.invalid/"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CODES: dict[str, Codes] = {codes.scheme.rpartition("/")[2]: codes for codes in SCHEMES.values()}
TYPES = ("entity", "iri", "string", "language", "integer", "count", "decimal", "date", *sorted(_CODES))

_MOST = 10**9
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_SLUG = re.compile(r"[^\W_A-Z](?:[\w-]*\w)?")
_PATH = re.compile(r"[\w-]+(?:/[\w-]+)+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Parameter(msgspec.Struct, frozen=True):
    """What a question can be told: its name, type, both descriptions, and the term it has when it is not told.

    ``default`` is None where the parameter only narrows the answer: without a value it leaves everything in.
    """

    name: str
    type: str
    en: str
    ar: str
    default: Term | None = None


PAGES: dict[str, tuple[Parameter, Parameter]] = {
    "articles": (
        Parameter(
            "limit",
            "count",
            "From how many articles to answer: the newest that may hold an answer",
            "عدد المقالات التي يُجاب منها: أحدث ما قد يكون فيه جواب",
        ),
        Parameter(
            "offset",
            "count",
            "How many of the newest articles to leave out: add the limit to turn the page",
            "عدد أحدث المقالات التي تُترك: أضف إليه limit لقلب الصفحة",
        ),
    ),
    "rows": (
        Parameter("limit", "count", "How many rows to show", "عدد الصفوف المعروضة"),
        Parameter(
            "offset",
            "count",
            "How many rows to leave out before these: add the limit to turn the page",
            "عدد الصفوف التي تُترك قبلها: أضف إليه limit لقلب الصفحة",
        ),
    ),
}
"""The two parameters of a question that goes page by page, by what its pages are made of: the same for all."""


def term_for(parameter: Parameter, value: str, base: str = DEFAULT_BASE) -> Term:
    """Read the words of a value as the term that its parameter's type makes of them.

    ``entity`` takes a gazetteer id or an IRI, ``iri`` an IRI or a path under ``base``, the name of a scheme
    (``event-type``) one of its codes.

    :raises QueryError: the words are no value of that type; the message names the parameter.
    """
    codes = _CODES.get(parameter.type)
    if codes is not None:
        return _concept(parameter, value, codes)
    read = _READERS.get(parameter.type)
    if read is None:
        raise DataError(f"{parameter.type!r} is no type of parameter", mend=f"one of {', '.join(TYPES)}")
    try:
        return read(value, base)
    except (ValueError, ArithmeticError) as fault:
        raise QueryError(f"{value!r} is no {parameter.type}: {fault}", where=f"parameter {parameter.name}") from fault


def rebased(term: Term | None, base: str) -> Term | None:
    """Move an IRI under the default base to another base; leave every other term alone."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(DEFAULT_BASE):
        return ox.NamedNode(base + term.value.removeprefix(DEFAULT_BASE))
    return term


def _concept(parameter: Parameter, value: str, codes: Codes) -> Term:
    code = value.removeprefix(codes.iri)
    if code not in codes:
        near = difflib.get_close_matches(code, list(codes), n=3)
        mend = f"did you mean {', '.join(near)}?" if near else f"one of {', '.join(codes)}"
        raise QueryError(f"{value!r} is no {parameter.type}", where=f"parameter {parameter.name}", mend=mend)
    return ox.NamedNode(codes.iri + code)


def _iri(value: str, base: str) -> ox.NamedNode:
    if _PATH.fullmatch(value):
        return ox.NamedNode(base + value)
    if not _IRI.fullmatch(value):
        raise ValueError("write an IRI (https://…) or a path under the base (article/…)")
    return ox.NamedNode(value)


def _entity(value: str, base: str) -> ox.NamedNode:
    if _SLUG.fullmatch(value):
        return ox.NamedNode(f"{base}entity/{value}")
    if not _IRI.fullmatch(value):
        raise ValueError("write a gazetteer id (khan-shaykhun) or an IRI")
    return ox.NamedNode(value)


def _integer(value: str, _: str) -> ox.Literal:
    return ox.Literal(str(int(value)), datatype=ox.NamedNode(_XSD + "integer"))


def _count(value: str, _: str) -> ox.Literal:
    number = int(value)
    if not 0 <= number <= _MOST:
        raise ValueError(f"write a number from 0 to {_MOST}")
    return ox.Literal(str(number), datatype=ox.NamedNode(_XSD + "integer"))


def _decimal(value: str, _: str) -> ox.Literal:
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("write a finite number")
    return ox.Literal(f"{number:f}", datatype=ox.NamedNode(_XSD + "decimal"))


def _date(value: str, _: str) -> ox.Literal:
    day = dt.date.fromisoformat(value).isoformat()
    if day != value:
        raise ValueError("write a day as YYYY-MM-DD")
    return ox.Literal(day, datatype=ox.NamedNode(_XSD + "date"))


def _language(value: str, _: str) -> ox.Literal:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("write a language tag (ar, en)")
    return ox.Literal(value.lower())


_READERS: dict[str, Callable[[str, str], Term]] = {
    "entity": _entity,
    "iri": _iri,
    "string": lambda value, _: ox.Literal(value),
    "language": _language,
    "integer": _integer,
    "count": _count,
    "decimal": _decimal,
    "date": _date,
}
