"""/search: what the shell finds, over HTTP; wrong parameters named; no input is syntax; the gate holds."""

import csv
import io
import shutil
import time
from contextlib import closing
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from riwaya.store.dataset import Dataset
from riwaya.store.search import Request, search
from riwaya.store.search.drafting import differences
from riwaya.store.search.index import connect
from riwaya.web.changes import graphs_of, together
from riwaya.web.messages import Changed


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


@pytest.fixture
def writable(serve, store, tmp_path):
    """A server that takes updates, over a copy of the store, with its folder."""
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    return serve(copy, "--writable", "--workers", "2"), copy


def in_step(server):
    """Wait until the index follows."""
    end = time.monotonic() + 20
    while server.get("/health").json["search"] != "ready" and time.monotonic() < end:
        time.sleep(0.1)
    return server.get("/health").json["search"] == "ready"


def same(folder):
    """Whether the index is what the store holds."""
    with Dataset.open(folder) as dataset, closing(connect(folder)) as index:
        return differences(index, dataset) == 0


def test_the_index_follows_updates(writable):
    server, folder = writable
    assert in_step(server)
    (graph,) = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?a a <https://w3id.org/riwaya/ns#Article> } }").cells
    kept = server.get("/sparql?" + urlencode({"default-graph-uri": graph, "query": "CONSTRUCT WHERE { ?s ?p ?o }"}),
                      {"Accept": "application/n-triples"}).text  # fmt: skip
    assert int(ask(server, q="قوات").headers["x-total-count"]) > 8
    made = (folder / "search.sqlite").stat().st_ino

    gone = server.form(update=f"DROP GRAPH <{graph}>")
    assert (gone.status, gone.headers["x-search-index"]) == (204, "behind")
    assert ask(server, q="قوات").json["results"]["bindings"] == []  # behind, it shows nothing that is gone
    assert in_step(server)
    assert ask(server, q="قوات").headers["x-total-count"] == "0"
    assert (folder / "search.sqlite").stat().st_ino != made

    assert server.form(update=f"INSERT DATA {{ GRAPH <{graph}> {{\n{kept} }} }}").status == 204
    assert server.form(update="INSERT DATA { nonsense }").status == 400
    assert in_step(server)
    assert int(ask(server, q="قوات").headers["x-total-count"]) > 8
    assert same(folder)

    label = '"قوات سوداء"@ar'
    where = "?a a <https://w3id.org/riwaya/ns#Actor> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?l"
    rename = f"DELETE {{ GRAPH ?g {{ ?a ?p ?l }} }} INSERT {{ GRAPH ?g {{ ?a ?p {label} }} }} WHERE {{ GRAPH ?g {{ {where} . ?a ?p ?l }} }}"  # noqa: E501
    assert server.form(update=rename).status == 204
    assert in_step(server)
    assert int(ask(server, q="سوداء").headers["x-total-count"]) > 0
    assert same(folder)


def test_a_refused_update_leaves_the_index_in_step(writable):
    server, folder = writable
    assert in_step(server)
    assert server.form(update="INSERT DATA { nonsense }").status == 400
    assert in_step(server)
    assert same(folder)


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("DROP SILENT GRAPH <g:a> ;\nINSERT DATA { GRAPH <g:b> { <a:a> <a:b> '}' } GRAPH <g:c> { } }", "abc"),
        ("# DROP ALL\nclear graph <g:a>;", "a"),
        ("DELETE DATA { GRAPH <g:a> { <a:a> <a:b> 1 . } } ; insert data { GRAPH #\n <g:a> { <a:a> <a:b> 2 } }", "a"),
        ("DROP ALL", None),
        ("DROP GRAPH <a>", None),
        ("INSERT DATA { <a:a> <a:b> 1 }", None),
        ("INSERT DATA { GRAPH <g:a> { <a:a> <a:b> 1 } <a:a> <a:b> 1 }", None),
        ("PREFIX g: <g:> DROP GRAPH g:a", None),
        ("DELETE WHERE { GRAPH <g:a> { ?s ?p ?o } }", None),
        ("INSERT { GRAPH ?g { <a:a> <a:b> 1 } } WHERE { GRAPH ?g { } }", None),
        ("DROP GRAPH <g:a> ; COPY <g:a> TO <g:b>", None),
        ("ADD GRAPH <g:a> TO GRAPH <g:b>", None),
        ("", None),
    ],
)
def test_the_graphs_of_an_update_are_read_only_where_it_says_them_plainly(text, graphs):
    found = graphs_of(text)
    assert (found if found is None else "".join(iri.removeprefix("g:") for iri in found)) == graphs


def test_changes_between_which_somebody_else_wrote_are_not_known():
    first, then = Changed("0", "1", ("g:a",)), Changed("1", "2", ("g:b",))
    assert together(None, first) == first
    assert together(first, then) == Changed("0", "2", ("g:a", "g:b"))
    assert together(first, Changed("9", "10", ("g:b",))) == Changed("0", "10", None)
    assert together(first, Changed("1", "2", None)) == Changed("0", "2", None)
