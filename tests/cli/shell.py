"""A shell for tests: one command in this process, with what it printed and how it ended."""

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from riwaya.cli.main import main

ARTICLE = Path(__file__).parent.parent.parent / "data" / "articles" / "khan-shaykhun-2019.txt"


class Done(NamedTuple):
    """Exit status, standard output, standard error."""

    status: int
    out: str
    err: str


def call(capfdbinary, monkeypatch, words, stdin=b""):
    """Run ``riwaya`` with these words."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    out, err = capfdbinary.readouterr()
    return Done(end.value.code, out.decode(), err.decode())
