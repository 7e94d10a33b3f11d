"""The recipes of docs/exports.md and docs/search.md run as they stand."""

import re
from pathlib import Path

import pytest

from riwaya.cli.parquet import parquet
from riwaya.cli.query import source
from riwaya.cli.stored import stored_rows

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page):
    found = BLOCK.findall((ROOT / "docs" / page).read_text("utf-8"))
    assert found, page
    return found


@pytest.fixture
def folder(built, tmp_path, monkeypatch):
    """A folder with ``out`` and ``claims.parquet``."""
    (tmp_path / "out").symlink_to(built[1])
    with source(str(tmp_path / "out" / "store")) as asked:
        (tmp_path / "claims.parquet").write_bytes(parquet(stored_rows(asked)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pandas_and_duckdb_see_the_same_disagreements(folder, monkeypatch):
    pd, _ = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    pandas_block, duckdb_block = blocks("exports.md")
    for one in (folder, _disputed(folder)):
        monkeypatch.chdir(one)
        left, right = {}, {}
        exec(pandas_block, left)  # noqa: S102 - our own documentation
        exec(duckdb_block, right)  # noqa: S102
        columns = ["event", "kind", "group", "claimants", "cannot_both_be"]
        ours = left["disagreements"][columns].sort_values(columns).to_numpy().tolist()
        theirs = right["disputed"][columns].sort_values(columns).to_numpy().tolist()
        assert ours == theirs
    assert pd is not None
    ((_, kind, group, claimants, cannot),) = ours
    assert (kind, group, claimants, cannot) == ("killed", "civilians", 2, True)


def _disputed(folder):
    """A build of one event with two tolls, written by hand into the tables: how events are joined is not at stake."""
    import csv  # noqa: PLC0415
    import json  # noqa: PLC0415

    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    there = folder / "there"
    (there / "out").mkdir(parents=True)
    table = pq.read_table(folder / "claims.parquet")
    rows = [row for row in table.to_pylist() if row["casualties"]][:2]
    for number, (row, low) in enumerate(zip(rows, (12, 20), strict=True)):
        toll = {**row["casualties"][0], "kind": "killed", "group": "civilians", "min": low, "max": low}
        toll |= {"cumulative": False, "subset_of": None}
        row |= {"event": "urn:event", "commitment": "asserted", "claimant_kind": "unnamed", "claimants": []}
        row |= {"claim": f"urn:claim-{number}", "casualties": [toll]}
    rows[1]["claimant_kind"] = "outlet"
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), there / "claims.parquet")
    claims = ("claim", "event", "claimants", "claimant_kind", "commitment", "quote", "date_start")
    figures = ("claim", "kind", "group", "min", "max", "cumulative", "subset_of")
    with (there / "out" / "claims.csv").open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, claims, extrasaction="ignore")
        lines.writeheader()
        lines.writerows({**row, "claimants": ""} for row in rows)
    with (there / "out" / "figures.csv").open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, figures, extrasaction="ignore")
        lines.writeheader()
        for row in rows:
            toll = row["casualties"][0]
            lines.writerow({**toll, "claim": row["claim"], "cumulative": json.dumps(toll["cumulative"])})
    return there


@pytest.mark.usefixtures("folder")
def test_the_search_joins_a_question():
    (block,) = blocks("search.md")
    names = {}
    exec(block, names)  # noqa: S102 - our own documentation
    claims = {hit.claim for hit in names["found"].hits}
    rows = names["rows"]
    assert len(claims) > 1
    assert rows.rows
    assert {row[rows.columns.index("claim")].value for row in rows.rows} <= claims
