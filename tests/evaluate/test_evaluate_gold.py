"""Gold is read strictly: what is wrong in it is named, with the way to mend it."""

import json

import pytest

from riwaya.errors import DataError, InputError
from riwaya.evaluate.gold import gazetteer_of, load
from riwaya.evaluate.names import merge
from riwaya.link import gazetteer as gazetteers

TEXT = "قصفت القوات بلدة النجمة."
CLAIM = {"event_type": "shelling", "quote": "قصفت القوات بلدة النجمة", "casualties": []}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def write(folder, name, content):
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(file)


def test_three_forms_are_read(folder):
    one = write(folder, "named.json", {"article": "a.txt", "claims": [CLAIM]})
    lines = write(folder, "many.jsonl", json.dumps({"id": "a", "claims": [CLAIM]}) + "\n\n")
    claims = folder / "claims"
    claims.mkdir()
    write(claims, "a.json", {"claims": [CLAIM]})
    for paths, texts in (([one], None), ([lines], None), ([str(claims)], folder)):
        (gold,) = load(paths, texts)
        assert (gold.claims[0].start, gold.claims[0].end) == (0, len(TEXT) - 1)
        assert gold.text == folder / "a.txt"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no JSON"),
        ({"claims": [{**CLAIM, "agnets": []}]}, "agnets"),
        ({"claims": [{**CLAIM, "casualties": [{"kind": "killed", "minimum": 2}]}]}, "minimum"),
        ({"claims": [{"quote": "قصفت"}]}, "event_type"),
        ({"claims": [{**CLAIM, "quote": "هاجمت"}]}, "does not fit its text"),
        ({"claims": [{**CLAIM, "start": 0, "end": 3}]}, "does not fit its text"),
        ({"claims": [{**CLAIM, "start": 2, "end": 900, "quote": None}]}, "does not fit its text"),
    ],
)
def test_wrong_gold_is_refused_by_name(folder, content, message):
    with pytest.raises(InputError, match=message):
        list(load([write(folder, "a.json", content)]))


def test_what_is_not_there_is_said(folder):
    for path, message in ((folder / "b.json", "no such file"), (folder / "empty", "no gold")):
        (folder / "empty").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=message):
            list(load([str(path)]))
    with pytest.raises(InputError, match="the text of 'b' is missing"):
        list(load([write(folder, "b.json", {"claims": []})]))
    with pytest.raises(InputError, match="without an id"):
        list(load([write(folder, "c.jsonl", {"claims": []})]))


def test_a_gazetteer_beside_gold_is_found(folder):
    assert gazetteer_of([str(folder)]) is None
    (folder / "gazetteer").mkdir()
    (folder / "gazetteer" / "sources.tsv").touch()
    assert gazetteer_of([str(folder)]) == gazetteer_of([str(folder / "claims")]) == folder / "gazetteer"


def test_two_gazetteers_share_no_entity():
    shipped = gazetteers.load()
    with pytest.raises(DataError, match="stands in both"):
        merge(shipped, shipped)
