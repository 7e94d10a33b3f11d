"""Every data IRI, minted in one place: readable, stable, and valid whatever the id was.

No IRI depends on a type, a role, a confidence or a Wikidata id: a better extractor keeps the IRIs of what it still
finds. The table of them is in ``docs/model.md``.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

import msgspec
from rdflib import URIRef

from riwaya.errors import InputError

#: Stands until the user sets a base; ``.invalid`` can never resolve, so nobody takes it for an address.
DEFAULT_BASE: Final = "https://data.riwaya.invalid/"

#: An entity first met in a text has this before its id, and its IRI stands under the article.
LOCAL: Final = "new:"

_SLUG: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_CLAIM_ID: Final = re.compile(r"[0-9]+(?:-[0-9]+)?")
_ILLEGAL: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")


def checked_base(base: str) -> str:
    """``base`` when data IRIs can stand under it.

    :raises InputError: it is no absolute http(s) address that ends in ``/``.

    >>> checked_base("https://data.example.org/riwaya/")
    'https://data.example.org/riwaya/'
    """
    try:
        parts = urlsplit(base)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or _ILLEGAL.search(base):
        raise InputError(f"{base!r} cannot be the base of data IRIs", mend="give an http(s) address")
    if parts.query or parts.fragment or "?" in base or "#" in base or not base.endswith("/"):
        raise InputError(f"{base!r} cannot be the base of data IRIs", mend="let it end in /, with no ? and no #")
    return base


def segment(value: str) -> str:
    """One segment of a path: percent-encoded as UTF-8, nothing that a browser or a file system reads as a step.

    :raises ValueError: the value is empty or made of dots alone.

    >>> segment("khan-shaykhun"), segment("خان"), segment("a/b")
    ('khan-shaykhun', '%D8%AE%D8%A7%D9%86', 'a%2Fb')
    """
    if not value.strip("."):
        raise ValueError(f"{value!r} cannot be a part of an IRI")
    return quote(value, safe="")


class Iris(msgspec.Struct, frozen=True):
    """Mints under one base.

    >>> iris = Iris("https://data.example.org/")
    >>> str(iris.claim("khan-shaykhun-2019", "154"))
    'https://data.example.org/article/khan-shaykhun-2019/claim/154'
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base that no IRI can stand under."""
        checked_base(self.base)

    def article(self, slug: str) -> URIRef:
        """The article.

        :raises ValueError: the slug is not one that reading makes.
        """
        if not _SLUG.fullmatch(slug):
            raise ValueError(f"{slug!r} is no slug of an article")
        return URIRef(f"{self.base}article/{slug}")

    def claim(self, slug: str, claim_id: str) -> URIRef:
        """A claim of the article."""
        return URIRef(f"{self.article(slug)}/claim/{_claim_id(claim_id)}")

    def event(self, slug: str, first_claim: str) -> URIRef:
        """The event that the claim ``first_claim`` is the first to tell of."""
        return URIRef(f"{self.article(slug)}/event/{_claim_id(first_claim)}")

    def evidence(self, slug: str, start: int, end: int) -> URIRef:
        """A stretch of the article."""
        return URIRef(f"{self.article(slug)}/evidence/{start}-{end}")

    def mention(self, slug: str, start: int, end: int, number: int = 1) -> URIRef:
        """The ``number``-th mention on one stretch (one stretch may name two entities)."""
        return URIRef(f"{self.article(slug)}/mention/{start}-{end}{'' if number == 1 else f'-{number}'}")

    def entity(self, slug: str, entity_id: str) -> URIRef:
        """An entity: of the gazetteer, or of the article alone when its id begins with ``new:``."""
        if entity_id.startswith(LOCAL):
            return URIRef(f"{self.article(slug)}/entity/{segment(entity_id.removeprefix(LOCAL))}")
        return URIRef(f"{self.base}entity/{segment(entity_id)}")

    def run(self, version: str) -> URIRef:
        """The run of one version of the software (no time stamp: the same input gives the same bytes)."""
        return URIRef(f"{self.base}run/{segment(version)}")

    def article_graph(self, slug: str) -> URIRef:
        """The named graph of one article."""
        return URIRef(f"{self.base}graph/article/{self.article(slug).rsplit('/', 1)[1]}")

    def graph(self, name: str) -> URIRef:
        """One of the named graphs that articles share: ``entities``, ``vocabulary``."""
        return URIRef(f"{self.base}graph/{segment(name)}")


def part(node: URIRef, *names: str | int) -> URIRef:
    """A node that belongs to another and stands under it.

    >>> str(part(URIRef("https://data.example.org/article/a/claim/7"), "figure", 1))
    'https://data.example.org/article/a/claim/7/figure/1'
    """
    return URIRef("/".join([str(node), *(segment(str(name)) for name in names)]))


def _claim_id(value: str) -> str:
    if not _CLAIM_ID.fullmatch(value):
        raise ValueError(f"{value!r} is no id of a claim")
    return value
