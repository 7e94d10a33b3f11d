"""Articles are read as they are, and what cannot be one is refused by name."""

import hashlib
import io
import sys
import unicodedata
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.articles.read import read, slug_of
from riwaya.errors import InputError
from riwaya.model import Article
from riwaya.rdf.iris import Iris
from riwaya.resources import resource

TEXT = "قصفت طائرة بلدة نجمان."


def only(paths, **options):
    found = list(read([str(path) for path in paths], **options))
    assert len(found) == 1
    return found[0]


@pytest.fixture
def write(tmp_path):
    def _write(name, content, sidecar=None):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if sidecar is not None:
            path.with_suffix(".json").write_text(sidecar, encoding="utf-8")
        return path

    return _write


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\ufeff" + TEXT,
        TEXT + "\r\nسطر ثان\rسطر ثالث\n",
        unicodedata.normalize("NFD", "أُلقيت قنبلة"),
        "The army said nothing in Arabic.",
        "\u200f\u202bقال\u202c «نعم»",
    ],
    ids=["plain", "byte order mark", "line ends", "decomposed", "English", "direction marks"],
)
def test_the_text_stays_untouched(write, text):
    article = only([write("a.txt", text)])
    assert article.text == text
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_million_characters(write):
    article = only([write("long.txt", (TEXT + "\n") * 45_000)])
    assert len(article.text) > 1_000_000


@pytest.mark.parametrize(
    ("content", "message", "mend"),
    [
        (b"", "empty", "text"),
        (b" \n\xef\xbb\xbf\xe2\x80\x8f ...", "empty", "text"),
        (b"abc\x00def", "NUL at byte 3", "UTF-8"),
        (b"ab" + b"\x01\x02" * 50, "100 control characters", "UTF-8"),
        (TEXT.encode("windows-1256"), "not UTF-8: byte 0 is 0xde", "iconv -f WINDOWS-1256"),
        (b"abc \xd8 def", "not UTF-8: byte 4 is 0xd8", "iconv"),
        (b"\xed\xa0\x80", "not UTF-8: byte 0", "iconv"),
        (TEXT.encode("utf-16"), "UTF-16", "iconv -f UTF-16"),
        (b"%PDF-1.7 ...", "PDF", "pdftotext"),
        (b"PK\x03\x04...", "zip", "UTF-8"),
        (b"a" * 2001, "more than 2,000 bytes", "cut it"),
    ],
)
def test_what_cannot_be_an_article(write, content, message, mend):
    path = write("odd name.txt", content)
    error = only([path], largest=2000)
    assert isinstance(error, InputError)
    assert message in error.message
    assert mend in error.mend
    assert error.where == str(path)


def test_the_mend_can_be_pasted_into_a_shell(write):
    error = only([write("a'; rm b.txt", b"\xff\x00\xd8x")])
    assert isinstance(error, InputError)
    error = only([write("a'; rm c.txt", b"\xe9t\xe9")])
    assert """'"'"'; rm c.txt' > NEW.txt""" in error.mend


@pytest.mark.parametrize("name", ["missing.txt", "empty", "page.html", "bad\0name.txt"])
def test_paths_that_name_no_article(write, tmp_path, name):
    write("page.html", TEXT)
    (tmp_path / "empty").mkdir()
    assert isinstance(only([tmp_path / name]), InputError)


def test_a_folder_is_read_in_order_and_a_bad_one_stops_nothing(write, tmp_path):
    for name, content in (
        ("b.txt", TEXT),
        ("a.txt", b"\xff"),
        ("sub/c.txt", TEXT),
        (".hidden.txt", TEXT),
        ("d.md", TEXT),
    ):
        write(name, content)
    bad, *good = read([str(tmp_path), str(tmp_path / "b.txt")])
    assert isinstance(bad, InputError)
    assert [article.slug for article in good] == ["b", "c"]


def test_two_articles_of_one_name_are_refused(write, tmp_path):
    write("x/a.txt", TEXT)
    write("y/A.txt", TEXT)
    first, second = read([str(tmp_path)])
    assert isinstance(first, Article)
    assert "IRIs" in second.message
    assert str(tmp_path / "x") in second.message


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    article = only(["-"], published="2019-08-22")
    assert (article.text, article.published) == (TEXT, "2019-08-22")
    assert article.slug == f"text-{article.sha256[:12]}"


def test_standard_input_that_is_closed_is_an_empty_article(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert "empty" in only(["-"]).message


def test_the_sidecar_and_what_the_caller_knows_better(write):
    path = write(
        "a.txt",
        TEXT,
        '{"title": "خبر", "published": "2019-08-22", "url": "https://a.example/%D8%A7", "synthetic": true}',
    )
    article = only([path], published="2019-08-23", language="ar-SY")
    assert (article.title, article.published, article.language) == ("خبر", "2019-08-23", "ar-SY")
    assert (article.url, article.synthetic, article.publisher) == ("https://a.example/%D8%A7", True, None)


@pytest.mark.parametrize(
    ("sidecar", "named"),
    [
        ('{"titel": "x"}', "titel"),
        ('{"published": "2019-02-30"}', "2019-02-30"),
        ('{"published": "20190203"}', "published"),
        ('{"published": "2019-02"}', "published"),
        ('{"published": 2019}', "published"),
        ('{"synthetic": "yes"}', "synthetic"),
        ('{"url": "ftp://a.example/"}', "url"),
        ('{"url": "https://a.example/> <b"}', "url"),
        ('{"url": "https://[a"}', "url"),
        ('{"url": "https://a.example:99999999/"}', "url"),
        ('{"language": "عربي"}', "language"),
        ('{"title": ""}', "title"),
        ('{"title": "a\\u0007b"}', "title"),
        ('{"title": "a\\ud800b"}', "JSON"),
        ("[]", "object"),
        ("{", "JSON"),
        ("", "JSON"),
    ],
)
def test_metadata_that_cannot_be(write, sidecar, named):
    path = write("a.txt", TEXT, sidecar)
    error = only([path])
    assert isinstance(error, InputError)
    assert named in str(error)
    assert error.where == str(path.with_suffix(".json"))
    assert error.mend


def test_an_impossible_option_is_refused_at_once():
    with pytest.raises(InputError, match="published"):
        read([], published="yesterday")


@given(st.text(min_size=1).filter(lambda name: "\ud800" not in name))
def test_every_name_has_a_slug_that_an_iri_can_hold(name):
    slug = slug_of(name)
    assert Iris().article(slug).endswith(slug)
    assert slug == slug_of(name)


def test_the_shipped_article():
    folder = resource("data", "articles")
    articles = list(read([str(folder)]))
    assert [article.slug for article in articles] == ["khan-shaykhun-2019"]
    assert articles[0].sha256 == "7370fb77e4058ddeffc7ef709c5c4e65ec3191fb69b6ce845e0f49bcb90d6368"
    assert len(articles[0].text) == 4586
    assert articles[0].published is None
    assert "khan-shaykhun-2019.txt" in (folder / "RIGHTS.md").read_text(encoding="utf-8")
