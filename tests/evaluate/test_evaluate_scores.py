"""The scores: of a perfect reading, of none, and as the shared scorer counts them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from riwaya.articles.read import read
from riwaya.evaluate.gold import load
from riwaya.evaluate.report import table, to_json
from riwaya.evaluate.scoring import EXTRA, MISSED, Tally
from riwaya.evaluate.statements import from_rows
from riwaya.pipeline import publish_claims, tools
from riwaya.publish.rows import claim_rows

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT / "data" / "gold"
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_claims.py"
LINE = re.compile(r"^(event|claim soft|claim strict|figures|bounds) +P (\S+)  R (\S+)  F1 (\S+)$", re.MULTILINE)


def everything():
    return list(load([str(GOLD)]))


def tally_of(readings):
    tally = Tally()
    for one, predicted in readings:
        tally.add(one.id, one.text.read_text("utf-8"), predicted, one.claims)
    return tally.scores()


def test_gold_read_as_it_stands_is_perfect():
    gold = everything()
    assert len(gold) >= 12
    scores = tally_of((one, one.claims) for one in gold)
    for name, score in {**scores.claims, **scores.slots}.items():
        # an optional claim is no part of what must be found, so what it holds beside is precision's business
        assert score.recall == pytest.approx(1, abs=0.08), name
    assert scores.claims["claim, strict"].f1 == 1
    assert not scores.misses
    assert all(gold_type == read_type for gold_type, read_type in scores.confusion)


def test_nothing_read_finds_nothing():
    scores = tally_of((one, ()) for one in everything())
    assert scores.claims["event"].recall == scores.claims["event"].f1 == 0
    assert {read_type for _, read_type in scores.confusion} == {MISSED}
    assert not scores.reliability


def test_claims_where_gold_has_none_are_extra():
    one = next(one for one in everything() if one.claims)
    scores = tally_of([(one._replace(claims=()), one.claims)])
    assert scores.claims["event"].precision == 0
    assert {gold_type for gold_type, _ in scores.confusion} == {EXTRA}
    assert [miss.kind for miss in scores.misses] == ["extra"] * len(one.claims)


def test_a_report_says_it_to_people_and_to_programs():
    gold = everything()[:3]
    scores = tally_of((one, one.claims[1:]) for one in gold)
    shown = table(scores, 5)
    assert f"articles {len(gold)}" in shown
    assert "missed" in shown
    content = json.loads(to_json(scores, 5))
    assert content["claims"]["event"]["recall"] == round(scores.claims["event"].recall, 4)
    assert len(content["misses"]) <= 5


@pytest.mark.skipif(not SCORER.is_file(), reason="the shared scorer is not here")
@pytest.mark.parametrize("kept", [1, 2, 3], ids=["all", "every second", "every third"])
def test_it_counts_as_the_shared_scorer_does(tmp_path, kept):
    """On the shared gold of the first article, and on ours, whole and with claims left out."""
    use = tools(private=True)
    article = next(load([str(SHARED / "article" / "claims-gold.json")]))
    with_claims = [one for one in everything() if one.claims]
    for one in [article, *with_claims]:
        read_article = next(read([str(one.text)]))
        table_rows = claim_rows(publish_claims(read_article, use))[::kept]
        ours = tally_of([(one, from_rows(table_rows, read_article.text))])
        theirs = run_shared(one, table_rows, tmp_path)
        for name, score in ours.claims.items():
            assert_close(theirs[name.replace(",", "")], score)
        for name in ("figures", "bounds"):
            assert_close(theirs[name], ours.slots[name])


def run_shared(one, table_rows, folder):
    gold, predicted = folder / "gold.json", folder / "predicted.jsonl"
    source = SHARED / "article" / "claims-gold.json" if one.id == "claims-gold" else GOLD / "claims" / f"{one.id}.json"
    gold.write_text(source.read_text("utf-8"), encoding="utf-8")
    predicted.write_text("".join(msgspec.json.encode(row).decode() + "\n" for row in table_rows), encoding="utf-8")
    call = [sys.executable, str(SCORER), str(gold), str(predicted), str(one.text)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return {name: tuple(map(float, numbers)) for name, *numbers in LINE.findall(done.stdout)}


def assert_close(theirs, ours):
    assert theirs == pytest.approx((ours.precision, ours.recall, ours.f1), abs=0.00051)
