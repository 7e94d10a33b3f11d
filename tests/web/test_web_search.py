"""/search: what the shell finds, over HTTP; wrong parameters named; no input is syntax; the gate holds."""

import csv
import io
import shutil
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from riwaya.store.dataset import Dataset
from riwaya.store.search import Request, search


def ask(server, accept="application/json", **fields):
    return server.get(
        f"/search?{urlencode({name.rstrip('_'): value for name, value in fields.items()})}", {"Accept": accept}
    )


def test_it_finds_what_the_shell_finds(server, store):
    with Dataset.open(store) as dataset:
        expected = search(dataset, Request(q="قوات النظام", limit=5))
    answer = ask(server, q="قوات النظام", limit=5)
    assert (answer.status, answer.media) == (200, "application/json")
    assert answer.json["head"]["vars"] == list(expected.rows().columns)
    rows = answer.json["results"]["bindings"]
    assert [row["claim"]["value"] for row in rows] == [hit.claim for hit in expected.hits]
    assert [row["snippet"]["value"] for row in rows] == [hit.snippet for hit in expected.hits]
    assert answer.headers["x-total-count"] == str(expected.total)
    assert answer.headers["x-search-index"] == "ready"


def test_pages_follow_one_another(server):
    seen, address = [], "/search?" + urlencode({"q": "قوات", "limit": 4})
    while address:
        answer = server.get(address, {"Accept": "text/csv"})
        assert answer.status == 200
        seen += [row["claim"] for row in csv.DictReader(io.StringIO(answer.text, newline=""))]
        link = answer.headers.get("link", "")
        address = link[1 : link.index(">")] if link else ""
    assert len(seen) == len(set(seen)) == int(answer.headers["x-total-count"]) > 8


def test_forms(server):
    assert server.get("/search.csv?q=" + quote("قوات")).media == "text/csv"
    assert server.get("/search.json?q=" + quote("قوات")).media == "application/json"
    page = server.get("/search?q=" + quote("قوات"), {"Accept": "text/html"})
    assert page.media == "text/html"
    assert "⟦" in page.text
    assert ask(server, accept="text/turtle", q="قوات").status == 406
    assert server.get("/search.exe?q=x").status == 404


def test_the_claims_narrow_a_query(server):
    claims = [row["claim"]["value"] for row in ask(server, q="غارات").json["results"]["bindings"]]
    values = " ".join(f"<{claim}>" for claim in claims)
    rows = server.ask(f"SELECT ?claim {{ ?claim a <https://w3id.org/riwaya/ns#Claim> }} VALUES ?claim {{ {values} }}")
    assert sorted(rows.cells) == sorted(claims)
    assert len(claims) > 1


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, ["q"]),
        ({"q": ""}, ["q"]),
        ({"q": '"قوات'}, ["q"]),
        ({"q": "ا" * 501}, ["q"]),
        ({"q": "قوات", "limit": "many"}, ["limit"]),
        ({"q": "قوات", "limit": 1001}, ["limit"]),
        ({"q": "قوات", "offset": 10**8}, ["offset"]),
        ({"q": "قوات", "in": "dreams"}, ["in"]),
        ({"q": "قوات", "lang": "fr"}, ["lang"]),
        ({"q": "قوات", "whole": "yes"}, ["whole"]),
        ({"q": "قوات", "type": "airstrike"}, ["type"]),
        ({"q": "قوات", "from": "May", "place": "no place", "colour": "red"}, ["colour", "from", "place"]),
        ({"q": "-قوات", "limit": 0}, ["q", "limit"]),
    ],
)
def test_bad_parameters_are_named_all_at_once(server, fields, names):
    answer = ask(server, **fields)
    assert answer.status == 400
    assert answer.media == "application/problem+json"
    assert sorted(one["name"] for one in answer.json["parameters"]) == sorted(names)


@pytest.mark.parametrize(
    "words",
    ['" OR 1', 'a" AND "b" NEAR', "words:x", "x'; DROP TABLE claims --", "\x00x", "e1", "{a} : b", "^x*y*", "NOT"],
)
def test_nothing_typed_is_syntax(server, words):
    answer = ask(server, q=words)
    assert answer.status in {200, 400}
    if answer.status == 200:
        assert answer.json["results"]["bindings"] == []
    else:
        assert [one["name"] for one in answer.json["parameters"]] == ["q"]
    assert "fts5" not in answer.text.lower()


def test_it_is_described(server):
    described = server.get("/openapi.json").json["paths"]["/search"]["get"]
    assert [one["name"] for one in described["parameters"] if one["required"]] == ["q"]
    for parameter in described["parameters"]:
        default = parameter["schema"].get("default")
        if default is not None:
            value = str(default).lower() if isinstance(default, bool) else default
            assert ask(server, q="قوات", **{parameter["name"]: value}).status == 200
    assert "air_strike" in next(one for one in described["parameters"] if one["name"] == "type")["schema"]["enum"]


def test_an_index_is_made_at_the_start_and_followed(serve, store, tmp_path):
    copy = shutil.copytree(store, tmp_path / "store")
    (copy / "search.sqlite").unlink()
    served = serve(copy, "--workers", "1")
    assert served.lines()[0]["search"] == "ready"
    before = ask(served, q="قوات")
    assert int(before.headers["x-total-count"]) > 5
    engine = ox.Store(copy / "oxigraph")  # behind the index's back
    (graph,) = [name for name in engine.named_graphs() if "/graph/article/" in name.value]
    engine.update(f"DROP GRAPH {graph}")
    engine.flush()
    del engine
    behind = ask(served, q="قوات")
    assert behind.json["results"]["bindings"] == []
    assert behind.headers["x-search-index"] == "behind"
    assert "x-total-count" not in behind.headers
    Dataset.open(copy, write=True).close()
    after = ask(served, q="قوات")
    assert (after.headers["x-search-index"], after.headers["x-total-count"]) == ("ready", "0")
    (copy / "search.sqlite").unlink()
    gone = ask(served, q="قوات")
    assert gone.status == 503
    assert "riwaya store index" in gone.json["detail"]


def test_the_log_holds_no_words(server):
    ask(server, q="كلمةسرية")
    line = [line for line in server.lines() if line.get("path") == "/search"][-1]
    assert line["form"] == "SEARCH"
    assert "كلمةسرية" not in str(line)
