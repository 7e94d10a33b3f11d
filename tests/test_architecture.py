"""The house: its layers, its public surface, its network, and that every span of every output holds its words."""

import ast
import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from importlinter.cli import lint_imports

import riwaya
from riwaya import pipeline
from riwaya.articles.read import read
from riwaya.cli.main import COMMANDS
from riwaya.cli.stored import stored_rows
from riwaya.pipeline import STORE, build, tools
from riwaya.store.dataset import Dataset
from riwaya.store.sources import OxigraphSource

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "riwaya").rglob("*.py"))
OA = "http://www.w3.org/ns/oa#"


def test_the_layers_hold(capsys):
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0
    assert "0 broken" in capsys.readouterr().out


def test_nothing_fetches():
    """import-linter sees packages only; ``urllib.request`` stands beside the harmless ``urllib.parse``."""
    assert len(SOURCES) > 50
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if "remote" not in path.parts:  # the store that a user names by its address
                assert not {"urllib.request", "urllib.error", "ftplib", "smtplib"} & set(names), path


def test_the_public_surface():
    """What other programs may count on: a change here is a change of the contract."""
    own = {
        name
        for name, value in vars(pipeline).items()
        if getattr(value, "__module__", "") == "riwaya.pipeline" and not name.startswith("_")
    }
    assert own == {
        *("Built", "Manifest", "ManifestArticle", "Outcome", "Tools"),
        *("build", "build_article", "publish_claims", "read_claims", "tools"),
    }
    assert riwaya.__version__ == "0.1.0"
    assert {"build", "claims", "evaluate", "explain", "query", "serve", "store", "validate"} <= set(COMMANDS)


NASTY = (
    "\ufeffأعلنت وزارة الدفاع الروسية الأحد أن طائرات استهدفت مواقع في ريف إدلب الجنوبي 😀🇸🇾.\r\n"
    "قُتِلَ أكثرُ من عشرين مدنيّاً في غاراتٍ على مدينة خان شيخون في 5 أيار 2019، وفق المرصد السوري لحقوق الإنســان.\r\n\r\n"
    "ودعت الأممالمتحدة في 6 أيار 2019 إلى هدنة\u00a0فورية e\u0301 \u200fواتهمت فرنسا النظامالسوري باستهداف مستشفى.\n"
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Every output of three articles: one real, one with every trap of Unicode, one whose last word is a claim."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "nasty.txt").write_text(NASTY, "utf-8", newline="")
    (folder / "short.txt").write_text("في 5 أيار 2019 سيطرت قوات النظام على بلدة الهبيط", "utf-8")
    paths = [str(ROOT / "data" / "articles" / "khan-shaykhun-2019.txt"), str(folder)]
    out = tmp_path_factory.mktemp("outputs") / "out"
    outcome = build(read(paths), out, tools(), formats=("ttl", "trig", "jsonld", "nq", "jsonl", "csv"))
    assert outcome.problems == outcome.defects == ()
    assert outcome.report.conforms, outcome.report.violations
    texts = {f"{tools().base}article/{article.slug}": article.text for article in read(paths)}
    assert len(texts) == 3
    return out, texts


def spans(row):
    """Every stretch of a row of the claims table, with the words that it must hold."""
    yield row["start"], row["end"], row["quote"]
    yield tuple(row["trigger"].values())
    for column in ("claimants", "addressees", "agents", "targets", "places", "weapons", "attribution", "casualties"):
        for cell in row[column]:
            yield cell["start"], cell["end"], cell["text"]
    for figure in row["casualties"]:
        if figure["affiliation"]:
            yield figure["affiliation"]["start"], figure["affiliation"]["end"], figure["affiliation"]["text"]
    if row["purpose"]:
        yield tuple(row["purpose"].values())


def hold(found, text):
    count = 0
    for start, end, words in found:
        count += 1
        assert text[start:end] == words, (start, end, words)
    return count


def test_every_span_of_the_claims_table_holds_its_words(outputs):
    out, texts = outputs
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text("utf-8").splitlines()]
    assert {row["article"] for row in rows} == set(texts)
    assert sum(hold(spans(row), texts[row["article"]]) for row in rows) > 200
    for row in rows:
        sentence, text = row["sentence"], texts[row["article"]]
        assert 0 <= sentence["start"] < sentence["end"] <= len(text)
        assert row["start"] <= row["trigger"]["start"] <= row["trigger"]["end"] <= row["end"]


def test_every_span_of_the_csv_holds_its_words(outputs):
    out, texts = outputs
    articles = {}
    for row in csv.DictReader(io.StringIO((out / "claims.csv").read_text("utf-8"))):
        articles[row["claim"]] = text = texts[row["article"]]
        for start, end, words in (("start", "end", "quote"), ("trigger_start", "trigger_end", "trigger_text")):
            assert text[int(row[start]) : int(row[end])] == row[words].removeprefix("'")
    count = 0
    for name in ("figures.csv", "roles.csv"):
        for row in csv.DictReader(io.StringIO((out / name).read_text("utf-8"))):
            assert articles[row["claim"]][int(row["start"]) : int(row["end"])] == row["text"].removeprefix("'")
            count += 1
    assert count > 100


@pytest.mark.parametrize("name", ["riwaya.ttl", "riwaya.trig", "riwaya.nq", "articles/khan-shaykhun-2019.jsonld"])
def test_every_span_of_a_graph_holds_its_words(outputs, name):
    out, texts = outputs
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in ox.parse(path=out / name))
    hold_in_graph(OxigraphSource(store), texts)


def test_every_span_of_the_store_holds_its_words(outputs):
    out, texts = outputs
    with Dataset.open(out / STORE) as store:
        hold_in_graph(store, texts)
        for row in stored_rows(store):
            text = texts[row.article]
            assert text[row.start : row.end] == row.quote
            for cell in (*row.claimants, *row.agents, *row.targets, *row.places, *row.weapons, *row.casualties):
                assert text[cell.start : cell.end] == cell.text


def hold_in_graph(source, texts):
    found = source.ask(
        f"PREFIX oa: <{OA}> SELECT ?article ?start ?end ?words {{"
        " ?span oa:hasSource ?article ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?words ] }"
    )
    assert len(found.rows) > 150
    for article, start, end, words in found.rows:
        assert texts[article.value][int(start.value) : int(end.value)] == words.value
