"""What a closed vocabulary is: of terms, which code names itself, and of codes, which data names."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NoReturn

from rdflib import URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator


class _TermsType(type):
    """What a vocabulary of terms can be asked: ``"Claim" in RW``, ``list(RW)``, ``len(RW)``, ``RW["Claim"]``."""

    iri: str
    names: tuple[str, ...]

    def __getitem__(cls, name: str) -> URIRef:
        if name not in cls.names:
            raise KeyError(f"{name!r} is no term of {cls.iri}")
        return URIRef(cls.iri + name)

    def __contains__(cls, name: object) -> bool:
        return name in cls.names

    def __iter__(cls) -> Iterator[str]:
        return iter(cls.names)

    def __len__(cls) -> int:
        return len(cls.names)

    def __setattr__(cls, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{cls.__name__} is closed: {name!r} cannot be set")


class Terms(metaclass=_TermsType):
    """A closed vocabulary of terms. A subclass gives its IRI and annotates each term; nothing else is in it."""

    iri: ClassVar[str] = ""
    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, iri: str) -> None:
        """Make a ``URIRef`` of every annotated name."""
        names = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        for name in names:
            type.__setattr__(cls, name, URIRef(iri + name))
        type.__setattr__(cls, "iri", iri)
        type.__setattr__(cls, "names", names)


class Codes:
    """A closed SKOS scheme: ``RWPO["denied"]`` is the concept, ``RWPO.scheme`` the scheme, ``list(RWPO)`` its codes."""

    __slots__ = ("codes", "iri", "scheme")

    iri: str
    scheme: URIRef
    codes: frozenset[str]

    def __init__(self, name: str, codes: str) -> None:
        """Close the scheme ``name`` over ``codes``, which are separated by white space."""
        listed = codes.split()
        if len(listed) != len(set(listed)):
            raise ValueError(f"the scheme {name!r} lists a code twice")
        object.__setattr__(self, "iri", f"https://w3id.org/riwaya/{name}#")
        object.__setattr__(self, "scheme", URIRef(f"https://w3id.org/riwaya/{name}"))
        object.__setattr__(self, "codes", frozenset(listed))

    def __getitem__(self, code: str) -> URIRef:
        """Return the concept of a code.

        :raises KeyError: the scheme has no such code.
        """
        if code not in self.codes:
            raise KeyError(f"{code!r} is no code of {self.iri}")
        return URIRef(self.iri + code)

    def code(self, concept: URIRef) -> str:
        """Return the code of a concept.

        :raises KeyError: the concept is not of this scheme.
        """
        code = str(concept).removeprefix(self.iri)
        if self[code] != concept:
            raise KeyError(f"{concept} is no concept of {self.iri}")
        return code

    def __contains__(self, code: object) -> bool:
        """Whether the scheme has this code."""
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        """Go through the codes in alphabetical order."""
        return iter(sorted(self.codes))

    def __len__(self) -> int:
        """Count the codes."""
        return len(self.codes)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: the scheme is closed."""
        raise AttributeError(f"{self.iri} is closed: {name!r} cannot be set")
