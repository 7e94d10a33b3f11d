"""Say what is wrong in which row of the lexicon: ``python -m riwaya.extract.lexicon.lint [FOLDER]``.

An error is a row that cannot mean what it says: a wrong number of cells, an unknown code, a verb whose present belongs
to another verb. A warning is a row that may surprise: two readings of one written form that do not agree. The columns
and classes are described in docs/lexicon.md; classes.tsv lists the classes, the codes are those of the vocabularies.

Exit status: 0 no error, 1 errors.
"""

from __future__ import annotations

import sys
from pathlib import Path

from riwaya.extract.lexicon import LEXICON
from riwaya.extract.lexicon.checks import CHECKS
from riwaya.extract.lexicon.tables import COLUMNS, Finding, Row, read


def lint(folder: Path) -> list[Finding]:
    """Everything that is wrong in a lexicon, in the order of its files and lines."""
    found: list[Finding] = []
    table = {file: list(read(folder, file, found)) for file in COLUMNS}
    unknown = {path.stem for path in folder.glob("*.tsv")} - COLUMNS.keys()
    found += [Row(file, 1, {}).wrong("no such file is read", "see its name") for file in unknown]
    for check in CHECKS:
        found += check(table)
    return sorted(found, key=lambda one: (one.file, one.line, not one.error, one.message))


def main(arguments: list[str]) -> int:
    """Print what is wrong with a lexicon, a line each; the shipped Arabic one where no folder is named."""
    found = lint(Path(arguments[0]) if arguments else LEXICON / "ar")
    sys.stdout.writelines(f"{one}\n" for one in found)
    errors = sum(one.error for one in found)
    sys.stderr.write(f"{errors} errors, {len(found) - errors} warnings\n")
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
