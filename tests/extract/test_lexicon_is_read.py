"""Every verb and noun of an event that the lexicon holds is read in a plain sentence made from its own frame.

A row that another reading of the same letters hides (تقدم of أقدم, فتحت of ف and تحت) is a row that nobody reads.
"""

import csv
from pathlib import Path

import pytest
from case_files import read_case

from riwaya.arabic.inflect import verb_forms
from riwaya.arabic.letters import fold
from riwaya.extract.lexicon import LEXICON
from riwaya.pipeline import tools

#: What may stand in a role; the first of a pair is masculine.
FILLERS = {
    "agent": ("الجيش السوري", "قوات النظام"),
    "victim": ("خمسة مدنيين", "خمس نساء"),
    "target": ("مواقع المسلحين", "مواقع المسلحين"),
    "weapon": ("صاروخ", "قذيفة"),
    "site": ("حي بابا عمرو", "مدينة حمص"),
    "origin": ("حي بابا عمرو", "مدينة حمص"),
    "destination": ("مدينة حلب", "مدينة حلب"),
    "none": ("", ""),
}
PREPOSITIONS = ("على", "إلى", "نحو", "من")
BEFORE = "قتل ثلاثة جنود في معارك مع المسلحين في حلب أول أمس. "
#: Rows whose frame wants more than a plain sentence gives: a list of names, a people with a name, an aim.
UNREAD = Path(__file__).parent / "rows-not-read-plainly.tsv"


def _rows(name):
    with (LEXICON / "ar" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FRAMES = {r["frame"]: dict(slot.split("=", 1) for slot in r["slots"].split()) for r in _rows("frames")}
EXCEPT = {tuple(line.split("\t")[:2]) for line in UNREAD.read_text(encoding="utf-8").splitlines()[1:]}


def _needed(slots):
    return slots.get("need", "").lstrip("+~").split("/")[0]


def _behind(slots, first):
    """The object (or genitive), then a preposition with what it governs, then the needed word."""
    parts = [FILLERS.get(slots.get(first, "none"), ("", ""))[0]]
    governed = next((p for p in PREPOSITIONS if slots.get(p, "none") != "none"), None)
    if governed is not None:
        parts.append(f"{governed} {FILLERS[slots[governed]][0]}")
    if (need := _needed(slots)) and need not in " ".join(parts):
        parts.insert(0, need)
    return " ".join(part for part in (*parts, "في مدينة حماة") if part)


def _verb_sentences():
    for row in _rows("verbs"):
        if row["class"] not in ("event", "harm") or ("verbs", row["past"]) in EXCEPT:
            continue
        slots = FRAMES[row["frame"]]
        subjects = FILLERS[slots.get("subj", "agent")]
        forms = {
            (f.tense, f.gender): f.norm
            for f in reversed(verb_forms(row["past"], row["present"]))
            if f.number == "s" and f.voice == "a" and f.tense in ("past", "present")
        }
        for (tense, gender), form in sorted(forms.items()):
            told = f"{form} {subjects['mf'.index(gender)]} {_behind(slots, 'obj')}."
            yield pytest.param(form, told, id=f"{row['past']}-{row['frame']}-{tense}-{gender}")


def _noun_sentences():
    for row in _rows("nouns"):
        first = row["forms"].split("،")[0].strip()
        if row["class"] not in ("event", "harm") or ("nouns", first) in EXCEPT:
            continue
        told = f"وأعلن المرصد السوري {first} {_behind(FRAMES[row['frame']], 'gen')}."
        yield pytest.param(first, told, id=f"{first}-{row['frame']}")


@pytest.mark.parametrize(("word", "sentence"), [*_verb_sentences(), *_noun_sentences()])
def test_a_row_is_read_in_a_plain_sentence(word, sentence):
    text = BEFORE + sentence
    at = text.index(word, len(BEFORE))
    claims = read_case({"text": text, "published": "2024-05-10"}, tools())
    read = [c for c in claims if c.evidence.start >= len(BEFORE) and c.evidence.start <= at < c.evidence.end]
    assert read, sentence


def test_rows_that_are_not_read_plainly_are_rows():
    known = {("verbs", r["past"]) for r in _rows("verbs")}
    known |= {("nouns", r["forms"].split("،")[0].strip()) for r in _rows("nouns")}
    assert known >= EXCEPT
    assert all(fold(word) for _, word in EXCEPT)
