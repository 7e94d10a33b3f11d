"""riwaya claims: articles, builds and stores give one table."""

import csv
import io
import json
import multiprocessing
import operator

import pyarrow.parquet as pq
import pytest
from shell import ARTICLE, call

from riwaya.cli import claims
from riwaya.cli import parquet as module
from riwaya.cli.many import each
from riwaya.cli.parquet import parquet
from riwaya.cli.query import source
from riwaya.cli.stored import stored_rows
from riwaya.model import Article

#: What a graph does not hold, or holds under another label (a weapon's concept has its own).
LOST = {"sentence"}
SENTENCE = "قال المرصد السوري إن غارات روسية قتلت {} مدنيين في مدينة إدلب."


def objects(done):
    assert done.status == 0, done.err
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert len(rows) > 40
    return rows


def test_an_article_gives_what_its_build_wrote(home, at_home):
    assert at_home("claims", ARTICLE).out == (home / "out" / "claims.jsonl").read_text("utf-8")
    assert at_home("claims", ARTICLE, "--format", "csv").out == (home / "out" / "claims.csv").read_text("utf-8")


@pytest.mark.parametrize("where", ["out", "out/store", "out/riwaya.ttl", "out/riwaya.trig"])
def test_a_graph_gives_the_table_of_its_articles(at_home, where):
    told, stored = objects(at_home("claims", ARTICLE)), objects(at_home("claims", where))
    assert [row["claim"] for row in told] == [row["claim"] for row in stored]
    for one, other in zip(told, stored, strict=True):
        for row in (one, other):
            for weapon in row["weapons"]:
                del weapon["label_en"], weapon["label_ar"]
        same = {name for name in one if name not in LOST}
        assert {name: one[name] for name in same} == {name: other[name] for name in same}
        assert other["sentence"] is None


def test_parquet_holds_the_same_rows(at_home):
    rows = objects(at_home("claims", "out"))
    with pytest.raises(UnicodeDecodeError):
        at_home("claims", "out", "--format", "parquet")
    with source("out") as asked:
        content = parquet(stored_rows(asked))
    table = pq.read_table(io.BytesIO(content))
    assert table.to_pylist() == rows


def test_parquet_without_pyarrow_names_the_extra(at_home, monkeypatch):
    monkeypatch.setattr(module, "pa", None)
    done = at_home("claims", "out", "--format", "parquet")
    assert done.status == 2
    assert "riwaya[parquet]" in done.err


def test_geojson_has_a_point_a_place_with_its_accuracy(at_home):
    there, here = at_home("claims", "out", "--format", "geojson"), at_home("claims", ARTICLE, "--format", "geojson")
    assert there.out == here.out
    features = json.loads(there.out)["features"]
    khan = next(one for one in features if one["properties"]["label_en"] == "Khan Shaykhun")
    longitude, latitude = khan["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (37, 35)
    places = [one["properties"] for one in features if one["properties"]["feature"] == "place"]
    assert len(places) > 5
    assert all(one["accuracy_m"] > 0 and one["claims"] and one["by_claimant"] for one in places)


def test_csv_runs_in_no_spreadsheet(riwaya):
    text = "قال المرصد السوري إن غارات روسية قتلت عشرة مدنيين في مدينة إدلب."
    done = riwaya("claims", "-", "--format", "csv", "--title", "=cmd()", stdin=text.encode())
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert rows
    assert {row["title"] for row in rows} == {"'=cmd()"}


def test_bad_articles_are_told_and_the_good_ones_printed(at_home):
    done = at_home("claims", ARTICLE, "nowhere.txt")
    assert done.status == 2
    assert "nowhere.txt" in done.err
    assert len(done.out.splitlines()) > 40
    mixed = at_home("claims", ARTICLE, "out")
    assert mixed.status == 2
    assert mixed.out == ""


@pytest.fixture
def folder(tmp_path):
    """Twenty articles, of which one cannot be read, in an order that is not that of their length."""
    made = tmp_path / "articles"
    made.mkdir()
    for n in range(20):
        (made / f"{n:02}.txt").write_text(" ".join(SENTENCE.format(n + 3) for _ in range(20 - n)), "utf-8")
    (made / "07.txt").write_bytes(b"%PDF-1.7")
    return made


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_several_processes_print_what_one_prints(riwaya, folder, form):
    one, several = riwaya("claims", folder, "--format", form), riwaya("claims", folder, "--format", form, "--jobs", 3)
    assert one.status == several.status == 2
    assert one.out == several.out
    assert one.err == several.err
    assert "07.txt" in one.err
    rows = list(csv.DictReader(io.StringIO(one.out))) if form == "csv" else [*map(json.loads, one.out.splitlines())]
    slugs = [row["article"].rsplit("/", 1)[-1] for row in rows]
    assert sorted(set(slugs)) == list(dict.fromkeys(slugs)) == [f"{n:02}" for n in range(20) if n != 7]


def test_a_defect_in_one_article_stops_no_other(folder, capfdbinary, monkeypatch, tmp_path):
    """A fault of ours keeps its traceback, and the other articles are printed all the same."""
    real = claims.publish_claims

    def faulty(article, use):
        if article.slug == "03":
            raise ZeroDivisionError("here")
        return real(article, use)

    monkeypatch.setattr(claims, "publish_claims", faulty)
    monkeypatch.chdir(tmp_path)
    for jobs in (1, 2) if multiprocessing.get_start_method() == "fork" else (1,):  # a fork has the fault too
        done = call(capfdbinary, monkeypatch, ("claims", folder, "--jobs", jobs))
        assert done.status == 70
        assert "ZeroDivisionError: here" in done.err
        assert "while reading 03" in done.err
        assert "in faulty" in done.err
        assert {json.loads(line)["article"].rsplit("/", 1)[-1] for line in done.out.splitlines()} == {
            f"{n:02}" for n in range(20) if n not in (3, 7)
        }


def test_few_articles_are_under_way_at_a_time():
    """However many there are: what was given out and not taken back yet stays few."""
    taken = done = ahead = 0

    def articles():
        nonlocal taken, ahead
        for n in range(300):
            taken += 1
            ahead = max(ahead, taken - done)
            yield Article(str(n), "نص", "0")

    for n, slug in enumerate(each(articles(), operator.attrgetter("slug"), jobs=2)):
        assert slug == str(n)
        done += 1
    assert done == 300
    assert ahead < 30
