"""What the linter checks: each function takes the rows of all tables and gives what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from riwaya.arabic.inflect import noun_forms, participle_forms, verb_forms
from riwaya.arabic.letters import fold_text
from riwaya.extract.lexicon.tables import CODED, classes, codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from riwaya.extract.lexicon.tables import Finding, Row

#: Columns that hold the class of a row.
_CLASS: Final = {
    "allied": "part",
    "cues": "word",
    "domains": "domain",
    "kinds": "set",
    "name_words": "part",
    "one_event": "between",
}
#: Columns that no row may leave empty.
_FILLED: Final = {
    "act_cues": "speech_act",
    "act_nouns": "speech_act",
    "allied": "english",
    "certainty": "certainty",
    "cues": "cue",
    "group_actors": "group",
    "groups": "group",
    "harm": "harm",
    "heads": "kind",
    "kinds": "kind",
    "modifiers": "type",
    "name_words": "form",
    "qualities": "english",
    "sources": "english",
    "strikers": "type",
    "weapons": "type",
}
ROLES: Final = frozenset(
    ("agent", "target", "victim", "weapon", "site", "origin", "destination", "near", "along", "venue", "none")
)
_SLOTS: Final = frozenset(("subj", "obj", "gen", "pass", "need", "unless"))
_WORDS: Final = frozenset(("need", "unless"))
_CUE: Final = "cue"
_TENSES: Final = frozenset(("past", "present", "future"))
_SIDES: Final = frozenset(("north", "east", "south", "west"))
_GLUED: Final = frozenset(("ب", "ل", "ك"))
#: What governs an event noun that stands behind no preposition.
_UNGOVERNED: Final = frozenset(("bare", "gen", "and"))
_HEDGES: Final = frozenset(("probable", "possible", "unverified"))
_WEAK: Final = re.compile("[اويىءأإآؤئ]")
_IRREGULAR: Final = "irregular"


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


def _small(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """The small tables: sides, roles, numbers of people, kinds of place, what may govern an event noun."""
    prepositions = _prepositions(table) | _GLUED
    for row in table["compass"]:
        if row.cells["side"] not in _SIDES:
            yield row.wrong(f"a side {row.cells['side']!r}", f"one of {' '.join(sorted(_SIDES))}")
    for row in table["prepositions"]:
        if row.cells["role"] not in ROLES:
            yield row.wrong(f"{row.cells['role']!r} is no role", f"one of {' '.join(sorted(ROLES))}")
        if row.cells["form"] not in prepositions:
            yield row.odd(f"no particle stands for {row.cells['form']!r}", "give a particle of class prep this value")
    for row in table["pronouns"]:
        if row.cells["people"] and not row.cells["people"].isdecimal():
            yield row.wrong(f"people {row.cells['people']!r}", "a whole number, or nothing where it tells none")
    for row in table["place_kinds"]:
        for kind in set(row.cells["taken_up_as"].split()) - codes("place-kind"):
            yield row.wrong(f"{kind!r} is no code of place-kind", "see docs/model.md")
    governing = prepositions | _UNGOVERNED | classes()["particles"].keys()
    for row in table["one_event"]:
        if row.cells["governed"] not in governing:
            yield row.wrong(
                f"nothing governs by {row.cells['governed']!r}", "a preposition, a particle's class, bare …"
            )


def _prepositions(table: dict[str, list[Row]]) -> set[str]:
    """The prepositions that some particle writes, as frames spell them."""
    return {row.cells["value"] for row in table["particles"] if row.cells["class"] in ("prep", "resumptive")}


# -- frames ------------------------------------------------------------------------------------------------------------


def _frames(table: dict[str, list[Row]]) -> Iterator[Finding]:
    """Frames: known slots and roles, each frame used, each one named there."""
    used = {row.cells["frame"] for file in ("verbs", "nouns", "participles") for row in table[file]}
    named: set[str] = set()
    prepositions = _prepositions(table)
    for row in table["frames"]:
        if row.cells["frame"] in named:
            yield row.wrong(f"the frame {row.cells['frame']!r} stands twice", "keep one, or give it a name of its own")
        named.add(row.cells["frame"])
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
        if slot not in _SLOTS | _GLUED | prepositions:
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


#: Every check, in the order in which they run.
CHECKS: Final = (_coded, _complete, _values, _small, _frames, _verbs, _agreement, _acts)
