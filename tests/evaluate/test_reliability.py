"""bench/reliability.py: bins and rules are counted over gold, and the table of rules is one that the lexicon takes."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from riwaya.extract.lexicon import LEXICON
from riwaya.extract.lexicon.lint import lint

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("reliability", ROOT / "bench" / "reliability.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measured(bench):
    return bench.measured([(str(ROOT / "data" / "gold"), None)])


def test_every_claim_is_in_one_bin_and_under_one_rule(measured):
    bins, made, held = measured
    assert sum(one.claims for one in bins) == made["any"] == sum(made.values()) - made["any"] > 50
    assert 0 < held["any"] < made["any"]
    assert sum(one.held * one.claims for one in bins) == pytest.approx(held["any"])


def test_the_table_of_rules_is_a_table_of_the_lexicon(bench, measured, tmp_path):
    _, made, held = measured
    folder = Path(shutil.copytree(LEXICON / "ar", tmp_path / "ar"))
    bench.write_rules(made, held, folder / "confidence.tsv")
    assert [str(one) for one in lint(folder) if one.error] == []
    rows = [line.split("\t") for line in (folder / "confidence.tsv").read_text("utf-8").splitlines()[1:]]
    assert {rule for rule, _, _ in rows} == {rule for rule in made if made[rule] >= bench.ENOUGH}


def test_a_share_has_its_interval(bench):
    low, high = bench.interval(1.0, 10)
    assert 0.7 < low < 0.73
    assert high == 1.0


def test_the_plot_is_the_same_on_every_run_and_keeps_its_words(bench, measured, tmp_path):
    pytest.importorskip("matplotlib", reason="riwaya[bench]")
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    bench.draw(measured[0], one)
    bench.draw(measured[0], other)
    assert one.read_bytes() == other.read_bytes()
    assert "ثقة الاستخراج" in one.read_text("utf-8")
