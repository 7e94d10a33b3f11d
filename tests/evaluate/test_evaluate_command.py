"""``riwaya evaluate`` from a shell."""

import json
from pathlib import Path

import pytest

from riwaya.cli.main import main

GOLD = Path(__file__).parent.parent.parent / "data" / "gold"


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", *map(str, arguments)])
    return ended.value.code


def test_the_shipped_gold_is_measured(capfd):
    assert run(GOLD, "--misses", "3") == 0
    shown = capfd.readouterr().out
    assert "precision    recall        F1" in shown
    assert "the worst 3 of" in shown


def test_json_holds_the_same(capfd):
    assert run(GOLD / "claims", "--texts", GOLD / "texts", "--format", "json", "--misses", "0") == 0
    content = json.loads(capfd.readouterr().out)
    assert content["articles"] == len(list((GOLD / "texts").glob("*.txt")))
    assert content["misses"] == []
    assert 0 < content["claims"]["event"]["f1"] <= 1


def test_a_wrong_call_is_refused(capfd, tmp_path):
    assert run(tmp_path / "none") == 2
    assert "no such file" in capfd.readouterr().err
    (tmp_path / "empty.jsonl").touch()
    assert run(tmp_path / "empty.jsonl") == 2
    assert "no article has gold" in capfd.readouterr().err
