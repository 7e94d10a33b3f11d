"""Every test sentence of tests/cases is read as its case says, or is marked as a failure that is known."""

import pytest
from case_files import differences, load_cases, read_case

from riwaya.pipeline import tools

CASES = load_cases()
FEWEST = 200


def _marked(stem, case):
    failure = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=failure, strict=True)] if failure else []
    return pytest.param(case, id=f"{stem}:{case['id']}", marks=marks)


@pytest.mark.parametrize("case", [_marked(stem, case) for stem, case in CASES])
def test_a_sentence_is_read_as_its_case_says(case):
    claims = read_case(case, tools())
    wrong = differences(case, claims)
    assert not wrong, "\n".join([case["text"], *wrong])


def test_there_are_enough_cases_and_each_has_one_name():
    names = [(stem, case["id"]) for stem, case in CASES]
    assert len(names) == len(set(names)), "a case is named twice"
    assert len(CASES) >= FEWEST
    texts = [case["text"] for _, case in CASES]
    assert len(texts) == len(set(texts)), "a sentence is there twice"


def test_some_cases_fire_and_some_must_not():
    assert sum(not case["claims"] for _, case in CASES) >= 30
    assert sum(bool(case["claims"]) for _, case in CASES) >= 150


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{s}:{c['id']}" for s, c in CASES])
def test_every_span_of_a_sentence_holds_its_words(case):
    text = case["text"]
    for claim in read_case(case, tools()):
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        for mention in (*claim.claimants, *claim.agents, *claim.targets, *claim.addressees, *claim.weapons):
            assert text[mention.start : mention.end] == mention.text
        for figure in claim.figures:
            assert text[figure.start : figure.end] == figure.text
