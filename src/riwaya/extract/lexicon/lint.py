"""Say what is wrong in which row of the lexicon: ``python -m riwaya.extract.lexicon.lint [FOLDER]``.

An error is a row that cannot mean what it says: a wrong number of cells, an unknown code, a verb whose present belongs
to another verb. A warning is a row that may surprise: two readings of one written form that do not agree. The columns
and classes are described in docs/lexicon.md; classes.tsv lists the classes, the codes are those of the vocabularies.

Exit status: 0 no error, 1 errors.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.inflect import noun_forms, participle_forms, verb_forms
from riwaya.arabic.letters import fold_text
from riwaya.extract.lexicon import LEXICON
from riwaya.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: File to its columns.
COLUMNS: Final = {
    "act_cues": ("verb", "cue", "speech_act"),
    "act_nouns": ("form", "speech_act"),
    "confidence": ("rule", "precision", "measured_on"),
    "cues": ("word", "cue", "note"),
    "domains": ("word", "domain", "weight"),
    "frames": ("frame", "slots", "gloss"),
    "given_names": ("name", "note"),
    "groups": ("singular", "dual", "plural", "group", "note"),
    "harm": ("singular", "dual", "plural", "harm", "note"),
    "heads": ("form", "class", "kind", "english", "note"),
    "modifiers": ("form", "type"),
    "nouns": ("forms", "class", "type", "frame", "harm", "note"),
    "participles": ("form", "class", "speech_act", "type", "frame", "note"),
    "particles": ("form", "class", "value", "note"),
    "verbs": ("past", "present", "class", "type", "present_type", "frame", "harm", "speech_act", "note"),
    "weapons": ("weapon", "type"),
}
#: Column to the vocabularies whose codes may stand in it.
CODED: Final = {
    "type": ("event-type",),
    "present_type": ("event-type",),
    "speech_act": ("speech-act",),
    "harm": ("harm-kind",),
    "group": ("group",),
    "weapon": ("weapon",),
    "kind": ("actor-kind", "place-kind", "object-kind"),
}
#: Columns that hold the class of a row.
_CLASS: Final = {"cues": "word", "domains": "domain"}
#: Columns that no row may leave empty.
_FILLED: Final = {
    "act_cues": "speech_act",
    "act_nouns": "speech_act",
    "groups": "group",
    "harm": "harm",
    "heads": "kind",
    "modifiers": "type",
    "weapons": "type",
}
ROLES: Final = frozenset(
    ("agent", "target", "victim", "weapon", "site", "origin", "destination", "near", "along", "venue", "none")
)
_SLOTS: Final = frozenset(("subj", "obj", "gen", "pass", "need", "unless", "ب", "ل", "ك"))
_WORDS: Final = frozenset(("need", "unless"))
_CUE: Final = "cue"
_TENSES: Final = frozenset(("past", "present", "future"))
_HEDGES: Final = frozenset(("probable", "possible", "unverified"))
_WEAK: Final = re.compile("[اويىءأإآؤئ]")
_NOTATION: Final = re.compile(
    r'^\S+ a skos:Concept\b.*?skos:notation "(?P<code>[a-z_]+)"(?P<rest>.*?)(?=^\S|\Z)', re.DOTALL | re.MULTILINE
)
_IRREGULAR: Final = "irregular"


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


def lint(folder: Path) -> list[Finding]:
    """Everything that is wrong in a lexicon, in the order of its files and lines."""
    found: list[Finding] = []
    table = {file: list(_read(folder, file, found)) for file in COLUMNS}
    unknown = {path.stem for path in folder.glob("*.tsv")} - COLUMNS.keys()
    found += [Row(file, 1, {}).wrong("no such file is read", "see its name") for file in unknown]
    for check in _CHECKS:
        found += check(table)
    return sorted(found, key=lambda one: (one.file, one.line, not one.error, one.message))


def _read(folder: Path, file: str, found: list[Finding]) -> Iterator[Row]:
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


# -- codes and classes -------------------------------------------------------------------------------------------------


def _coded(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """Every code is one of the vocabularies, every class one of classes.tsv."""
    for file, file_rows in table.items():
        known = classes().get(file)
        for row in file_rows:
            for column, schemes in CODED.items():
                value = row.cells.get(column, "")
                if value and not any(value in codes(scheme) for scheme in schemes) and not _is_cue(row, column):
                    yield row.wrong(f"{column} {value!r} is no code of {' or '.join(schemes)}", "see docs/model.md")
            value = row.cells.get(_CLASS.get(file, "class"), "")
            if known is not None and value not in known:
                yield row.wrong(
                    f"{value!r} is no class of {file}", "see docs/lexicon.md, or describe it in classes.tsv"
                )


def _is_cue(row: Row, column: str) -> bool:
    return row.file in ("verbs", "participles") and column == "speech_act" and row.cells[column] == _CUE


def _complete(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """What a class needs beside it is there."""
    for file in ("verbs", "nouns", "participles"):
        for row in table[file]:
            cells, name = row.cells, row.cells["class"]
            if name == "event" and not (cells["type"] and cells["frame"]):
                yield row.wrong("an event needs a type and a frame")
            if name == "harm" and not (cells.get("harm") and cells["frame"]):
                yield row.wrong("harm needs its kind and a frame")
            if name in ("say", "speech") and not cells["speech_act"]:
                yield row.wrong(f"{name} needs a speech act", "asserts for plain saying")
            if cells.get("present_type") and name != "event":
                yield row.wrong("only an event has a type of its present")
    for row in (*table["groups"], *table["harm"]):
        if not (row.cells["singular"] or row.cells["plural"]):
            yield row.wrong("neither a singular nor a plural")
    for file, column in _FILLED.items():
        for row in table[file]:
            if not row.cells[column]:
                yield row.wrong(f"{column} is empty")


def _values(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """Values that are no codes: prepositions, tenses, certainties, numbers."""
    for row in table["particles"]:
        name, value = row.cells["class"], row.cells["value"]
        if name in ("prep", "resumptive") and not value:
            yield row.wrong("a preposition needs a value", "the one it stands for")
        if name == "neg" and value not in _TENSES:
            yield row.wrong(f"a negation of {value!r}", f"one of {' '.join(sorted(_TENSES))}")
        if name == "hedge" and value not in _HEDGES:
            yield row.wrong(f"a hedge of {value!r}", f"one of {' '.join(sorted(_HEDGES))}")
    for row in table["domains"]:
        if not row.cells["weight"].isdecimal() or row.cells["weight"] == "0":
            yield row.wrong(f"weight {row.cells['weight']!r}", "a whole number from 1")
    for row in table["confidence"]:
        fits = re.fullmatch(r"0\.\d+|1\.0+|1", row.cells["precision"]) and row.cells["measured_on"].isdecimal()
        if not fits:
            yield row.wrong("a precision from 0 to 1 and how many claims it was measured on")


# -- frames ------------------------------------------------------------------------------------------------------------


def _frames(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """Frames: known slots and roles, each frame used, each one named there."""
    used = {row.cells["frame"] for file in ("verbs", "nouns", "participles") for row in table[file]}
    named = {row.cells["frame"] for row in table["frames"]}
    prepositions = {row.cells["value"] for row in table["particles"] if row.cells["class"] in ("prep", "resumptive")}
    for row in table["frames"]:
        if row.cells["frame"] not in used:
            yield row.wrong(f"no word has the frame {row.cells['frame']!r}", "use it, or take it away")
        if not row.cells["gloss"]:
            yield row.wrong("a frame needs a gloss", "say it with X and Y")
        yield from _slots(row, prepositions)
    for file in ("verbs", "nouns", "participles"):
        for row in table[file]:
            if row.cells["frame"] and row.cells["frame"] not in named:
                yield row.wrong(f"no frame is called {row.cells['frame']!r}", "add it to frames.tsv")


def _slots(row: Row, prepositions: set[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for pair in row.cells["slots"].split(" "):
        slot, mark, role = pair.partition("=")
        if not mark or not role:
            yield row.wrong(f"{pair!r} is no slot", "write slot=role, one space between two")
            continue
        if slot in seen:
            yield row.wrong(f"the slot {slot!r} stands twice")
        seen.add(slot)
        if slot not in _WORDS and role not in ROLES:
            yield row.wrong(f"{role!r} is no role", f"one of {' '.join(sorted(ROLES))}")
        if slot not in _SLOTS | prepositions:
            yield row.odd(f"no word stands for the slot {slot!r}", "give a particle of class prep this value")


# -- inflection --------------------------------------------------------------------------------------------------------


def stem(past: str, present: str) -> tuple[str, str]:
    """What a past and a present have in common when they are of one verb: no prefixes, no weak letters.

    >>> stem("استعاد", "يستعيد"), stem("قال", "يقول"), stem("قصف", "يهاجم")
    (('ستعد', 'ستعد'), ('قل', 'قل'), ('قصف', 'هجم'))
    """
    return _WEAK.sub("", past), _WEAK.sub("", present[1:])


def _verbs(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """The present is the past's own; a note that says irregular stands for the linguist's word that it is."""
    for row in table["verbs"]:
        past, present = row.cells["past"], row.cells["present"]
        if not present.startswith(("ي", "ت", "أ", "ن")):
            yield row.wrong(f"{present!r} is no present", "third person masculine: يفعل")
            continue
        one, other = stem(past, present)
        if one != other and _IRREGULAR not in row.cells["note"]:
            yield row.wrong(f"the present of {past!r} is not {present!r}", f"{one!r} against {other!r}")


def _agreement(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """Forms that fold to one string and do not say the same of it."""
    for file, forms in _FORMS.items():
        readings: dict[str, Row] = {}
        told: set[tuple[int, int]] = set()
        for row in table[file]:
            for form in forms(row.cells):
                other = readings.setdefault(form, row)
                if other is row or (other.line, row.line) in told or not _conflict(other.cells, row.cells, table):
                    continue
                told.add((other.line, row.line))
                message = f"{form!r} is also a form of line {other.line}, which says another thing of it"
                yield row.odd(message, "a frame with need= parts two verbs")


def _conflict(one: dict[str, str], other: dict[str, str], table: dict[str, list[Row]]) -> bool:
    """Whether two rows say different things of a form and nothing parts them."""
    slots = {row.cells["frame"]: row.cells["slots"] for row in table["frames"]}
    columns = ("class", "type", "harm", "speech_act", "kind", "group")
    same = all(one.get(column) == other.get(column) for column in columns)
    parted = any("need=" in slots.get(c.get("frame", ""), "") or c.get("speech_act") == _CUE for c in (one, other))
    return not same and not parted


def _listed(cell: str) -> Iterator[str]:
    return filter(None, (form.strip() for form in cell.split("،")))


def _counted(cells: dict[str, str]) -> Iterable[str]:
    return (fold_text(form) for column in ("singular", "dual", "plural") for form in _listed(cells[column]))


_FORMS: Final[dict[str, Callable[[dict[str, str]], Iterable[str]]]] = {
    "verbs": lambda cells: [form.norm for form in verb_forms(cells["past"], cells["present"])],
    "nouns": lambda cells: [norm for form in _listed(cells["forms"]) for norm, _ in noun_forms(form)],
    "participles": lambda cells: [norm for norm, _, _ in participle_forms(cells["form"])],
    "particles": lambda cells: [fold_text(cells["form"])],
    "groups": _counted,
    "harm": _counted,
    "heads": lambda cells: [fold_text(cells["form"])],
}


def _acts(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """A verb or participle that needs a cue has one, and a cue has its verb or participle."""
    words = [(row, row.cells["past"]) for row in table["verbs"]]
    words += [(row, row.cells["form"]) for row in table["participles"]]
    verbs = {word for row, word in words if row.cells["class"] in ("say", "speech")}
    cued = {row.cells["verb"] for row in table["act_cues"]}
    for row, word in words:
        if row.cells["speech_act"] == _CUE and word not in cued:
            yield row.wrong("no word of act_cues.tsv gives it its act", "add verb, cue and act there")
    for row in table["act_cues"]:
        if row.cells["verb"] not in verbs:
            yield row.wrong(f"{row.cells['verb']!r} is no verb of saying", "add it to verbs.tsv")


_CHECKS: Final = (_coded, _complete, _values, _frames, _verbs, _agreement, _acts)


def main(arguments: list[str]) -> int:
    """Print what is wrong with a lexicon, a line each; the shipped Arabic one where no folder is named."""
    found = lint(Path(arguments[0]) if arguments else LEXICON / "ar")
    sys.stdout.writelines(f"{one}\n" for one in found)
    errors = sum(one.error for one in found)
    sys.stderr.write(f"{errors} errors, {len(found) - errors} warnings\n")
    return int(bool(errors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
