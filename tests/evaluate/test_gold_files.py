"""The shipped gold: invented throughout, marked so, and annotated in the project's own codes."""

import json
from pathlib import Path

import pytest

from riwaya.articles.read import read
from riwaya.documents.prepare import prepare
from riwaya.evaluate.gold import load
from riwaya.link import gazetteer as gazetteers
from riwaya.vocab import RWCE, RWCK, RWCM, RWET, RWGR, RWHK, RWPO, RWSA

GOLD = Path(__file__).parent.parent.parent / "data" / "gold"
FIRST = "نص مصطنع لأغراض الاختبار"
TEXTS = sorted((GOLD / "texts").glob("*.txt"))
SPEECH = {"calls_for", "demands", "warns", "threatens", "promises"}


def claims_of(text):
    return json.loads((GOLD / "claims" / f"{text.stem}.json").read_text("utf-8"))["claims"]


def test_there_are_enough_and_every_text_has_gold():
    assert len(TEXTS) >= 12
    assert {text.stem for text in TEXTS} == {file.stem for file in (GOLD / "claims").iterdir()}
    assert [one.id for one in load([str(GOLD)])] == [text.stem for text in TEXTS]
    assert sum(not claims_of(text) for text in TEXTS) >= 2


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_a_text_says_that_it_is_invented(text):
    article = next(read([str(text)]))
    assert article.synthetic
    assert article.published
    assert article.title
    assert article.text.startswith(f"{FIRST}\n")
    assert 6 <= len(prepare(article).sentences) - 1 <= 12


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_its_claims_fit_it_and_are_coded(text):
    content, ids = text.read_text("utf-8"), set()
    for claim in claims_of(text):
        assert content[claim["start"] : claim["end"]] == claim["quote"]
        ids.add(claim["id"])
        assert {claim["event_type"], *claim.get("event_type_alt", ())} <= set(RWET)
        assert claim["speech_act"] is None or claim["speech_act"] in RWSA
        assert claim["commitment"] in RWCM
        assert claim["polarity"] in RWPO
        assert claim["certainty"] in RWCE
        assert claim["claimant_kind"] in RWCK
        assert bool(claim["claimants"]) == (claim["claimant_kind"] in ("named", "unnamed"))
        assert (claim["polarity"] == "denied") == (claim["commitment"] == "denied")
        assert claim["speech_act"] not in SPEECH or claim["commitment"] == "not_asserted"
        for number, figure in enumerate(claim["casualties"]):
            assert figure["kind"] in RWHK
            assert figure["group"] in RWGR
            assert figure.get("subset_of") is None or figure["subset_of"] < number
    assert len(ids) == len(claims_of(text))


def test_its_names_are_invented_and_its_gazetteer_knows_them():
    invented, shipped = gazetteers.load(GOLD / "gazetteer"), gazetteers.load()
    assert not invented.entities.keys() & shipped.entities.keys()
    assert not {e.label_en for e in invented.entities.values()} & {e.label_en for e in shipped.entities.values()}
    known = {entity.label_en for entity in invented.entities.values()}
    known |= {entity.label_en for entity in shipped.entities.values() if entity.cls in ("object", "weapon")}
    said = {name for text in TEXTS for claim in claims_of(text) for name in claim["agents"] + claim["places"]}
    assert said <= known
    named = {n for text in TEXTS for c in claims_of(text) if c["claimant_kind"] == "named" for n in c["claimants"]}
    assert named <= known
    assert {entity.country for entity in invented.entities.values()} <= {"XA", "XB", "XC", "XD", "XE", None}
