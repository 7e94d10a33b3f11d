"""The flow as a whole: one article all the way, many articles, the same bytes everywhere, nobody's name let out."""

import filecmp
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest

from riwaya import pipeline
from riwaya.articles.read import read
from riwaya.errors import EvidenceError, InputError
from riwaya.model import Article
from riwaya.pipeline import MANIFEST, STORE, build, build_article, publish_claims, read_claims, tools
from riwaya.store.dataset import Dataset as Store

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "articles" / "khan-shaykhun-2019.txt"
SAYS = "وقال {} إن غارات روسية استهدفت مدينة إدلب في 5 أيار 2019 ما أسفر عن مقتل عشرة مدنيين."
#: An invented activist; nobody of this name is in the gazetteer.
PERSON, PARTS = "الناشط وضاح الخيالي", ("وضاح", "الخيالي", "خيالي", "Khayali", "Waddah")


def written(slug, text, **metadata):
    return Article(slug, text, hashlib.sha256(text.encode()).hexdigest(), synthetic=True, **metadata)


def test_the_shipped_article_conforms(built):
    outcome, _ = built
    assert outcome.problems == outcome.defects == ()
    assert outcome.report.conforms, outcome.report.violations[:3]
    assert outcome.report.claims > 40


def test_building_an_article_is_a_pure_function_of_it(article, built):
    (one,), two = built[0].built, build_article(article, tools())
    assert one.publication == two.publication
    assert set(one.graphs.union()) == set(two.graphs.union())
    assert one.report == two.report


def triples(path):
    """Read a file without its graph names; there is no blank node to be renamed."""
    return {quad.triple for quad in ox.parse(path=path)}


def test_every_format_says_the_same(built):
    _, out = built
    union = triples(out / "riwaya.ttl")
    assert len(union) > 5000
    assert union == triples(out / "riwaya.trig") == triples(out / "riwaya.nq")
    slug = out / "articles" / "khan-shaykhun-2019"
    one = triples(slug.with_suffix(".ttl"))
    assert one < union
    assert one == triples(slug.with_suffix(".trig")) == triples(slug.with_suffix(".jsonld"))
    with Store.open(out / STORE) as store:
        assert store.info().triples == len(union)


def test_the_manifest_names_every_file_with_its_hash(built):
    outcome, out = built
    manifest = json.loads((out / MANIFEST).read_bytes())
    there = {file.relative_to(out).as_posix() for file in outcome.files} - {MANIFEST}
    assert set(manifest["files"]) == there
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert str(out) not in (out / MANIFEST).read_text("utf-8")


def test_a_bad_article_and_a_defect_stop_no_good_one(tmp_path, monkeypatch):
    good, bad, odd = (written(name, SAYS.format("المرصد السوري")) for name in ("good", "bad", "odd"))
    true_describe = pipeline.describe

    def describe(publication, *rest):
        if publication.article.slug == "bad":
            raise EvidenceError("wrong span", where="bad")
        if publication.article.slug == "odd":
            raise ZeroDivisionError
        return true_describe(publication, *rest)

    monkeypatch.setattr(pipeline, "describe", describe)
    seen = []
    outcome = build([bad, InputError("empty"), odd, good], tmp_path / "o", tools(), progress=seen.append)
    assert [one.publication.article.slug for one in outcome.built] == ["good"]
    assert [str(one) for one in outcome.problems] == ["bad: wrong span", "empty"]
    assert [type(one) for one in outcome.defects] == [ZeroDivisionError]
    assert outcome.defects[0].__notes__ == ["while building odd"]
    assert seen == ["bad", "odd", "good"]


def test_a_second_build_replaces_the_first_whole(tmp_path):
    first, second = (written(name, SAYS.format("المرصد السوري")) for name in ("first", "second"))
    out = tmp_path / "o"
    build([first, second], out, tools())
    (out / "notes.txt").write_text("mine", "utf-8")
    build([second], out, tools())
    assert [path.name for path in sorted((out / "articles").iterdir())] == [
        "second.jsonld",
        "second.trig",
        "second.ttl",
    ]
    assert (out / "notes.txt").read_text("utf-8") == "mine"
    with Store.open(out / STORE) as store:
        assert store.info().articles == 1
        again = store.info()
    build([second], out, tools())
    with Store.open(out / STORE) as store:
        assert store.info().triples == again.triples
    build([second], out, tools(), store=False)
    assert not (out / STORE).exists()


def test_a_manifest_that_lies_removes_nothing_outside(tmp_path):
    out, outside = tmp_path / "o", tmp_path / "outside.txt"
    outside.write_text("mine", "utf-8")
    article = written("a", SAYS.format("المرصد السوري"))
    build([article], out, tools(), store=False)
    manifest = json.loads((out / MANIFEST).read_bytes())
    manifest["files"] |= {"../outside.txt": "", str(outside): ""}
    (out / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    build([article], out, tools(), store=False)
    assert outside.read_text("utf-8") == "mine"


SCRIPT = """
import sys
from pathlib import Path
from riwaya.articles.read import read
from riwaya.pipeline import build, tools
build(read(sys.argv[2:]), Path(sys.argv[1]), tools(), formats=("ttl", "trig", "jsonld", "nq", "jsonl", "csv"))
"""


def test_two_builds_are_the_same_bytes(tmp_path):
    (tmp_path / "b.txt").write_text(SAYS.format("المرصد السوري"), "utf-8")
    places = (("1", "C", "UTC"), ("4242", "en_US.UTF-8", "Asia/Kathmandu"))
    for seed, language, zone in places:
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONHASHSEED": seed,
            "LANG": language,
            "LC_ALL": language,
            "TZ": zone,
        }
        folder = tmp_path / f"cwd{seed}"
        folder.mkdir()
        words = [sys.executable, "-c", SCRIPT, str(tmp_path / seed), str(ARTICLE), str(tmp_path / "b.txt")]
        subprocess.run(words, env=env, cwd=folder, check=True)  # noqa: S603 - our own command
    one, two = (tmp_path / seed for seed, _, _ in places)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file() and STORE not in path.parts)
    assert len(files) > 12
    same, different, wrong = filecmp.cmpfiles(one, two, [str(file) for file in files], shallow=False)
    assert (different, wrong) == ([], [])
    assert len(same) == len(files)
    dumps = []
    for place in (one, two):
        with Store.open(place / STORE) as store, (tmp_path / "dump").open("wb") as file:
            store.dump(file)
        dumps.append((tmp_path / "dump").read_bytes())
    assert dumps[0] == dumps[1]


@pytest.fixture(scope="module")
def witness():
    return written("witness", f"{SAYS.format(PERSON)} {SAYS.format('المرصد السوري لحقوق الإنسان')}")


def test_a_protected_person_is_in_no_public_output(tmp_path, witness):
    formats = ("ttl", "trig", "jsonld", "nq", "jsonl", "csv")
    outcome = build([witness], tmp_path / "o", tools(), formats=formats)
    assert outcome.built, outcome.problems or outcome.defects
    assert outcome.built[0].publication.withheld == 1
    assert outcome.report.conforms, outcome.report.violations
    with Store.open(tmp_path / "o" / STORE) as store, (tmp_path / "dump.nq").open("wb") as file:
        store.dump(file)
    texts = {path: path.read_text("utf-8") for path in [*outcome.files, tmp_path / "dump.nq"]}
    assert len(texts) >= 15
    for path, text in texts.items():
        assert not [part for part in PARTS if part in text], path
    assert outcome.report.claims >= 2


def test_a_private_build_keeps_the_name_and_says_so(tmp_path, witness):
    outcome = build([witness], tmp_path / "o", tools(private=True))
    assert outcome.built[0].publication.private
    assert (tmp_path / "o" / "PRIVATE.txt").is_file()
    assert "وضاح" in (tmp_path / "o" / "claims.jsonl").read_text("utf-8")


def test_no_private_name_of_the_shipped_article_is_published(built):
    """Whoever is named in it and no public figure; read out of the article by hand."""
    outcome, _ = built
    for path in outcome.files:
        text = path.read_text("utf-8")
        assert not [name for name in ("الدياب", "أنس", "Diyab", "Dyab") if name in text], path


def test_reading_withholds_nothing_and_publishing_does(witness):
    reading, mentions = read_claims(witness, tools())
    assert any("الخيالي" in mention.text for mention in mentions)
    publication = publish_claims(witness, tools())
    assert "الخيالي" not in publication.article.text
    assert len(publication.article.text) == len(reading.article.text)
    assert b"\xd8\xa7\xd9\x84\xd8\xae\xd9\x8a\xd8\xa7\xd9\x84\xd9\x8a" not in msgspec.json.encode(publication)


def test_articles_of_a_folder_share_entities_and_nothing_else(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(SAYS.format("المرصد السوري لحقوق الإنسان"), "utf-8")
    outcome = build(read([str(tmp_path)]), tmp_path / "o", tools())
    one, two = (built.graphs for built in outcome.built)
    shared = {str(name) for name in one} & {str(name) for name in two}
    assert shared == {f"{tools().base}graph/entities"}
