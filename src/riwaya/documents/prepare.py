"""Prepare an article for reading.

Sentences end at ``. ! ? ؟`` (not inside numbers, initials or abbreviations) and at line ends; words that an archive ran
together are cut again where the letters leave no doubt (ة and ى end a word), where every piece is a known word, or
before a known verb; quotations are paired. Offsets always index the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.letters import cut, fold
from riwaya.model import Article, Document, Quotation, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS: Final = frozenset(".!?؟•·…۔")
_OPEN: Final = {"«": "»", "“": "”", "‹": "›", "„": "“", "”": "“", "»": "«"}
_PLAIN: Final = frozenset("\"'")
#: A straight mark that opens is sometimes closed by the curly one ("…”).
_STRAIGHT: Final = '"'
_CURLY: Final = "“”"
_CLOSERS: Final = frozenset("»”›“\"')]}")
#: Where a word must end though letters follow: behind ة, behind ى (not شىء), behind an accusative with its two vowels.
_WORD_END: Final = re.compile("(?<=[ةى])(?=[\u0621-\u063a\u0641-\u064a])(?!ء)|(?<=اً|ًا)(?=[\u0621-\u063a\u0641-\u064a])")
_HAMZA: Final = "أ"
_MIN_GLUED: Final = 6
_MIN_PIECE: Final = 3
_LONGEST_QUOTE: Final = 400
_SCARE_WORDS: Final = 2
_MAX_HEADING: Final = 14


class Known(NamedTuple):
    """What is known of folded words: whether one is a ``whole`` word, a ``piece`` of a cut, a ``verb`` that opens.

    ``name`` tells whether words make up a whole name, which may be cut however short its words are (كفرشمس).
    """

    whole: Callable[[str], bool]
    piece: Callable[[str], bool]
    verb: Callable[[str], bool]
    name: Callable[[str], bool]


#: Every word is a word: nothing is cut.
ALL_KNOWN: Final = Known(lambda _: True, lambda _: False, lambda _: False, lambda _: False)


def prepare(article: Article, known: Known = ALL_KNOWN) -> Document:
    """Cut an article into words, sentences and quotations.

    :param known: what tells words run together (الأممالمتحدة) from words that are only new.
    """
    words = _part(cut(article.text, Token), article.text)
    whole = known.whole
    odd = [n for n, w in enumerate(words) if len(w.norm) >= _MIN_GLUED and not whole(w.norm) and w.kind == "word"]
    for n in reversed(odd):
        pieces = _split(words[n].norm, known) or _before_verb(words[n], article.text, known)
        if pieces is not None:
            words[n : n + 1] = _unglue(words[n], article.text, pieces)
    tokens = tuple(words)
    return Document(article, tokens, tuple(_sentences(article.text, tokens)), tuple(_quotations(tokens)))


# -- words run together ------------------------------------------------------------------------------------------------


def _part(words: list[Token], text: str) -> list[Token]:
    """Words cut behind a letter that ends one: العراقيةبغداد, إلىمدينة, مدنياًفي."""
    ends = [m.start() for m in _WORD_END.finditer(text)]
    if not ends:
        return words
    out: list[Token] = []
    for word in words:
        start = word.start
        if word.kind == "word":
            for end in ends[bisect_right(ends, start) : bisect_left(ends, word.end)]:
                out.append(Token(start, end, fold(text[start:end]), "word"))
                start = end
        out.append(word if start == word.start else Token(start, word.end, fold(text[start : word.end]), "word"))
    return out


def _unglue(word: Token, text: str, pieces: list[str]) -> Iterator[Token]:
    start = word.start
    for n, piece in enumerate(pieces):
        end = word.end if n == len(pieces) - 1 else _advance(text, start, len(piece))
        yield Token(start, end, piece, "word")
        start = end


def _before_verb(word: Token, text: str, known: Known) -> list[str] | None:
    """دنيا الوطنأفادت, سيطرمقاتلون: a known verb with its hamza behind what can be a word, or before a known word."""
    for at in range(word.start + _MIN_PIECE, word.end - _MIN_PIECE):
        if text[at] == _HAMZA and known.verb(tail := fold(text[at : word.end])):
            head = word.norm[: -len(tail)]
            if known.whole(head) or (head.startswith(ARTICLE) and len(head) > _MIN_GLUED - 2):
                return [head, tail]
    for at in range(_MIN_PIECE + 1, len(word.norm) - _MIN_GLUED + 2):
        if known.verb(word.norm[:at]) and known.whole(word.norm[at:]):
            return [word.norm[:at], word.norm[at:]]
    return None


def _advance(text: str, start: int, letters: int) -> int:
    """The offset behind so many folded letters from ``start``: vowel marks and tatweel count nothing."""
    at = start
    while letters:
        letters -= len(fold(text[at]))
        at += 1
    while not fold(text[at]):
        at += 1
    return at


def _split(norm: str, known: Known) -> list[str] | None:
    """Two to four known pieces that make up an unknown word, the longest first piece preferred."""
    for at in range(len(norm) - _MIN_PIECE, _MIN_PIECE - 1, -1):
        head, tail = norm[:at], norm[at:]
        if not known.piece(head):
            continue
        long = tail.startswith(ARTICLE) or min(len(head), len(tail)) > _MIN_PIECE  # not سويداني
        if known.piece(tail) and (long or known.name(f"{head} {tail}")):
            return [head, tail]
        if len(tail) >= _MIN_GLUED and (rest := _split(tail, known)) is not None:
            return [head, *rest]
    return None


# -- sentences ---------------------------------------------------------------------------------------------------------


def _sentences(text: str, tokens: tuple[Token, ...]) -> Iterator[Sentence]:
    first, paragraph, count = 0, 0, len(tokens)
    line_end = _line_end(text, 0)
    i = 0
    while i < count:
        token, last = tokens[i], i + 1
        if line_end < token.end:
            line_end = _line_end(text, token.end)
        newline = last < count and line_end < tokens[last].start
        if newline or last == count or (token.norm in _ENDS and _ends(text, tokens, i)):
            while (
                not newline
                and last < count
                and tokens[last].norm in _CLOSERS
                and tokens[last].start == tokens[last - 1].end
            ):
                last += 1
                newline = last < count and "\n" in text[tokens[last - 1].end : tokens[last].start]
            yield _sentence(tokens, first, last, paragraph, newline=newline)
            paragraph += newline
            first = i = last
        else:
            i += 1


def _line_end(text: str, at: int) -> int:
    """The offset of the next line end, that of the text where none follows."""
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _sentence(tokens: tuple[Token, ...], first: int, last: int, paragraph: int, *, newline: bool) -> Sentence:
    closed = tokens[last - 1].norm in _ENDS or tokens[last - 1].norm in _CLOSERS
    heading = newline and not closed and last - first <= _MAX_HEADING
    return Sentence(tokens[first].start, tokens[last - 1].end, first, last, paragraph, heading)


def _ends(text: str, tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a mark ends a sentence: not between the letters of an abbreviation (أ.ف.ب, د. أحمد)."""
    token = tokens[i]
    if token.norm != ".":
        return True
    before = tokens[i - 1] if i else None
    if before is not None and before.end == token.start and before.kind == "word" and before.end - before.start == 1:
        return False
    return not (
        i + 1 < len(tokens) and text[token.end : token.end + 1].isascii() and text[token.end : token.end + 1].isalnum()
    )


# -- quotations --------------------------------------------------------------------------------------------------------


def _quotations(tokens: tuple[Token, ...]) -> Iterator[Quotation]:
    """Pairs of quotation marks, the outer of two that stand within one another; a stray closing mark opens nothing."""
    opens = _opening(tokens)
    opened: tuple[str, int, int] | None = None
    inner = 0
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        mark = token.norm
        near = opened is not None and token.start - opened[1] <= _LONGEST_QUOTE
        if opened and near and (mark == opened[0] or (mark == _CURLY[1] and opened[0] == _STRAIGHT and not inner)):
            if inner and mark == opened[0] != _STRAIGHT and _closed_later(tokens, i, opened):
                inner -= 1  # “… “name” …”: the mark closes the pair within
                continue
            yield Quotation(opened[1], token.start, scare=i - opened[2] - 1 <= _SCARE_WORDS)
            opened, inner = None, 0
        elif mark in _PLAIN:
            opened, inner = (mark, token.end, i), 0
        elif near and (mark == _CURLY[0] or mark in opens):
            inner += 1  # "… “name” …": a pair stands within
        elif mark in opens and not near:
            opened = (opens[mark], token.end, i)
            inner = 0


def _opening(tokens: tuple[Token, ...]) -> dict[str, str]:
    """The opening marks of a text with their closing ones: of each pair that which comes first (some write ”…“)."""
    first: dict[frozenset[str], str] = {}
    for token in tokens:
        if token.kind == "mark" and token.norm in _OPEN:
            first.setdefault(frozenset((token.norm, _OPEN[token.norm])), token.norm)
    return {mark: _OPEN[mark] for mark in first.values()}


def _closed_later(tokens: tuple[Token, ...], i: int, opened: tuple[str, int, int]) -> bool:
    """Whether the mark that closes a quotation comes again before another opens."""
    near = (t for t in tokens[i + 1 :] if t.kind == "mark" and t.norm in _OPEN)
    following = next(near, None)
    return following is not None and following.norm == opened[0] and following.start - opened[1] <= _LONGEST_QUOTE
