"""riwaya validate: files against the shapes."""

import pyoxigraph as ox
import pytest
from shell import ARTICLE


def test_a_build_conforms_with_its_text(at_home):
    done = at_home("validate", "out/riwaya.ttl", "--article", ARTICLE)
    assert done.status == 0, done.out
    assert "violations: 0" in done.out


@pytest.mark.parametrize(
    ("wrong", "right", "language", "words"),
    [
        ("rw:claimantKind rwck:", "rw:claimantKind rwck:named, rwck:", "en", "claimant"),
        ('oa:start "57"', 'oa:start "9000"', "ar", "الإصلاح"),
        ("rw:eventType rwet:withdrawal", "rw:eventType <https://example.org/withdrawal>", "en", "type"),
    ],
)
def test_a_broken_graph_is_told_in_both_languages(home, at_home, wrong, right, language, words):
    text = (home / "out" / "riwaya.trig").read_text("utf-8")
    assert wrong in text
    broken = text.replace(wrong, right, 1).encode()
    done = at_home("validate", "-", "--language", language, "--article", ARTICLE, stdin=broken)
    assert done.status == 1
    assert "/claim/" in done.out
    assert words in done.out


def test_the_report_can_be_turtle(home, at_home):
    text = (home / "out" / "riwaya.trig").read_text("utf-8").replace("rw:evidence ", "rw:nothing ", 1)
    done = at_home("validate", "-", "--format", "ttl", stdin=text.encode())
    assert done.status == 1
    assert "sh:ValidationReport" in done.out
    assert list(ox.parse(done.out.encode(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere.ttl",),
        (ARTICLE,),
        ("out/riwaya.ttl", "--ring", "nix"),
        ("out/riwaya.ttl", "--article", "nowhere.txt"),
        ("out/riwaya.ttl", "--ring", "structure", "--article", ARTICLE),
        (),
    ],
)
def test_mistakes_are_told(at_home, words):
    done = at_home("validate", *words)
    assert done.status == 2
    assert done.err
    assert "Traceback" not in done.err


def test_what_does_not_parse_is_named_with_its_line(at_home):
    done = at_home("validate", "-", stdin=b"<urn:a> <urn:b> <urn:c> .\n<urn:a> nonsense .\n")
    assert done.status == 2
    assert ":2" in done.err
