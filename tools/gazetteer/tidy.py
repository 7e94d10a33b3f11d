#!/usr/bin/env python3
"""Put the gazetteer's rows in order and read them back: run it after every edit.

    python tools/gazetteer/tidy.py [FOLDER]

It sorts each table, sets one space between words and marks (the reader's tokens), drops a row that stands twice, and
then loads the folder, so that the first wrong row is named with its line.
"""

from __future__ import annotations

import sys
from pathlib import Path

from riwaya.arabic.letters import words
from riwaya.errors import DataError
from riwaya.link.gazetteer import load

_FORMS = {"names.tsv": "form", "actors.tsv": "label_ar", "places.tsv": "label_ar"}


def tidy(path: Path) -> None:
    """Sort one table by its first columns and space its forms."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = [[" ".join(cell.split()) for cell in line.split("\t")] for line in lines if line.strip()]
    if path.name in _FORMS:
        form = columns.index(_FORMS[path.name])
        for row in rows:
            row[form] = " ".join(row[form][word.start : word.end] for word in words(row[form]))
    key = 2 if path.name == "names.tsv" else 1
    unique = {tuple(row): row for row in sorted(rows, key=lambda row: (row[:key], row))}
    path.write_text("\n".join([header, *("\t".join(row) for row in unique.values())]) + "\n", encoding="utf-8")


def main() -> int:
    """Tidy a folder and load it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/gazetteer")
    for path in sorted(folder.glob("*.tsv")):
        tidy(path)
    try:
        gazetteer = load(folder)
    except DataError as error:
        print(error, file=sys.stderr)  # noqa: T201  a command speaks to its user
        return 2
    print(f"{len(gazetteer.entities)} entities, {len(gazetteer.names)} names", file=sys.stderr)  # noqa: T201  same
    return 0


if __name__ == "__main__":
    sys.exit(main())
