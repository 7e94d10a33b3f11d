"""A word as it is cut from a text."""

from __future__ import annotations

from typing import Literal

import msgspec


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark of a text: offsets, folded form, kind."""

    start: int
    end: int
    norm: str
    kind: Literal["word", "number", "mark"]
