"""What somebody looks for, read strictly: words, "phrases", beginnings*, alternatives with OR, and -what must not be.

Nothing of what was typed reaches the index as syntax: words become stems, and stems are letters and digits only.

>>> read_words('غارات "قصف مدفعي" حلب OR إدلب مدن* -روسيا').wanted[1]
(Term(stems=('قصف', 'مدفعي'), starts=()),)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.stems import beginnings, tokens
from riwaya.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 500
"""Characters that a search may have."""
MOST: Final = 32
"""Words and phrases that a search may have."""
SHORTEST_BEGINNING: Final = 2

_WHERE: Final = "parameter q"
_PIECE: Final = re.compile(
    r"""(?P<minus>-?)(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»](?P<star>\*?)|(?P<plain>[^\s"“”„«»]+))|(?P<open>["“”„«»])"""
)
_OR: Final = frozenset({"OR", "|"})


class Term(NamedTuple):
    """A word, or several in a row. ``starts``: what the last one may begin with, where only its beginning was given."""

    stems: tuple[str, ...]
    starts: tuple[str, ...] = ()


class Words(NamedTuple):
    """What must be there, each as its alternatives, and what must not."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...]


def read_words(text: str) -> Words:
    """Read the words of a search.

    :raises QueryError: there is nothing to look for, too much of it, or it is misspelt; the message says where.
    """
    if len(text) > LONGEST:
        raise _wrong(f"has {len(text)} characters", f"at most {LONGEST}")
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    either = False
    pieces = list(_pieces(text))
    if len(pieces) > MOST:
        raise _wrong(f"has {len(pieces)} words and phrases", f"at most {MOST}")
    for number, (minus, words, star) in enumerate(pieces):
        if not star and not minus and words in _OR:
            if not wanted or either or number + 1 == len(pieces) or pieces[number + 1][0]:
                raise _wrong("OR stands between two words", 'write: word OR word, or "OR" for the word itself')
            either = True
            continue
        term = _term(words, star=star)
        if term is None:
            continue
        if minus:
            unwanted.append(term)
        elif either:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        either = False
    if not wanted:
        what = "says only what must not be there" if unwanted else "holds no word"
        raise _wrong(what, "give a word to look for")
    return Words(tuple(map(tuple, wanted)), tuple(unwanted))


def _pieces(text: str) -> Iterator[tuple[bool, str, bool]]:
    """Each word or phrase: whether it must not be there, its text, whether it is a beginning."""
    for piece in _PIECE.finditer(text):
        if piece["open"]:
            begun = text[piece.start() : piece.start() + 20]
            raise _wrong(f"a phrase is not closed, from {begun!r}", 'close it with "')
        if piece["phrase"] is not None:
            words = piece["phrase"]
            yield bool(piece["minus"]), f" {words}" if words in _OR else words, bool(piece["star"])
            continue
        plain = piece["plain"].lstrip("-") if piece["minus"] else piece["plain"]
        yield bool(piece["minus"]), plain.rstrip("*"), plain.endswith("*")


def _term(text: str, *, star: bool) -> Term | None:
    """The stems of a piece, or None where it holds no word."""
    found = list(tokens(text))
    if not found:
        return None
    stems = tuple(token.stem for token in found)
    if not star or found[-1].end < len(text.rstrip()):
        return Term(stems)
    last = text[found[-1].start : found[-1].end]
    starts = tuple(start for start in beginnings(last) if len(start) >= SHORTEST_BEGINNING)
    if not starts:
        raise _wrong(f"{last}* is too short a beginning", f"give at least {SHORTEST_BEGINNING} letters")
    return Term(stems[:-1], starts)


def _wrong(what: str, mend: str) -> QueryError:
    return QueryError(what, where=_WHERE, mend=mend)
