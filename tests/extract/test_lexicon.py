"""The linter finds what is wrong in a row, says where, and finds no error in the shipped lexicon."""

import re
import shutil
from pathlib import Path

import pytest

from riwaya.extract.lexicon import LEXICON, rows
from riwaya.extract.lexicon.checks import stem
from riwaya.extract.lexicon.lint import lint, main
from riwaya.extract.lexicon.tables import CODED, COLUMNS, classes, codes
from riwaya.vocab import RWAK, RWCE, RWET, RWGR, RWHK, RWOK, RWPK, RWSA, RWWE

AR = LEXICON / "ar"
DOCS = Path(__file__).parent.parent.parent / "docs" / "lexicon.md"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(AR, tmp_path / "ar"))


def change(folder, file, old, new):
    path = folder / f"{file}.tsv"
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(folder, before=()):
    """What the linter says of a folder and did not say before."""
    return [str(one) for one in lint(folder) if one.message not in {old.message for old in before}]


def test_the_shipped_lexicon_has_no_error(capsys):
    errors = [str(one) for one in lint(AR) if one.error]
    assert errors == []
    assert main([]) == 0
    assert "0 errors" in capsys.readouterr().err


def test_the_codes_are_those_of_the_vocabularies():
    groupings = {"violence", "attack", "remote_attack", "violence_against_persons", "custody", "political_action"}
    groupings |= {"territory_and_movement", "agreement_and_talks", "people_and_relief"}
    pairs = {"event-type": RWET, "speech-act": RWSA, "harm-kind": RWHK, "group": RWGR, "weapon": RWWE}
    pairs |= {"certainty": RWCE, "actor-kind": RWAK, "place-kind": RWPK, "object-kind": RWOK}
    assert {scheme for schemes in CODED.values() for scheme in schemes} == pairs.keys()
    for scheme, vocabulary in pairs.items():
        assert codes(scheme) == set(vocabulary) - groupings, scheme


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("verbs", "\tshelling\t", "\tshellling\t", "type 'shellling' is no code of event-type"),
        ("verbs", "\tcondemns\t", "\tcondems\t", "speech_act 'condems' is no code of speech-act"),
        ("nouns", "\tevent\tair_strike\t", "\tevnt\tair_strike\t", "'evnt' is no class of nouns"),
        ("nouns", "\tevent\tair_strike\tstrike", "\tevent\tair_strike\tstrikes", "no frame is called 'strikes'"),
        ("nouns", "\tevent\tair_strike\tstrike", "\tevent\tair_strike\t", "an event needs a type and a frame"),
        ("verbs", "قتل\tيقتل", "قتل\tيقصف", "the present of 'قتل' is not 'يقصف'"),
        ("verbs", "قتل\tيقتل", "قتل\tقتل", "'قتل' is no present"),
        ("frames", "agree\tsubj=agent", "agree\tsubj=agnt", "'agnt' is no role"),
        ("frames", "agree\tsubj=agent", "agree\tsubj agent", "'subj' is no slot"),
        ("frames", "agree\tsubj=agent", "agree\tsubj=agent subj=agent", "the slot 'subj' stands twice"),
        ("frames", "agree\tsubj=agent", "agree\tقطعا=agent subj=agent", "no word stands for the slot 'قطعا'"),
        ("frames", "frame\tslots\tgloss", "frame\tslot\tgloss", "the columns are not those of this file"),
        ("frames", "aid\tsubj=agent", "act\tsubj=agent", "the frame 'act' stands twice"),
        ("groups", "\tpeople\t", "\tpeople", "4 cells in place of 5"),
        ("groups", "\tpeople\t", "\tpepole\t", "group 'pepole' is no code of group"),
        ("harm", "\tkilled\t", "\t\t", "harm is empty"),
        ("particles", "\tneg\tpast", "\tneg\tpassed", "a negation of 'passed'"),
        ("particles", "\thedge\tpossible", "\thedge\tperhaps", "a hedge of 'perhaps'"),
        ("domains", "\tconflict\t1", "\tconflict\tmuch", "weight 'much'"),
        ("weapons", "mortar\tshelling", "mortar\tshelling ", "a cell holds a stray space"),
        ("weapons", "mortar\tshelling", "mortar\tshelling\nmortar\tshelling", "the row stands twice"),
        ("weapons", "aircraft\tair_strike\n", "tank\tshelling\n", "'artillery' stands after 'tank'"),
        ("weapons", "mortar\tshelling", "morter\tshelling", "weapon 'morter' is no code of weapon"),
        ("cues", "aid\tإغاثة", "aids\tإغاثة", "'aids' is no class of cues"),
        ("name_words", "title\tفي", "titel\tفي", "'titel' is no class of name_words"),
        ("kinds", "media\tnewspaper", "media\tnewspapper", "kind 'newspapper' is no code of actor-kind"),
        ("certainty", "زعم\tunverified", "زعم\tunsure", "certainty 'unsure' is no code of certainty"),
        ("compass", "شمال\tnorth", "شمال\tup", "a side 'up'"),
        ("prepositions", "ضد\ttarget", "ضد\taim", "'aim' is no role"),
        ("pronouns", "هما\t2", "هما\ttwo", "people 'two'"),
        ("place_kinds", "town village city", "town vilage city", "'vilage' is no code of place-kind"),
        ("one_event", "same\tbare", "same\tbear", "nothing governs by 'bear'"),
        ("sources", "طبي\tmedical", "طبي\t", "english is empty"),
        ("confidence", "any\t0.", "any\t8.", "a precision from 0 to 1"),
        ("act_cues", "أعرب\tقلق\t", "تفسح\tقلق\t", "'تفسح' is no verb of saying"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(copy, file, old, new, message):
    before = lint(copy)
    change(copy, file, old, new)
    found = said(copy, before)
    assert any(message in one and one.startswith(f"{file}.tsv:") for one in found), found


def test_a_frame_that_nothing_uses_is_named(copy):
    change(copy, "frames", "approach\t", "approaach\tsubj=agent\tnothing\napproach\t")
    assert any("no word has the frame 'approaach'" in one for one in said(copy))


def test_two_readings_that_disagree_are_a_warning(copy):
    path = copy / "verbs.tsv"
    lines = path.read_text("utf-8").splitlines()
    lines = [
        lines[0],
        *sorted([*lines[1:], "قصف\tيقصف\tevent\tair_strike\t\tstrike\t\t\t"], key=lambda x: x.split("\t")),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert any("warning" in one and "'قصف' is also a form" in one for one in said(copy))


def test_a_file_too_many_and_a_file_too_few(copy):
    (copy / "weapons.tsv").rename(copy / "wepons.tsv")
    found = said(copy)
    assert "weapons.tsv:1: error: the file is missing" in found
    assert any(one.startswith("wepons.tsv:1: error: no such file is read") for one in found)
    assert main([str(copy)]) == 1


@pytest.mark.parametrize(
    ("past", "present"),
    [("قال", "يقول"), ("وصل", "يصل"), ("شن", "يشن"), ("استولى", "يستولي"), ("انفجر", "ينفجر"), ("أخذ", "يأخذ")],
)
def test_irregular_letters_part_no_verb_from_its_present(past, present):
    one, other = stem(past, present)
    assert one == other


#: Lists whose name stands in a variable where they are asked for.
ASKED_BY_VALUE = {"cues": {"another", "habit", "lately"}, "name_words": set(), "kinds": set(), "one_event": set()}
LISTS = {"cues": ("word", "cues|listed"), "name_words": ("part", "name_words|head_lemmas")}
LISTS |= {"kinds": ("set", "kinds"), "one_event": ("between", "one_event")}


@pytest.mark.parametrize("file", LISTS)
def test_every_list_is_described_and_filled_and_asked_for(file):
    """A list that no row fills is asked for in vain, and one that no rule asks for by its name is filled in vain."""
    column, ask = LISTS[file]
    code = "".join(path.read_text("utf-8") for path in LEXICON.parent.rglob("*.py"))
    asked = set(re.findall(rf'\b(?:definite_)?(?:{ask})\((?:[\w.]+, )?"(\w+)"\)', code)) | ASKED_BY_VALUE[file]
    described = classes()[file].keys()
    assert {row[column] for row in rows(file)} == described
    assert asked == described


def test_the_guide_tells_of_every_file_and_class():
    guide = DOCS.read_text("utf-8")
    for file in COLUMNS:
        assert f"`{file}.tsv`" in guide, file
    for file, table in classes().items():
        for name, gloss in table.items():
            assert f"| `{name}` | {gloss} |" in guide, f"{file} {name}"
