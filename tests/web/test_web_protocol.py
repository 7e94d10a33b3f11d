"""What the SPARQL 1.1 Protocol expects: each case of the W3C's list for queries, in our own words, and refusals."""

import json
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pyoxigraph as ox
import pytest

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?o { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o } ORDER BY ?o LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5"
GRAPH = "https://data.riwaya.invalid/graph/entities"
VOCABULARY = "https://data.riwaya.invalid/graph/vocabulary"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_query_by_get(server):
    assert server.ask(ASK).json["boolean"] is True


def test_query_by_form(server):
    assert server.form(query=ASK).json["boolean"] is True


def test_query_by_body(server):
    assert server.post(ASK, "application/sparql-query").json["boolean"] is True
    assert server.post(ASK, "application/sparql-query; charset=UTF-8").status == 200


def test_head_has_no_body(server):
    answer = server.get("/sparql?query=ASK%7B%7D", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


def counted(answer):
    assert answer.status == 200, answer.text
    return int(answer.cells[0])


def test_graphs_by_parameters(server):
    entities = counted(server.ask(COUNT, default_graph_uri=GRAPH))
    path = f"/sparql?query={quote(COUNT)}&default-graph-uri={GRAPH}&default-graph-uri={VOCABULARY}"
    both = server.get(path)
    vocabulary = counted(server.form(query=COUNT, default_graph_uri=VOCABULARY))
    assert entities + vocabulary == counted(both) < counted(server.ask(COUNT))
    assert counted(server.ask(COUNT, named_graph_uri=GRAPH)) == 0
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert counted(server.ask(inside, named_graph_uri=GRAPH)) == entities
    posted = server.post(inside, "application/sparql-query", f"/sparql?named-graph-uri={GRAPH}")
    assert counted(posted) == entities


def test_from_chooses_among_our_graphs(server):
    entities = counted(server.ask(COUNT, default_graph_uri=GRAPH))
    assert counted(server.ask(COUNT.replace("{", f"FROM <{GRAPH}> {{"))) == entities
    inside = "SELECT (COUNT(*) AS ?n) FROM NAMED <GRAPH> { GRAPH ?g { ?s ?p ?o } }"
    assert counted(server.ask(inside.replace("GRAPH>", f"{GRAPH}>"))) == entities
    assert counted(server.ask(COUNT.replace("{", f"FROM <{VOCABULARY}> {{"), default_graph_uri=GRAPH)) == entities


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("application/sparql-results+json;q=0, text/csv;q=0.1", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ],
)
def test_rows_in_the_form_that_is_asked_for(server, accept, media):
    answer = server.ask(SELECT, accept)
    assert (answer.status, answer.media) == (200, media)
    assert server.ask(ASK, accept).media == media
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_statements_in_the_form_that_is_asked_for(server, accept, form):
    for query in (CONSTRUCT, "DESCRIBE <https://data.riwaya.invalid/entity/syria>"):
        answer = server.ask(query, accept)
        assert (answer.status, answer.media) == (200, accept)
        assert len(list(ox.parse(answer.body, form))) >= 5


def test_every_form_tells_the_same_rows(server):
    found = server.ask(SELECT).json["results"]["bindings"]
    assert len(found) == 3
    root = ET.fromstring(server.ask(SELECT, "application/sparql-results+xml").body)  # noqa: S314 - of our own server
    literals = root.findall(".//{*}literal")
    assert [one.text for one in literals] == [row["o"]["value"] for row in found]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [one.get(lang) for one in literals] == [row["o"]["xml:lang"] for row in found]
    store = ox.parse_query_results(server.ask(SELECT, "text/tab-separated-values").body, ox.QueryResultsFormat.TSV)
    assert [row[0].value for row in store] == [row["o"]["value"] for row in found]


NASTY = (
    'SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { ("t\\ta\\"b\\n<&>\\r,;" "=1+1"@ar <http://a/?x=1&y> 007) '
    '(UNDEF "" "\\u0007" 1e400) } }'
)


def test_hostile_values_survive_every_form(server):
    native = ox.Store().query(NASTY)
    expected = [[None if term is None else str(term) for term in row] for row in native]
    for accept, form in (
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ):
        found = ox.parse_query_results(server.ask(NASTY, accept).body, form)
        assert [[None if term is None else str(term) for term in row] for row in found] == expected
    xml = ox.parse_query_results(server.ask(NASTY, "application/sparql-results+xml").body, ox.QueryResultsFormat.XML)
    assert str(next(iter(xml))[0]) == expected[0][0]
    assert server.ask(NASTY, "text/csv").text.splitlines()[0] == "a,b,c,d"


@pytest.mark.parametrize(
    ("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), (SELECT, "nonsense")]
)
def test_406(server, query, accept):
    assert server.ask(query, accept).status == 406


def test_400_says_where(server):
    for query, line, column in (
        ("SELECT * {\n ?s ?p ?o } }", 2, 13),
        ("SELECT * {\n ?s ?p ?o .\n FILTER(?o > ) }", 3, 2),
        ("SELECT * {\n ?s foo:a ?o }", 2, 5),
        ("SELEC", 1, 1),
    ):
        answer = server.ask(query)
        assert (answer.status, answer.media) == (400, "application/problem+json")
        assert (answer.json["line"], answer.json["column"]) == (line, column), answer.text
        assert f"line {line}, column {column}" in answer.json["title"]


@pytest.mark.parametrize(
    "send",
    [
        lambda s: s.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"),
        lambda s: s.get("/sparql?qurey=ASK%7B%7D"),
        lambda s: s.get("/sparql?query=%FF%FE"),
        lambda s: s.get("/sparql?query="),
        lambda s: s.post("query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded"),
        lambda s: s.post("query=ASK%7B%7D&update=CLEAR+ALL", "application/x-www-form-urlencoded"),
        lambda s: s.post("qurey=ASK%7B%7D", "application/x-www-form-urlencoded"),
        lambda s: s.post("", "application/x-www-form-urlencoded"),
        lambda s: s.post("query=ASK", "application/x-www-form-urlencoded", "/sparql?query=ASK%7B%7D"),
        lambda s: s.post(b"ASK { ?s ?p '\xff' }", "application/sparql-query"),
        lambda s: s.post(ASK, "application/sparql-query", "/sparql?query=ASK%7B%7D"),
        lambda s: s.post("CLEAR ALL", "application/sparql-query"),
        lambda s: s.ask("ASK", default_graph_uri="not an iri"),
        lambda s: s.ask(ASK, default_graph_uri="http://nobody.invalid/g"),
        lambda s: s.ask("ASK { ?s ?p ?o } \u0000"),
        lambda s: s.ask("SELECT (TRIPLE(<a:a>, <a:b>, 1) AS ?t) {}"),
    ],
)
def test_400(server, send):
    answer = send(server)
    assert answer.status == 400, answer
    assert answer.json["title"]


def test_405_names_the_methods(server):
    for method in ("PUT", "DELETE", "PATCH"):
        answer = server.get("/sparql?query=ASK%7B%7D", method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert server.get("/sparql?update=CLEAR%20ALL").status == 405


@pytest.mark.parametrize(
    "media", ["text/plain", "application/json", "application/sparql-query; charset=utf-16", "multipart/form-data", ""]
)
def test_415(server, media):
    assert server.post(ASK, media).status == 415


def test_413(server):
    assert server.post(f"{ASK} #" + "x" * 2_000_000, "application/sparql-query").status == 413
    assert server.form(query=f"{ASK} #" + "x" * 900_000).status == 200


def test_403_updates(server):
    assert server.form(update="CLEAR ALL").status == 403
    assert server.post("DROP ALL", "application/sparql-update").status == 403
    assert server.ask(ASK).json["boolean"] is True


def test_cors_without_credentials(server):
    for answer in (
        server.ask(ASK),
        server.ask("SELEC"),
        server.get("/sparql", {"Origin": "https://a.invalid"}, method="OPTIONS"),
    ):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_service_description(server):
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML)):
        answer = server.get("/sparql", {"Accept": accept})
        triples = [quad.triple for quad in ox.parse(answer.body, form)]
        sd = "http://www.w3.org/ns/sparql-service-description#"
        told = {(t.predicate.value.removeprefix(sd), getattr(t.object, "value", "")) for t in triples}
        assert ("endpoint", f"{server.url}/sparql") in told
        assert ("supportedLanguage", f"{sd}SPARQL11Query") in told
        assert ("supportedLanguage", f"{sd}SPARQL11Update") not in told
        assert ("name", GRAPH) in told
        assert not any(isinstance(t.subject, ox.BlankNode) for t in triples)


def test_void(server):
    answer = server.get("/.well-known/void", {"Accept": "application/ld+json"})
    (data,) = [node for node in json.loads(answer.body) if "http://rdfs.org/ns/void#sparqlEndpoint" in node]
    (total,) = data["http://rdfs.org/ns/void#triples"]
    assert int(total["@value"]) == counted(server.ask(COUNT))


def test_the_log_holds_no_query(server):
    server.ask("ASK { ?s ?p 'a secret of the client' }")
    server.get("/q/claims-with-words?words=another+secret")
    last = [line for line in server.lines() if line.get("event") == "request"]
    assert "secret" not in server.log.read_text("utf-8")
    assert {"time", "method", "path", "status", "ms", "bytes"} <= set(last[-1])
