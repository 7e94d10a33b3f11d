"""Words for a terminal: hostile ones shown and not obeyed, Arabic ones in columns that hold, colour only where asked.

Results go to standard output, words for people to standard error. Nothing here decides what is said.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

ISOLATE, RELEASE = "\u2068", "\u2069"
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
_GAP: Final = "  "
_NARROWEST: Final = 8
_PICTURES: Final = {**{code: chr(0x2400 + code) for code in range(0x20)}, 0x7F: "\u2421"}
#: Controls; directions that reach beyond a word; what cannot be seen. Joiners and direction marks stay.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u180e\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def say(text: str) -> None:
    """Tell the user something, a line or more, on standard error."""
    click.echo("\n".join(visible(line) for line in text.split("\n")), err=True, color=False)


def show(text: str) -> None:
    """Print a result that holds nothing unsafe, such as a table, on standard output."""
    click.echo(text, nl=False, color=True)


def show_data(text: str) -> None:
    """Print data on standard output: as they are to a program, harmless to a person."""
    if is_terminal(sys.stdout):
        text = "\n".join(visible(line.removesuffix("\r")) for line in text.split("\n"))
    show(text)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream."""
    return stream.isatty()


def in_colour(stream: TextIO) -> bool:
    """Whether colours are welcome there (https://no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def visible(text: str) -> str:
    r"""Show one line without what a terminal would obey: pictures for controls, escapes for what has none.

    >>> visible("a\x1b[31mb\u202ec\n")
    'a␛[31mb\\u202ec␊'
    """
    return _UNSAFE.sub(lambda match: _picture(match.group()), text)


def _picture(char: str) -> str:
    code = ord(char)
    if code in _PICTURES:
        return _PICTURES[code]
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the end of the first plane


def width(text: str) -> int:
    """How many columns of a terminal a text takes: marks take none, wide letters two.

    >>> width("مُحَمَّد"), width("日本"), width("e\u0301")
    (4, 4, 1)
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, person: bool, room: int | None = None) -> str:
    """Rows in columns.

    :param person: somebody looks at it: cells are isolated, so that Arabic moves nothing beside it, and wrapped.
    :param room: how many columns there are; those of the terminal where None.
    """
    cells = [[visible(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    if person:
        widths = _squeezed(widths, shutil.get_terminal_size((100, 24)).columns if room is None else room)
    blocks = [list(_lines(row, widths, person=person)) for row in cells[1:]]
    apart = [""] if any(len(block) > 1 for block in blocks) else []
    lines = [line for block in blocks for line in (*block, *apart)]
    rule = _GAP.join("─" * wide for wide in widths)
    head = list(_lines(cells[0], widths, person=person))
    if person and in_colour(sys.stdout):
        head = [f"{BOLD}{line}{PLAIN}" for line in head]
    return "\n".join([*head, rule, *lines]) + "\n"


def isolated(text: str) -> str:
    """Keep the direction of a text to itself."""
    return f"{ISOLATE}{text}{RELEASE}"


def _squeezed(widths: list[int], room: int) -> list[int]:
    """Take from the widest column until all fit; a narrow one is left alone."""
    widths = list(widths)
    spare = room - len(_GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int], *, person: bool) -> Iterable[str]:
    """One row as lines, as many as its fullest cell needs."""
    wrapped = [wrap(cell, wide) if person else [cell] for cell, wide in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = []
        for lines, wide in zip(wrapped, widths, strict=True):
            part = lines[number] if number < len(lines) else ""
            shown = isolated(part) if person and part else part
            parts.append(shown + " " * (wide - width(part)))
        yield _GAP.join(parts).rstrip(" ")


def wrap(text: str, room: int) -> list[str]:
    """Cut a line between its words, and inside a word only where it is longer than a line.

    >>> wrap("who says what", 8), wrap("abcdefghij", 4), wrap("", 4)
    (['who says', 'what'], ['abcd', 'efgh', 'ij'], [''])
    """
    lines, line, used = [], "", 0
    for word in text.split(" "):
        if line and used + 1 + width(word) > room:
            lines.append(line)
            line, used = "", 0
        piece = f" {word}" if line else word
        for char in piece:
            wide = _columns(char)
            if used + wide > room:
                lines.append(line)
                line, used = "", 0
            line += char
            used += wide
    return [*lines, line]
