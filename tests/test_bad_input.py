"""Bad input: a clear message or an empty but valid graph; never a crash, never a guess presented as a fact."""

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from riwaya.articles.read import read
from riwaya.errors import InputError
from riwaya.model import Article
from riwaya.pipeline import STORE, build, build_article, publish_claims, tools
from riwaya.shacl import validate_files
from riwaya.store.dataset import Dataset

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "articles" / "khan-shaykhun-2019.txt"
SAYS = "وقال المرصد السوري لحقوق الإنسان إن غارات روسية استهدفت مدينة إدلب ما أسفر عن مقتل عشرة مدنيين."
ENGLISH = (
    "The Syrian Observatory for Human Rights said on Sunday that air strikes killed ten civilians in Idlib. "
    "Russia denied targeting civilians.\n\nThe United Nations called for a ceasefire."
)
#: A recipe, and a weather report: Arabic texts in which nobody claims anything about a conflict.
RECIPE = "اغسلي الأرز جيداً ثم انقعيه في الماء نصف ساعة. أضيفي البصل والملح والفلفل، وقدمي الطبق ساخناً مع السلطة."
WEATHER = "الطقس غداً معتدل نهاراً وبارد ليلاً، والرياح شمالية غربية خفيفة، والبحر متوسط ارتفاع الموج."


def written(text, slug="text"):
    return Article(slug, text, hashlib.sha256(text.encode()).hexdigest(), synthetic=True)


def shell(*words, cwd):
    """Run the command line as a user does."""
    code = "from riwaya.cli.main import main; main()"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, *map(str, words)],
        cwd=cwd,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
    )
    return done.returncode, done.stderr.decode()


REFUSED = {
    "empty": (b"", "empty"),
    "only blanks": (b" \n\t\n ", "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "only marks": ("،؛؟ …\n".encode(), "empty"),
    "binary": (bytes(range(256)) * 8, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "zip": (b"PK\x03\x04abc", "zip"),
    "gzip": (b"\x1f\x8b\x08\0", "gzip"),
    "windows-1256": (SAYS.encode("cp1256"), "WINDOWS-1256"),
    "UTF-16": (SAYS.encode("utf-16"), "UTF-16"),
    "cut in a letter": (SAYS.encode()[:-2], "not UTF-8"),
    "mostly controls": (("\x1b[31m" * 200 + SAYS).encode(), "control"),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_article_is_refused_with_the_reason(tmp_path, content, told):
    (tmp_path / "bad.txt").write_bytes(content)
    (problem,) = read([str(tmp_path / "bad.txt")])
    assert isinstance(problem, InputError)
    assert told in str(problem)
    assert "bad.txt" in str(problem)
    assert problem.mend


def test_a_build_of_nothing_but_bad_files_names_each_and_writes_nothing(tmp_path):
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, (content, _) in REFUSED.items():
        (folder / f"{name}.txt").write_bytes(content)
    status, errors = shell("build", folder, "--out", "o", cwd=tmp_path)
    assert status == 2
    assert "Traceback" not in errors
    assert not (tmp_path / "o").exists()
    for name, (_, told) in REFUSED.items():
        assert any(f"{name}.txt" in line and told in line for line in errors.splitlines()), name


METADATA = {
    "unknown field": ('{"titel": "x"}', "titel"),
    "a date that cannot be": ('{"published": "2019-02-31"}', "2019-02-31"),
    "half a date": ('{"published": "2019-02"}', "2019-02"),
    "a number for a title": ('{"title": 5}', "title"),
    "no JSON": ("{title: x}", "JSON"),
    "a list": ("[]", "metadata"),
    "an address that is none": ('{"url": "javascript:alert(1)"}', "javascript"),
    "no language": ('{"language": "Arabic language"}', "Arabic language"),
}


@pytest.mark.parametrize(("content", "told"), METADATA.values(), ids=METADATA)
def test_wrong_metadata_is_refused_by_field(tmp_path, content, told):
    (tmp_path / "a.txt").write_text(SAYS, "utf-8")
    (tmp_path / "a.json").write_text(content, "utf-8")
    (problem,) = read([str(tmp_path / "a.txt")])
    assert isinstance(problem, InputError)
    assert told in str(problem)
    assert "a.json" in str(problem)


@pytest.mark.parametrize("day", ["2019-02-31", "2019-13-01", "yesterday", "2019-2-3", "20190203", ""])
def test_a_day_that_cannot_be_is_refused(tmp_path, day):
    (tmp_path / "a.txt").write_text(SAYS, "utf-8")
    with pytest.raises(InputError, match=r"published cannot be .* YYYY-MM-DD"):
        read([str(tmp_path / "a.txt")], published=day)


def test_a_build_with_a_day_that_cannot_be_writes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(SAYS, "utf-8")
    status, errors = shell("build", "a.txt", "--out", "o", "--published", "2019-02-31", cwd=tmp_path)
    assert status == 2
    assert "2019-02-31" in errors
    assert "Traceback" not in errors
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("text", [ENGLISH, RECIPE, WEATHER, "ا", "123", "A", "😀 a", "نص قصير بلا خبر"])
def test_a_text_without_a_claim_gives_an_empty_but_valid_graph(tmp_path, text):
    outcome = build([written(text)], tmp_path / "o", tools())
    assert outcome.problems == outcome.defects == ()
    assert outcome.report.conforms, outcome.report.violations
    assert (outcome.report.articles, outcome.report.claims) == (1, 0)
    assert (tmp_path / "o" / "claims.jsonl").read_text("utf-8") == ""
    assert len((tmp_path / "o" / "claims.csv").read_text("utf-8").splitlines()) == 1
    assert validate_files([tmp_path / "o" / "riwaya.ttl"]).conforms
    with Dataset.open(tmp_path / "o" / STORE) as store:
        assert (store.info().articles, store.info().claims) == (1, 0)


def test_a_million_characters_come_through():
    """Read and gated; their RDF and SHACL take minutes, which nobody waits for in a test."""
    text = (ARTICLE.read_text("utf-8") + "\n") * 219
    text = text[:1_000_000]
    assert len(text) == 1_000_000
    started = time.process_time()
    use = tools()
    publication = publish_claims(written(text), use)
    assert time.process_time() - started < 60
    assert len(publication.claims) > 5000
    last = publication.claims[-1]
    assert publication.article.text[last.trigger.start : last.trigger.end] == last.trigger.text


ONE_WORD = pytest.param(
    "ا" * 250_000,
    marks=pytest.mark.xfail(
        reason="prepare._split tries every cut of a word: 270 s for a million letters, 17 s for these", run=False
    ),
    id="one word",
)


@pytest.mark.parametrize("text", [ONE_WORD, "ا " * 125_000, "." * 250_000 + "ا", '"' * 250_000 + "ا"])
def test_many_characters_of_nothing_come_through(text):
    started = time.process_time()
    built = build_article(written(text), tools())
    assert time.process_time() - started < 60
    assert built.report.conforms
    assert built.publication.claims == ()


HOSTILE = {
    "terminal sequences": "قال المرصد السوري إن غارات روسية \x1b[31mقتلت\x1b[0m عشرة مدنيين في مدينة إدلب.",
    "direction overrides": "قال المرصد السوري إن غارات \u202eروسية\u202c قتلت \u2066عشرة\u2069 مدنيين في مدينة إدلب.",
    "zero width": "قال المرصد الس\u200bوري إن غارات رو\u200dسية قتلت عشرة مدنيين في مدينة إد\ufeffلب.",
    "no characters": "قال المرصد السوري إن غارات روسية قتلت \ufffe\uffff عشرة مدنيين في مدينة إدلب.",
    "line separators": "قال المرصد السوري\u2028إن غارات روسية\u2029قتلت عشرة مدنيين\x85في مدينة إدلب.\r\n\x0b\x0c",
    "combining heaps": "قال المرصد السوري إن غارات روسية قتلت عشرة مدنيين" + "\u0651\u064b" * 200 + " في مدينة إدلب.",
    "quotes and braces": 'قال المرصد السوري إن غارات "روسية\\" }> قتلت عشرة مدنيين <في> {مدينة} \'إدلب\' """.',
    "script": "قال المرصد السوري إن غارات روسية قتلت </script><script>alert(1)</script> عشرة مدنيين في مدينة إدلب.",
    "huge numbers": f"قال المرصد السوري إن غارات روسية قتلت {'9' * 5000} مدنياً في مدينة إدلب في {'9' * 400} أيار 2019.",
    "big number": f"قال المرصد السوري إن غارات روسية قتلت {'9' * 30} مدنياً في مدينة إدلب.",
    "impossible day": "قال المرصد السوري إن غارات روسية قتلت عشرة مدنيين في مدينة إدلب في 31 شباط 2019.",
    "day zero": "قال المرصد السوري إن غارات روسية قتلت صفر مدنيين في مدينة إدلب في 0 أيار 0000.",
    "no day known": SAYS + " وأعلنت الأمم المتحدة نزوح أربعمئة ألف شخص منذ نهاية نيسان.",
    "nested quotes": "قال المرصد السوري «إن \"غارات 'روسية «قتلت» عشرة' مدنيين\" في مدينة إدلب».",
}


KNOWN_FAULTS = {"huge numbers": "arabic.numbers.cardinals.digits_value: Python reads no number of 4,300 digits"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            text, id=name, marks=[pytest.mark.xfail(reason=KNOWN_FAULTS[name])] if name in KNOWN_FAULTS else []
        )
        for name, text in HOSTILE.items()
    ],
)
def test_hostile_texts_are_read_and_published_safely(tmp_path, text):
    outcome = build([written(text)], tmp_path / "o", tools(), formats=("ttl", "trig", "jsonld", "nq", "jsonl", "csv"))
    assert outcome.problems == outcome.defects == ()
    assert outcome.report.conforms, outcome.report.violations
    for path in outcome.files:
        words = path.read_text("utf-8")
        if path.suffix in {".ttl", ".trig", ".nq", ".jsonld"}:
            assert not {"\x1b", "\u202e", "\u2066", "\u2028"} & set(words), path
            assert list(ox.parse(words.encode(), format=ox.RdfFormat.from_extension(path.suffix[1:]), base_iri="urn:b"))
            assert "</script>" not in words or path.suffix != ".jsonld"
    for line in (tmp_path / "o" / "claims.jsonl").read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        assert text[row["start"] : row["end"]] == row["quote"]


def test_an_impossible_day_in_the_text_is_no_date():
    built = build_article(written(HOSTILE["impossible day"]), tools())
    for claim in built.publication.claims:
        for time_ in (claim.time, claim.said):
            assert time_ is None or time_.start is None or "2019-02-31" not in time_.start
            assert time_ is None or time_.start is None or not time_.start.startswith("2019-03")


def test_without_a_date_of_publication_no_year_is_made_up():
    built = build_article(written("قال المرصد السوري إن غارات روسية قتلت عشرة مدنيين في إدلب يوم الأحد."), tools())
    for claim in built.publication.claims:
        assert claim.time is None or claim.time.start is None
