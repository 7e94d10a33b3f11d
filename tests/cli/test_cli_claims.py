"""riwaya claims: articles, builds and stores give one table."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from shell import ARTICLE

from riwaya.cli import parquet as module
from riwaya.cli.parquet import parquet
from riwaya.cli.query import source
from riwaya.cli.stored import stored_rows

#: What a graph does not hold, or holds under another label (a weapon's concept has its own).
LOST = {"sentence"}


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
    assert all(one["properties"]["accuracy_m"] > 0 for one in features)
    assert all(one["properties"]["claims"] for one in features)


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
