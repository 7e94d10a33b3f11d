"""Every shape notices what it is there for, names the claim, and nothing else cries with it."""

import pytest
from shape_cases import ARTICLE_TEXT, SHAPES, Case, cases, conforming, found
from shape_cases import broken as broken_graph

from riwaya.shacl import Violation, load_shapes, validate
from riwaya.shacl.shapes import SHAPES_IRI, short_name


@pytest.fixture(scope="session")
def said() -> dict[str, tuple[Violation, ...]]:
    """What validation says of each case (a fixture, so that a failure is not repeated for every case)."""
    return found()


def test_there_are_cases():
    assert len(cases()) >= len(SHAPES.says)


def test_the_conforming_article_is_clean():
    report = validate(conforming(), shapes=SHAPES, article_text=lambda _: ARTICLE_TEXT)
    assert report.violations == ()
    assert (report.articles, report.claims) == (1, 8)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case, said: dict[str, tuple[Violation, ...]]):
    violations = said[case.name]
    assert {short_name(violation.shape) for violation in violations} == {
        short_name(shape) for shape in {case.shape} | case.also
    }
    mine = [violation for violation in violations if violation.shape == case.shape]
    claims = {violation.claim.rpartition("/")[2] if violation.claim else None for violation in mine}
    assert case.claim in claims
    assert all(case.says in violation.message_en for violation in mine)


def test_a_case_is_named_after_its_shape():
    for case in cases():
        assert case.name.partition(".")[0] == case.shape.removeprefix(SHAPES_IRI)


def test_every_shape_that_speaks_has_a_case():
    assert {case.shape for case in cases()} == set(SHAPES.says)


def test_a_violation_of_a_claim_shows_words_of_the_article(said: dict[str, tuple[Violation, ...]]):
    shown = [violation for violations in said.values() for violation in violations if violation.claim]
    assert shown
    silent = {short_name(violation.shape) for violation in shown if not violation.words}
    # Without words only where the case took them away, or where the gate has left an empty span.
    assert silent <= {
        "rwsh:span-quoted",
        "rwsh:span-position",
        "rwsh:position-end",
        "rwsh:trigger-inside-evidence",
        "rwsh:protected-person-unnamed",
        "rwsh:protected-person-not-romanised",
    }


def test_release_is_opt_in():
    case = next(case for case in cases() if case.name == "release-not-synthetic")
    assert validate(broken_graph(case)).conforms
    assert not validate(broken_graph(case), shapes=load_shapes(("release",))).conforms
