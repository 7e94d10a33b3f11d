"""A table of the gazetteer: a TSV file whose header and widths are checked, and whose errors name file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.arabic.letters import fold
from riwaya.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path


class Table:
    """The rows of a TSV file, below its header."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self.path = path
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError as error:
            raise DataError("the gazetteer lacks this file", where=str(path), mend="docs/gazetteer.md") from error
        except UnicodeDecodeError as error:
            raise DataError("not UTF-8", where=str(path), mend="save it as UTF-8") from error
        header = tuple(lines[0].split("\t")) if lines else ()
        if header != columns:
            unknown = [name for name in header if name not in columns]
            problem = f"unknown column {unknown[0]!r}" if unknown else "the header is not as it should be"
            raise self.wrong(1, problem, f"the columns are: {' '.join(columns)}")
        self.rows = [line.split("\t") for line in lines[1:]]
        for number, row in enumerate(self.rows, start=2):
            if len(row) != len(columns):
                raise self.wrong(number, f"{len(row)} cells in place of {len(columns)}", "one tab between two cells")

    def folded(self, column: int) -> list[str]:
        """One column as the lexicon is keyed: folded, Latin letters in lower case.

        Each kind of character is folded once and replaced throughout, which is five times as fast as word by word.
        """
        text = "\n".join([row[column] for row in self.rows]).lower()
        for char in set(text):
            if (same := fold(char)) != char:
                text = text.replace(char, same)
        return text.split("\n") if self.rows else []

    def wrong(self, line: int, message: str, mend: str) -> DataError:
        """The error of one row."""
        return DataError(message, where=f"{self.path}:{line}", mend=mend)
