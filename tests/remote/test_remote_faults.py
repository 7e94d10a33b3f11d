"""A server that misbehaves: slow, busy, closed, wrong, too talkative. The message says which server said what."""

import gc
import hashlib
import json
import sys
import threading
import time
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from servers import Stub, free_port, reply

from riwaya.errors import InputError, QueryError, StoreError
from riwaya.store.queries import Question, run
from riwaya.store.remote.endpoints import endpoints, query_url
from riwaya.store.remote.settings import Settings, from_environment
from riwaya.store.remote.store import RemoteStore

pytestmark = pytest.mark.timed

JSON = "application/sparql-results+json"
QUICK = Settings(backoff=0.01, timeout=5)
NO, YES = '{"head": {}, "boolean": false}', '{"head": {}, "boolean": true}'
ROWS = "SELECT ?n { ?s ?p ?n } ORDER BY ?n"
TRIPLE = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("o"))


def rows(numbers):
    found = [{"n": {"type": "literal", "value": str(n)}} for n in numbers]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": found}})


def numbers(answer):
    return [int(row[0].value) for row in answer.rows]


def after(answer, server="Stub/1.0"):
    """Answer the first request, which asks who is there, and leave the others to ``answer``."""

    def both(handler, body, turn):
        handler.version_string = lambda: server
        if turn == 1:
            reply(handler, 200, NO, JSON)
        else:
            answer(handler, body, turn)

    return Stub(both)


def always(status, body="", media="text/plain", **headers):
    return after(lambda handler, _, __: reply(handler, status, body, media, **headers))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(status):
    def answer(handler, _, turn):
        reply(handler, status, "busy") if turn < 4 else reply(handler, 200, YES, JSON)

    with after(answer) as stub:
        assert RemoteStore(stub.url, QUICK).ask("ASK {}").value is True
        assert len(stub.asked) == 4


def test_it_is_asked_so_often_and_no_more_and_each_time_later():
    waits = []
    with always(503, "down for repair") as stub:
        store = RemoteStore(stub.url, Settings(backoff=0.5, retries=3))
        store.client._sleep = waits.append
        with pytest.raises(StoreError, match=r"127.0.0.1:\d+/sparql \(Stub/1.0\): answered 503 .*, 4 times: down for"):
            store.ask("ASK {}")
        assert len(stub.asked) == 1 + 4
        assert waits == [0.5, 1.0, 2.0]


def test_the_wait_that_a_server_asks_for_is_kept_but_not_an_hour():
    waits = []
    with always(503, Retry_After="7") as stub:
        store = RemoteStore(stub.url, Settings(retries=1))
        store.client._sleep = waits.append
        with pytest.raises(StoreError, match="503"):
            store.ask("ASK {}")
    assert waits == [7.0]
    with always(503, Retry_After="3600") as stub:
        store = RemoteStore(stub.url, Settings(retries=5))
        store.client._sleep = waits.append
        with pytest.raises(StoreError, match="503"):
            store.ask("ASK {}")
        assert len(stub.asked) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500, 501])
def test_other_refusals_are_not_tried_again(status):
    with always(status, "no") as stub:
        with pytest.raises((StoreError, QueryError), match=rf"answered {status} .*: no"):
            RemoteStore(stub.url, QUICK).ask("ASK {}")
        assert len(stub.asked) == 2


def test_a_server_that_is_not_there_is_told_after_the_retries():
    url = f"http://127.0.0.1:{free_port()}/sparql"
    with pytest.raises(StoreError, match=rf"{url}: nobody listens there \(4 times\)"):
        RemoteStore(url, QUICK).ask("ASK {}")


def test_a_slow_server_is_left_alone_after_the_time_limit():
    with after(lambda handler, _, __: (time.sleep(1), reply(handler, 200, YES, JSON))) as stub:
        started = time.monotonic()
        store = RemoteStore(stub.url, Settings(timeout=0.3, backoff=0.01))
        with pytest.raises(StoreError, match=r"did not answer within 0.3 seconds \("):
            store.ask("ASK {}")
        assert time.monotonic() - started < 2
        assert len(stub.asked) == 2  # a slow query asked again is two slow queries


def test_an_answer_that_trickles_is_left_alone_too():
    def trickle(handler, _, __):
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        for _ in range(40):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    with after(trickle) as stub:
        started = time.monotonic()
        with pytest.raises(StoreError, match=r"did not answer within 0\.3 seconds"):
            RemoteStore(stub.url, Settings(timeout=0.3)).ask("ASK {}")
        assert time.monotonic() - started < 1.5


def test_an_answer_that_breaks_off_is_asked_for_again():
    def answer(handler, _, turn):
        if turn > 2:
            return reply(handler, 200, YES, JSON)
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        return handler.wfile.write(b'{"head": ')

    with after(answer) as stub:
        assert RemoteStore(stub.url, QUICK).ask("ASK {}").value is True
        assert len(stub.asked) == 3


def test_what_a_server_says_is_one_line_without_what_a_terminal_would_obey():
    page = "<html><style>x</style><h1>Error\x1b[31m &amp;\n worse</h1></html>" + "x" * 100_000
    with always(500, page, "text/html") as stub, pytest.raises(StoreError) as told:
        RemoteStore(stub.url, QUICK).ask("ASK {}")
    assert "answered 500 Internal Server Error: Error [31m & worse" in str(told.value)
    assert "\x1b" not in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 600


@pytest.mark.parametrize(
    ("body", "media", "told"),
    [
        ("<html>Welcome</html>", "text/html", "text/html"),
        ('{"head": {"vars": ["n"]}, "results": {"bindings": [{"n"', JSON, "broken"),
        (
            '{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "magic", "value": "1"}}]}}',
            JSON,
            "broken",
        ),
        ("<sparql", "application/sparql-results+xml", "broken"),
        ("\xff\xfe", JSON, "broken"),
        ("", JSON, "broken"),
        ("{}", "", "nothing that it names"),
    ],
)
def test_an_answer_that_is_none_is_refused(body, media, told):
    with always(200, body.encode("latin-1"), media) as stub, pytest.raises(StoreError, match=told) as fault:
        RemoteStore(stub.url, QUICK).ask(ROWS)
    assert fault.value.where == stub.url


def test_a_broken_answer_holds_nothing_that_another_thread_must_not_drop(monkeypatch):
    """The engine's results belong to their thread; whatever test ran when they were collected in another one failed."""
    heard = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: heard.append(str(told.exc_value)))
    kept = []
    with always(200, '{"head": {"vars": ["n"]}, "results": {"bindings": [{"n"', JSON) as stub:
        try:
            RemoteStore(stub.url, QUICK).ask(ROWS)
        except StoreError as fault:
            kept.append(fault)
    assert kept
    other = threading.Thread(target=lambda: (kept.clear(), gc.collect()))
    other.start()
    other.join()
    assert heard == []


def test_statements_that_are_broken_are_refused():
    with always(200, "<urn:a> <urn:b>", "application/n-triples") as stub, pytest.raises(StoreError, match="broken"):
        RemoteStore(stub.url, QUICK).ask("CONSTRUCT WHERE { ?s ?p ?o }")


def test_an_answer_without_end_is_not_read_to_the_end():
    sent = []

    def flood(handler, _, __):
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        try:
            for _ in range(4000):
                handler.wfile.write(b" " * 65536)
                sent.append(65536)
        except OSError:
            pass

    with after(flood) as stub:
        store = RemoteStore(stub.url, Settings(most=1 << 20, timeout=30))
        with pytest.raises(StoreError, match=r"more than 1,048,576 bytes.*RIWAYA_MAX_MIB"):
            store.ask("SELECT ?n { ?s ?p ?n }")
    assert sum(sent) < 64 << 20


def paging(total, cut):
    """A server that gives at most ``cut`` rows of ``total`` at a time, without a word."""

    def answer(handler, body, _):
        text = parse_qs(body)["query"][0]
        limit = int(text.rpartition("LIMIT ")[2].split()[0]) if "LIMIT" in text else total
        offset = int(text.rpartition("OFFSET ")[2].split()[0]) if "OFFSET" in text else 0
        reply(handler, 200, rows(range(offset, min(total, offset + limit, offset + cut))), JSON)

    return after(answer)


@pytest.mark.parametrize(("total", "asked"), [(99, 1), (100, 2), (250, 3), (300, 4), (0, 1)])
def test_rows_that_a_server_cuts_off_are_fetched_in_pages(total, asked):
    with paging(total, 100) as stub:
        assert numbers(RemoteStore(stub.url, QUICK).ask(ROWS)) == list(range(total))
        assert len(stub.asked) == 1 + asked


def test_a_limit_of_ones_own_holds_over_pages():
    with paging(1000, 100) as stub:
        store = RemoteStore(stub.url, QUICK)
        assert numbers(store.ask(f"{ROWS} LIMIT 250")) == list(range(250))
        assert numbers(store.ask(f"{ROWS} LIMIT 150 OFFSET 200")) == list(range(200, 350))
        assert numbers(store.ask(f"{ROWS} LIMIT 100")) == list(range(100))


def test_rows_without_an_order_are_not_put_together():
    with paging(1000, 100) as stub, pytest.raises(StoreError, match="cut the answer off after 100 rows"):
        RemoteStore(stub.url, QUICK).ask("SELECT ?n { ?s ?p ?n }")
    with paging(100, 100) as stub:
        assert len(RemoteStore(stub.url, QUICK).ask("SELECT ?n { ?s ?p ?n }").rows) == 100


def test_an_answer_too_large_for_the_server_comes_in_pages():
    def answer(handler, body, _):
        if "LIMIT" not in body:
            return reply(handler, 422, '{"title": "The answer is larger than 10 rows"}', "application/problem+json")
        offset = int(body.rpartition("OFFSET+")[2].split("&")[0])
        return reply(handler, 200, rows(range(offset, min(23, offset + 10))), JSON)

    with after(answer) as stub:
        assert numbers(RemoteStore(stub.url, Settings(page=10)).ask(ROWS)) == list(range(23))


def secured(scheme, header=""):
    """A server that answers only who shows the right password or token."""

    def answer(handler, _, __):
        given = handler.headers.get("Authorization", "")
        if scheme == "digest" and given.startswith("Digest "):
            fields = dict(part.strip().split("=", 1) for part in given[7:].split(", "))
            fields = {name: value.strip('"') for name, value in fields.items()}

            def md5(text):
                return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

            inner = md5("ali:SPARQL:pässword"), md5(f"{handler.command}:{handler.path}")
            middle = f"{fields['nonce']}:{fields['nc']}:{fields['cnonce']}:auth"
            if fields["response"] == md5(f"{inner[0]}:{middle}:{inner[1]}"):
                return reply(handler, 200, NO, JSON)
        elif header and given == header:
            return reply(handler, 200, NO, JSON)
        challenge = {
            "digest": 'Digest realm="SPARQL", nonce="n1", qop="auth", algorithm="MD5"',
            "basic": 'Basic realm="SPARQL"',
            "bearer": "Bearer",
        }[scheme]
        return reply(handler, 401, "who is there?", WWW_Authenticate=challenge)

    return Stub(answer)


ALI = {"RIWAYA_USER": "ali", "RIWAYA_PASSWORD": "pässword"}
BASIC = "Basic YWxpOnDDpHNzd29yZA=="


@pytest.mark.parametrize(
    ("scheme", "header", "environment", "requests"),
    [
        ("basic", BASIC, ALI, 3),  # asked who is there once, then known
        ("basic", BASIC, {**ALI, "RIWAYA_AUTH": "basic"}, 2),
        ("digest", "", ALI, 3),
        ("digest", "", {**ALI, "RIWAYA_AUTH": "digest"}, 3),
        ("bearer", "Bearer t0ken", {"RIWAYA_TOKEN": "t0ken"}, 2),
    ],
)
def test_who_asks_is_taken_from_the_environment(scheme, header, environment, requests):
    with secured(scheme, header) as stub:
        store = RemoteStore(stub.url, from_environment(environment))
        store.ask("ASK {}")
        assert len(stub.asked) <= requests + 1


@pytest.mark.parametrize("scheme", ["basic", "digest", "bearer"])
def test_a_wrong_password_ends_in_one_clear_message(scheme):
    with secured(scheme, "x") as stub:
        wrong = {"RIWAYA_TOKEN": "no"} if scheme == "bearer" else {**ALI, "RIWAYA_PASSWORD": "no"}
        with pytest.raises(StoreError, match=r"answered 401 Unauthorized: who is there\? \(set RIWAYA_USER"):
            RemoteStore(stub.url, from_environment(wrong)).ask("ASK {}")
        assert len(stub.asked) <= 3


def test_a_redirect_is_not_followed_with_a_password():
    with Stub(lambda handler, _, __: reply(handler, 200, NO, JSON)) as thief:
        with (
            Stub(lambda handler, _, __: reply(handler, 302, Location=thief.url)) as stub,
            pytest.raises(StoreError, match=f"answered 302 Found: it is at {thief.url}"),
        ):
            RemoteStore(stub.url, Settings(user="ali", password="x", auth="basic")).ask("ASK {}")
        assert thief.asked == []


def test_a_query_that_does_not_parse_or_writes_or_reaches_out_is_not_sent():
    with Stub(lambda handler, _, __: reply(handler, 200, NO, JSON)) as stub:
        store = RemoteStore(stub.url, QUICK)
        for text in ("SELECT * {", "DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "LOAD <http://a/>", ""):
            with pytest.raises(QueryError):
                store.ask(text)
        with pytest.raises(QueryError, match="at 2:"):
            store.ask("SELECT *\n{ ?s ?p }")
        for text in ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "SELECT * FROM <http://a/> { ?s ?p ?o }"):
            with pytest.raises(QueryError, match="another machine"):
                run(Question("own", "own", text), {}, store)
        assert stub.asked == []


def test_a_store_whose_default_graph_is_no_union_is_refused():
    with (
        Stub(lambda handler, _, __: reply(handler, 200, YES, JSON)) as stub,
        pytest.raises(StoreError, match="union of its graphs"),
    ):
        RemoteStore(stub.url, QUICK).ask("ASK {}")


def test_a_write_is_one_request_to_the_update_address():
    with always(204) as stub:
        store = RemoteStore(stub.url, Settings(update_url=f"{stub.url}/changes"))
        store.replace("urn:g", [TRIPLE, TRIPLE])
        ((_, path, headers, body),) = stub.asked[1:]
        assert path == "/sparql/changes"
        assert headers["Content-Type"] == "application/sparql-update"
        assert body.startswith("DROP SILENT GRAPH <urn:g> ;\nINSERT DATA { GRAPH <urn:g> {\n<urn:s> <urn:p> ")
        assert body.count("<urn:s>") == 1


def test_pieces_that_stop_in_the_midst_say_what_is_left(monkeypatch):
    monkeypatch.setattr("riwaya.store.remote.updates.ONE_REQUEST", 60)

    def answer(handler, _, turn):
        reply(handler, 204 if turn < 4 else 507, "disk full")

    many = [ox.Triple(TRIPLE.subject, TRIPLE.predicate, ox.Literal(str(n))) for n in range(9)]
    with after(answer) as stub, pytest.raises(StoreError) as told:
        RemoteStore(stub.url, QUICK).replace("urn:g", many)
    assert "stopped after 2 statements: answered 507" in str(told.value)
    assert "the graph urn:g is not whole now" in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/sparql",
        "file:///etc/passwd",
        "http://",
        "http:///sparql",
        "http://example.org:port/",
        "http://example.org/a b",
        "http://example.org/sparql#x",
        "http://ali:secret@example.org/sparql",
    ],
)
def test_an_address_that_is_none_is_refused_without_showing_a_password(url):
    with pytest.raises(InputError) as told:
        RemoteStore(url, QUICK)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"RIWAYA_USER": "ali"}, "RIWAYA_PASSWORD"),
        ({"RIWAYA_TIMEOUT": "soon"}, "RIWAYA_TIMEOUT"),
        ({"RIWAYA_TIMEOUT": "nan"}, "RIWAYA_TIMEOUT"),
        ({"RIWAYA_RETRIES": "-1"}, "RIWAYA_RETRIES"),
        ({"RIWAYA_PAGE": "0"}, "RIWAYA_PAGE"),
        ({"RIWAYA_MAX_MIB": "1e9"}, "RIWAYA_MAX_MIB"),
        ({"RIWAYA_AUTH": "kerberos", **ALI}, "RIWAYA_AUTH"),
        ({"RIWAYA_AUTH": "basic"}, "RIWAYA_AUTH"),
        ({"RIWAYA_TOKEN": "t", **ALI}, "RIWAYA_TOKEN"),
    ],
)
def test_a_wrong_environment_is_told_by_its_variable(environment, told):
    with pytest.raises(InputError, match=told):
        from_environment(environment)


A = "http://h:1"
CONVENTIONS = [
    (f"{A}/sparql", "Virtuoso/07.20", False, f"{A}/sparql", f"{A}/sparql-graph-crud"),
    (f"{A}/sparql", "Virtuoso/07.20", True, f"{A}/sparql-auth", f"{A}/sparql-graph-crud-auth"),
    (f"{A}/sparql-auth/", "Virtuoso/07.20", True, f"{A}/sparql-auth", f"{A}/sparql-graph-crud-auth"),
    (f"{A}/ds/sparql", "Apache Jena Fuseki (5.2.0)", False, f"{A}/ds/update", f"{A}/ds/data"),
    (f"{A}/ds/query", "nginx", True, f"{A}/ds/update", f"{A}/ds/data"),
    (f"{A}/repositories/x", "", True, f"{A}/repositories/x/statements", f"{A}/repositories/x/rdf-graphs/service"),
    (f"{A}/query", "", False, f"{A}/update", f"{A}/store"),
    (f"{A}/query", "Oxigraph/0.5", False, f"{A}/update", f"{A}/store"),
    (f"{A}/sparql", "uvicorn", False, f"{A}/sparql", ""),
    (f"{A}/something", "", False, f"{A}/something", ""),
]


@pytest.mark.parametrize(("url", "server", "named", "update", "graphs"), CONVENTIONS)
def test_the_addresses_beside_the_query_address(url, server, named, update, graphs):
    settings = Settings(user="ali", password="x") if named else Settings()
    found = endpoints(url, settings, server)
    assert (found.update, found.graphs) == (update, graphs)


def test_the_environment_overrides_convention():
    told = {"RIWAYA_UPDATE_URL": f"{A}/u", "RIWAYA_GRAPHS_URL": f"{A}/g", "RIWAYA_SERVER": "virtuoso"}
    found = endpoints(f"{A}/sparql", from_environment(told), "nginx")
    assert (found.update, found.graphs, found.graph_field) == (f"{A}/u", f"{A}/g", "graph-uri")
    with pytest.raises(InputError, match="RIWAYA_SERVER"):
        endpoints(f"{A}/sparql", from_environment({"RIWAYA_SERVER": "fusekii"}), "")
    assert query_url("http://h:1") == query_url("http://h:1/") == "http://h:1/sparql"
