"""What the linter knows of the tables: their columns, codes and classes, their rows with where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.extract.lexicon import LEXICON
from riwaya.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: File to its columns.
COLUMNS: Final = {
    "act_cues": ("verb", "cue", "speech_act"),
    "act_nouns": ("form", "speech_act"),
    "allied": ("part", "form", "english", "note"),
    "certainty": ("form", "certainty", "note"),
    "compass": ("form", "side", "note"),
    "confidence": ("rule", "precision", "measured_on"),
    "cues": ("word", "cue", "note"),
    "domains": ("word", "domain", "weight"),
    "frames": ("frame", "slots", "gloss"),
    "given_names": ("name", "note"),
    "group_actors": ("group", "english", "fights", "note"),
    "groups": ("singular", "dual", "plural", "group", "note"),
    "harm": ("singular", "dual", "plural", "harm", "note"),
    "heads": ("form", "class", "kind", "english", "note"),
    "kinds": ("set", "kind", "note"),
    "modifiers": ("form", "type"),
    "name_words": ("part", "form", "note"),
    "nouns": ("forms", "class", "type", "frame", "harm", "note"),
    "one_event": ("between", "governed", "note"),
    "participles": ("form", "class", "speech_act", "type", "frame", "note"),
    "particles": ("form", "class", "value", "note"),
    "place_kinds": ("kind", "taken_up_as", "note"),
    "prepositions": ("form", "role", "note"),
    "pronouns": ("form", "people", "note"),
    "qualities": ("form", "english", "note"),
    "sources": ("form", "english", "note"),
    "strikers": ("by", "striker", "from", "type", "note"),
    "verbs": ("past", "present", "class", "type", "present_type", "frame", "harm", "speech_act", "note"),
    "weapons": ("weapon", "type"),
}
#: Column to the vocabularies whose codes may stand in it.
CODED: Final = {
    "type": ("event-type",),
    "present_type": ("event-type",),
    "from": ("event-type",),
    "speech_act": ("speech-act",),
    "certainty": ("certainty",),
    "harm": ("harm-kind",),
    "group": ("group",),
    "weapon": ("weapon",),
    "kind": ("actor-kind", "place-kind", "object-kind"),
}
_NOTATION: Final = re.compile(
    r'^\S+ a skos:Concept\b.*?skos:notation "(?P<code>[a-z_]+)"(?P<rest>.*?)(?=^\S|\Z)', re.DOTALL | re.MULTILINE
)


class Finding(NamedTuple):
    """Something wrong: how bad it is, in which line of which file, what it is and how to mend it."""

    error: bool
    file: str
    line: int
    message: str
    mend: str = ""

    def __str__(self) -> str:
        """Say it in one line, as a compiler does."""
        level = "error" if self.error else "warning"
        return f"{self.file}.tsv:{self.line}: {level}: {self.message}{f' ({self.mend})' if self.mend else ''}"


class Row(NamedTuple):
    """A row with where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, message: str, mend: str = "") -> Finding:
        """An error of this row."""
        return Finding(error=True, file=self.file, line=self.line, message=message, mend=mend)

    def odd(self, message: str, mend: str = "") -> Finding:
        """A warning about this row."""
        return Finding(error=False, file=self.file, line=self.line, message=message, mend=mend)


@cache
def codes(scheme: str) -> frozenset[str]:
    """The codes of a vocabulary that a row may hold, read from its Turtle; groupings are no codes of a claim.

    >>> "air_strike" in codes("event-type"), "attack" in codes("event-type")
    (True, False)
    """
    text = resource("ontology", "vocabularies", f"{scheme}.ttl").read_text(encoding="utf-8")
    found = [(match["code"], match["rest"]) for match in _NOTATION.finditer(text)]
    return frozenset(code for code, rest in found if not re.search(r"rw:grouping\s+true", rest))


@cache
def classes() -> dict[str, dict[str, str]]:
    """File to its classes with what each means (classes.tsv)."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for line in (LEXICON / "classes.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, name, gloss = line.split("\t")
        table[file][name] = gloss
    return dict(table)


def read(folder: Path, file: str, found: list[Finding]) -> Iterator[Row]:
    """The rows of a file that have all their cells; what is wrong with the others goes to ``found``."""
    path = folder / f"{file}.tsv"
    head = Row(file, 1, {})
    if not path.is_file():
        found.append(head.wrong("the file is missing"))
        return
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    columns = COLUMNS[file]
    if not lines or tuple(lines[0].split("\t")) != columns:
        found.append(head.wrong("the columns are not those of this file", f"they are: {' '.join(columns)}"))
        return
    if not text.endswith("\n"):
        found.append(Row(file, len(lines), {}).wrong("the last line does not end", "end it with a line feed"))
    previous: list[str] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        row = Row(file, number, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(columns):
            found.append(row.wrong(f"{len(cells)} cells in place of {len(columns)}", "one tab between two cells"))
            continue
        if any(cell != " ".join(cell.split()) for cell in cells):
            found.append(row.wrong("a cell holds a stray space"))
        if cells == previous:
            found.append(row.wrong("the row stands twice", "keep one"))
        elif cells < previous:
            found.append(row.wrong(f"{cells[0]!r} stands after {previous[0]!r}", "sort the rows"))
        previous = cells
        yield row
