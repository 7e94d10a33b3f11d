"""Limits that stop, and no way out: bombs, killed workers, memory, sockets, private data."""

import json
import os
import shutil
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

from riwaya.publish.output import _PRIVATE
from riwaya.store.dataset import Dataset
from riwaya.web.settings import PRIVATE_MARK

pytestmark = pytest.mark.timed

LINUX = Path("/proc/self/status").exists()
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BOMBS = {
    "cartesian product": CARTESIAN,
    "sorted cartesian product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
    "huge offset": "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 99999999999",
    "exploding regex": "SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), '(a{1000}){1000}') }",
    "one string": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (<a:a>|!<a:b>)* ?b . ?c (<a:a>|!<a:b>)* ?d . ?e (<a:c>|!<a:d>)* ?f }",
}


def worker_pids(server):
    """The worker processes of a server, from /proc."""
    me = server.process.pid
    return [int(pid) for pid in Path(f"/proc/{me}/task/{me}/children").read_text("ascii").split()]


def memory(pid):
    """Resident bytes of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_bombs_are_stopped_while_others_are_answered(server):
    with ThreadPoolExecutor(8) as threads:
        for bombs in (list(BOMBS.items())[:2], list(BOMBS.items())[2:4], list(BOMBS.items())[4:]):
            running = {name: threads.submit(server.ask, query) for name, query in bombs}
            time.sleep(0.1)
            for _ in range(10):
                began = time.monotonic()
                assert server.ask("ASK { ?s ?p ?o }").status == 200
                assert time.monotonic() - began < 1
            for name, answer in running.items():
                assert answer.result().status in {500, 504, 507, 422}, (name, answer.result())
    assert server.ask(CARTESIAN).status == 504
    assert "1.5 seconds" in server.ask(CARTESIAN).json["title"]


def test_a_query_that_kills_its_process_kills_nothing_else(server):
    answer = server.form(query=f"ASK {{ {'{} UNION ' * 30_000} {{}} }}")
    assert answer.status == 500
    assert "nested too deeply" in answer.json["detail"]
    assert server.ask("ASK { ?s ?p ?o }").json["boolean"] is True


def test_what_is_nested_too_deeply_is_refused_before_it_ends_a_process(server):
    before = server.get("/health").json
    for text in ("ASK " + "{" * 15_000 + "}" * 15_000, f"ASK {{ FILTER({'STR(' * 900}1{')' * 900}) }}"):
        answer = server.form(query=text)
        assert (answer.status, "200 brackets" in answer.json["title"]) == (400, True)
    assert server.form(query=f"ASK {{ FILTER({'(' * 150}1{')' * 150}) }}").json["boolean"] is True
    assert server.get("/health").json == before


def test_too_large_an_answer_is_refused_whole(server):
    rows = server.ask("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }")
    assert (rows.status, "12000 rows" in rows.json["title"]) == (422, True)
    wide = "SELECT (CONCAT(?x, ?x, ?x, ?x) AS ?y) { { SELECT (GROUP_CONCAT(STR(?o)) AS ?x) { ?s ?p ?o } } ?s ?p ?o }"
    assert server.ask(wide).status == 422
    assert server.ask("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "text/turtle").status == 422


def test_too_many_at_once_are_told_to_come_again(serve, store):
    one = serve(store, "--timeout", "1", "--workers", "1")
    with ThreadPoolExecutor(3) as threads:
        answers = [answer.result() for answer in [threads.submit(one.ask, CARTESIAN) for _ in range(3)]]
    assert {answer.status for answer in answers} == {503, 504}
    assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)


@pytest.mark.skipif(not LINUX, reason="reads /proc")
def test_a_killed_worker_is_replaced(server):
    for round_ in range(3):
        pid = worker_pids(server)[round_ % 2]
        os.kill(pid, signal.SIGKILL)
        for _ in range(6):
            assert server.ask("ASK { ?s ?p ?o }").status == 200
    end = time.monotonic() + 10
    while len(worker_pids(server)) != 3 and time.monotonic() < end:
        time.sleep(0.05)
    assert len(worker_pids(server)) == 3


@pytest.mark.skipif(not LINUX, reason="reads /proc")
def test_memory_is_flat(serve, store):
    served = serve(store, "--workers", "2")
    query = "SELECT * { ?s ?p ?o } LIMIT 1500"

    def rounds(count):
        for _ in range(count):
            assert served.ask(query).status == 200
            assert served.ask("SELEC").status == 400
        return [memory(served.process.pid), *(memory(pid) for pid in worker_pids(served))]

    before = rounds(20)
    after = rounds(60)
    assert all(late - early < 12_000_000 for early, late in zip(before, after, strict=True)), (before, after)


@pytest.mark.skipif(not LINUX, reason="reads /proc")
def test_a_client_that_goes_away_ends_its_query(serve, store):
    served = serve(store, "--timeout", "60", "--workers", "1")
    (pid,) = worker_pids(served)
    host, port = served.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as client:
        body = CARTESIAN.encode()
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        head += f"Content-Length: {len(body)}\r\n\r\n"
        client.sendall(head.encode() + body)
        time.sleep(0.5)
    assert served.ask("ASK { ?s ?p ?o }").status == 200
    assert pid not in worker_pids(served)


@pytest.mark.skipif(not LINUX, reason="reads /proc")
def test_workers_end_with_their_server(serve, store):
    served = serve(store, "--workers", "2")
    pids = worker_pids(served)
    served.process.kill()
    served.process.wait()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{pid}/statm").exists() and memory(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}/statm").exists() and memory(pid) for pid in pids)


def test_sigterm_lets_what_runs_finish(serve, store):
    served = serve(store, "--timeout", "1", "--workers", "1")
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(served.ask, CARTESIAN)
        time.sleep(0.4)
        assert served.stop() == 0
        assert running.result().status == 504
    assert served.lines()[-1] == {"event": "stop"}


WAYS_OUT = [
    "SELECT * {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ sErViCe<{}>{{ ?s ?p ?o }} }}",
    r"SELECT * {{ \u0053ERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p '#' . SERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p <a:#> SERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p '''a'' ''' SERVICE <{}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p 'x\\'' SERVICE <{}> {{ ?s ?p ?o }} # ' }}\n}}",
    "SELECT * FROM <{}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * FROM NAMED <{}> {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "PREFIX a: <{}> SELECT * FROM a: {{ ?s ?p ?o }}",
    "BASE <{}> SELECT * FROM <x> {{ ?s ?p ?o }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{}> {{ ?s ?p ?o }} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} FROM <{}> WHERE {{ ?s ?p ?o }}",
    "DESCRIBE <{}> FROM <{}>",
    "LOAD <{}>",
    "LOAD SILENT <{}> INTO GRAPH <g:g>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "DELETE {{ ?s ?p ?o }} USING <{}> WHERE {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
]


@pytest.fixture(scope="module")
def ear():
    """A socket that nobody must reach: (its address, those who came)."""
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        done = threading.Event()

        def listen():
            while not done.is_set():
                try:
                    client, _ = listening.accept()
                except TimeoutError:
                    continue
                heard.append(client.recv(1000))
                client.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x", heard
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def writable(serve, store, tmp_path_factory):
    """A server that takes updates, over a copy of the store."""
    copy = tmp_path_factory.mktemp("copy") / "store"
    shutil.copytree(store, copy)
    return serve(copy, "--writable", "--workers", "2", "--timeout", "5")


def test_there_is_no_way_out(server, writable, ear):
    address, heard = ear
    for way in WAYS_OUT:
        text = way.replace("{}", address).replace("{{", "{").replace("}}", "}")
        assert server.ask(text).status == 400, text
        assert writable.form(update=text).status == 400, text
    assert server.ask("ASK {}", default_graph_uri=address).status == 400
    assert server.ask("ASK {}", named_graph_uri=address).status == 400
    time.sleep(0.2)
    assert heard == []


@pytest.mark.skipif(not LINUX, reason="the cage needs seccomp")
def test_the_cage_holds_where_no_word_was_seen(ear):
    """The same engine, without the guard: outside the cage it is heard, inside it is not."""
    address, heard = ear
    query = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"

    def attempt(caged):
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            try:
                from riwaya.web.cage import lock_in  # noqa: PLC0415

                locked = lock_in(2 << 30) if caged else False
                try:
                    list(ox.Store().query(query))
                    came = "answer"
                except BaseException as fault:  # noqa: BLE001 - the child says what it met and ends
                    came = type(fault).__name__
                os.write(writing, json.dumps([locked, came]).encode())
            finally:
                os._exit(0)
        os.close(writing)
        os.waitpid(pid, 0)
        with os.fdopen(reading) as pipe:
            return json.load(pipe)

    assert attempt(caged=True) in ([True, "OSError"], [True, "PermissionError"])
    assert heard == []
    attempt(caged=False)
    end = time.monotonic() + 5
    while not heard and time.monotonic() < end:
        time.sleep(0.05)
    assert heard  # without the cage somebody is heard: the test can fail
    heard.clear()


def test_words_in_strings_are_no_way_out(server):
    for text in (
        "ASK { ?service ?from 'SERVICE <http://a/> FROM LOAD' } # SERVICE FROM",
        'ASK { ?s ?p """ FROM <http://a/> " SERVICE """ }',
        "PREFIX from: <a:> ASK { ?s from:from <http://a/SERVICE> }",
        "PREFIX service: <a:> ASK { ?s service:load ?load }",
    ):
        assert server.ask(text).status == 200, text


def test_updates_where_they_are_allowed(writable):
    insert = "INSERT DATA { GRAPH <g:new> { <a:a> <a:b> 'جديد' } }"
    assert writable.form(update=insert).status == 204
    assert writable.post("INSERT DATA { GRAPH <g:new> { <a:a> <a:b> 2 } }", "application/sparql-update").status == 204
    for _ in range(4):  # whichever worker is asked
        assert writable.ask("SELECT (COUNT(*) AS ?n) { <a:a> <a:b> ?o }").cells == ["2"]
    assert writable.ask("ASK { GRAPH <g:new> { ?s ?p 'جديد' } }").json["boolean"] is True
    assert writable.form(update="INSERT DATA { nonsense }").status == 400
    assert writable.form(update="CLEAR ALL", using_graph_uri="g:new").status == 400
    named = {"Origin": "https://evil.invalid"}
    assert writable.post("CLEAR ALL", "application/sparql-update", **named).status == 403
    assert writable.get("/health", {"Host": "evil.invalid"}).status == 421


def test_a_build_while_serving_is_seen(serve, store, tmp_path):
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    served = serve(copy, "--workers", "2")
    count = "SELECT (COUNT(*) AS ?n) { ?s <a:p> ?o }"
    assert served.ask(count).cells == ["0"]
    for number in range(1, 4):
        with Dataset.open(copy, write=True) as dataset:
            predicate = ox.NamedNode("a:p")
            dataset.replace("g:g", [ox.Triple(predicate, predicate, ox.Literal(n)) for n in range(number)])
        assert [served.ask(count).cells for _ in range(3)] == [[str(number)]] * 3
    (tmp_path / PRIVATE_MARK).write_text("a private build was written here meanwhile", "utf-8")
    with Dataset.open(copy, write=True) as dataset:
        dataset.replace("g:g", [])
    assert served.ask(count).status == 503
    assert "private" in served.ask(count).json["title"]


def refused(serve, *words):
    with pytest.raises(AssertionError) as told:
        serve(*words)
    return str(told.value)


def test_private_data_are_not_served(serve, store, tmp_path):
    assert PRIVATE_MARK == _PRIVATE
    build = tmp_path / "out"
    shutil.copytree(store, build / "store")
    (build / PRIVATE_MARK).write_text("", "utf-8")
    assert "private build" in refused(serve, build / "store")
    assert "not for other machines" in refused(serve, build / "store", "--private", "--host", "0.0.0.0")  # noqa: S104
    served = serve(build / "store", "--private", "--workers", "1")
    answer = served.ask("ASK { ?s ?p ?o }")
    assert answer.status == 200
    assert "access-control-allow-origin" not in answer.headers
    assert served.get("/sparql?query=ASK%7B%7D", {"Host": "evil.invalid:80"}).status == 421


def test_a_store_that_names_a_protected_person_is_not_answered_from(serve, store, tmp_path):
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    person = ox.Triple(
        ox.NamedNode("https://data.riwaya.invalid/article/x/entity/somebody"),
        ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        ox.NamedNode("https://w3id.org/riwaya/ns#Person"),
    )
    with Dataset.open(copy, write=True) as dataset:
        dataset.replace("g:g", [person])
    served = serve(copy, "--workers", "1")
    assert served.ask("ASK { ?s ?p ?o }").status == 503
    assert served.get("/q/chronology").status == 503


def test_updates_are_for_this_machine(serve, store):
    assert "not for other machines" in refused(serve, store, "--writable", "--host", "0.0.0.0")  # noqa: S104


def test_no_store_no_server(serve, tmp_path):
    assert "there is no store here" in refused(serve, tmp_path)
