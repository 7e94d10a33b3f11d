"""What is written to a server comes back: articles replaced, hard literals, large graphs, loads, dumps, counts."""

import io

import pyoxigraph as ox
import pytest
from query_datasets import DATASETS
from servers import CUT, PASSWORD, USER

from riwaya.errors import StoreError
from riwaya.store.remote import updates
from riwaya.store.remote.settings import Settings
from riwaya.store.remote.store import RemoteStore
from riwaya.store.terms import canonical

XSD = "http://www.w3.org/2001/XMLSchema#"
GRAPH = "https://data.riwaya.invalid/graph/article/مقال"
HARD = [
    ox.Literal("قال: \"لا\" \\ ثم \n سطر \t و\r 😀🇸🇾 e\u0301 \u200f\u202b \u00a0 ''' } ; DROP ALL #", language="ar"),
    ox.Literal("ends in a backslash \\"),
    ox.Literal('"'),
    ox.Literal("\\u0041 \\n stays as it is"),
    ox.Literal("<urn:x> ?x $x @x ^^x"),
    ox.Literal("text", language="en-gb"),
    ox.Literal("2019-08-19", datatype=ox.NamedNode(f"{XSD}date")),
    ox.Literal("0.80", datatype=ox.NamedNode(f"{XSD}decimal")),
    ox.Literal("7", datatype=ox.NamedNode(f"{XSD}nonNegativeInteger")),
    ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")),
    ox.Literal("2019-08~", datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
    ox.NamedNode("https://data.riwaya.invalid/entity/خان-شيخون"),
]


def triples(values, subject="urn:s"):
    return [ox.Triple(ox.NamedNode(subject), ox.NamedNode(f"urn:p{n}"), value) for n, value in enumerate(values)]


def held(store, graph=GRAPH):
    out = io.BytesIO()
    store.dump(out, "nt", graph=graph)
    return set(ox.parse(out.getvalue(), format=ox.RdfFormat.N_TRIPLES))


def said(values, subject="urn:s"):
    plain = [canonical(value) if isinstance(value, ox.Literal) else value for value in values]
    return {ox.Quad(*triple) for triple in triples(plain, subject)}


def test_hard_values_come_back_as_they_were(store):
    assert store.replace(GRAPH, triples(HARD)) == len(HARD)
    assert held(store) == said(HARD)
    answer = store.ask("SELECT ?o { <urn:s> ?p ?o } ORDER BY ?p")
    assert {row[0] for row in answer.rows} == {quad.object for quad in said(HARD)}


def test_an_article_is_replaced_and_nothing_else(store):
    store.replace("urn:other", triples([ox.Literal("stays")]))
    store.replace(GRAPH, triples([ox.Literal(str(n)) for n in range(10)]))
    store.replace(GRAPH, triples([ox.Literal("new")]))
    assert held(store) == said([ox.Literal("new")])
    assert store.graphs() == tuple(sorted([GRAPH, "urn:other"]))
    store.replace(GRAPH, ())
    assert store.graphs() == ("urn:other",)


@pytest.mark.parametrize("statements", [1000, CUT + 2000])
def test_a_graph_too_large_for_one_request_arrives_whole(store, monkeypatch, statements):
    monkeypatch.setattr(updates, "ONE_REQUEST", 40_000)
    values = [ox.Literal(f"قيمة {n}") for n in range(statements)]
    store.replace(GRAPH, triples([ox.Literal("old")]))
    assert store.replace(GRAPH, triples(values)) == statements
    assert held(store) == said(values)
    store.add(GRAPH, triples([ox.Literal("more")], "urn:t"))
    assert held(store) == said(values) | said([ox.Literal("more")], "urn:t")


def test_more_rows_than_a_server_gives_at_once_come_in_pages(store):
    count = 2 * CUT + 500
    store.replace(GRAPH, triples([ox.Literal(n) for n in range(count)]))
    answer = store.ask("SELECT ?o { <urn:s> ?p ?o } ORDER BY ?o")
    assert [int(row[0].value) for row in answer.rows] == list(range(count))
    limited = store.ask(f"SELECT ?o {{ <urn:s> ?p ?o }} ORDER BY ?o LIMIT {CUT + 10} OFFSET 5")
    assert [int(row[0].value) for row in limited.rows] == list(range(5, CUT + 15))


def test_an_answer_that_was_cut_and_cannot_be_paged_is_refused(started):
    server = started("virtuoso")
    store = RemoteStore(server.url, server.settings)
    store.replace(GRAPH, triples([ox.Literal(n) for n in range(CUT + 1)]))
    with pytest.raises(StoreError, match=rf"cut the answer off after {CUT:,} rows.*ORDER BY"):
        store.ask("SELECT ?o { <urn:s> ?p ?o }")


def test_a_dump_loaded_elsewhere_dumps_the_same(store, tmp_path):
    data = DATASETS[0].quads
    assert store.load(data) == store.load(data) == sum(1 for _ in ox.parse(path=data))
    first, second = io.BytesIO(), io.BytesIO()
    store.dump(first)
    (tmp_path / "all.nq").write_bytes(first.getvalue())
    for graph in store.graphs():
        store.replace(graph, ())
    store.load(tmp_path / "all.nq")
    store.dump(second)
    assert first.getvalue() == second.getvalue()
    assert first.getvalue().count(b"\n") == store.info().triples


def test_what_is_there_is_counted(store):
    store.load(DATASETS[0].quads)
    info = store.info()
    assert (info.articles, info.claims) == (2, 28)
    assert sum(number for _, number in info.graphs) == info.triples
    assert info.path == store.url
    assert info.engine


def test_a_blank_node_is_refused_before_anything_is_sent(store, tmp_path):
    (tmp_path / "b.nq").write_text("<urn:a> <urn:p> 1 <urn:g> .\n<urn:a> <urn:p> _:b <urn:g> .\n".replace("1", '"1"'))
    with pytest.raises(StoreError, match="blank node"):
        store.load(tmp_path / "b.nq")
    with pytest.raises(StoreError, match="blank node"):
        store.add(GRAPH, triples([ox.BlankNode()]))
    assert store.graphs() == ()


def test_checks_find_nothing_in_sound_data(store):
    store.load(DATASETS[0].quads)
    assert store.check() == ()


def test_a_wrong_password_is_told_and_not_tried_again_and_again(started):
    server = started("virtuoso")
    for settings in (
        Settings(user=USER, password="not this one"),
        Settings(user="nobody", password=PASSWORD, auth="digest"),
        Settings(user=USER, password=PASSWORD, auth="basic"),
        Settings(token="no.such.token", auth="bearer"),
    ):
        store = RemoteStore(server.url, settings)
        with pytest.raises(StoreError, match=r"sparql-auth \(Virtuoso.*answered 401"):
            store.replace(GRAPH, triples([ox.Literal("x")]))


def test_who_may_not_write_hears_so_from_the_server(started):
    server = started("virtuoso")
    with pytest.raises(StoreError, match=r"/sparql \(Virtuoso.*No permission"):
        RemoteStore(server.url, Settings()).replace(GRAPH, triples([ox.Literal("x")]))
