"""Finding, reading and asking questions: the library, one's own files, every kind of source."""

import http.server
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from riwaya.errors import DataError, InputError, QueryError
from riwaya.store.dataset import Dataset
from riwaya.store.guard import reaches_out
from riwaya.store.queries import Question, base_of, find, library, parse, run
from riwaya.store.results import Rows, Statements, Truth
from riwaya.store.sources import as_source

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

FIXTURE = Path(__file__).parents[1] / "queries" / "fixture" / "synthetic.trig"
HEADER = """# @title.en Title
# @title.ar عنوان
# @why.en Why
# @why.ar لماذا
# @param place entity
# @param.en place The place
# @param.ar place المكان
# @keywords a, b
"""
BODY = "SELECT ?place WHERE {\n  VALUES (?place) { (UNDEF) }   # parameters\n}\n"


@pytest.fixture(scope="module")
def store():
    memory = ox.Store()
    memory.bulk_load(path=FIXTURE)
    return memory


def both(store):
    graphs = rdflib.Dataset()
    graphs.parse(data=store.dump(format=ox.RdfFormat.N_QUADS).decode(), format="nquads")
    return store, graphs


def test_find_by_name_and_by_path(tmp_path):
    assert find("denials").title[0].startswith("Who denies")
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?s ?p ?o }")
    assert find(str(path)).kind == "own"
    assert find("blank-node-violation").kind == "checks"


@pytest.mark.parametrize(
    ("name", "near"), [("denial", "denials"), ("cronology", "chronology"), ("two-account", "two-accounts")]
)
def test_an_unknown_name_suggests_the_nearest(name, near):
    with pytest.raises(QueryError, match=rf"no question is called '{name}' \(did you mean .*\b{near}\b"):
        find(name)


def test_a_name_like_no_other_says_where_the_names_are():
    with pytest.raises(QueryError, match=r"docs/questions\.md"):
        find("zzzzzz")


def test_a_missing_or_unreadable_file(tmp_path):
    with pytest.raises(QueryError, match="no such file"):
        find(str(tmp_path / "none.rq"))
    (tmp_path / "latin.rq").write_bytes("SELECT 'é'".encode("latin-1"))
    with pytest.raises(QueryError, match="cannot be read"):
        find(str(tmp_path / "latin.rq"))


def test_the_header_is_read():
    question = parse(HEADER + BODY, "q", "questions")
    assert question.title == ("Title", "عنوان")
    assert question.keywords == ("a", "b")
    (parameter,) = question.parameters
    assert (parameter.name, parameter.type, parameter.en, parameter.default) == ("place", "entity", "The place", None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# @why.ar لماذا\n", "", "title, why"),
        ("# @keywords a, b\n", "", "keywords"),
        ("# @keywords", "# @keyword", "q:8: unknown header key @keyword"),
        ("# @why.en Why", "# @why Why", "unknown header key @why"),
        ("# @title.en Title", "# @title.en", "q:1: a header line is"),
        ("# @param place entity", "# @param place colour", "no type 'colour'"),
        ("# @param place entity", "# @param place", "a parameter line is"),
        ("# @param place entity", "# @param plaice entity", "plaice"),
        ("# @param.ar place المكان\n", "", "one @param.en and one @param.ar"),
        ("(?place)", "(?other)", "do not name the same parameters: other, place"),
        ("# parameters", "", "do not name the same parameters: place"),
    ],
)
def test_a_broken_header_is_refused(old, new, message):
    text = HEADER + BODY
    assert old in text
    with pytest.raises(DataError, match=message):
        parse(text.replace(old, new), "q", "questions")


def test_ones_own_query_needs_no_header_but_may_have_one(tmp_path, store):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/riwaya/ns#Claim> }")
    assert run(str(path), {}, store).rows[0][0].value == "28"
    path.write_text(HEADER + BODY, "utf-8")
    assert run(str(path), {"place": "x"}, store).rows[0][0].value == "https://data.riwaya.invalid/entity/x"


def test_an_unknown_parameter_names_those_that_there_are(store):
    with pytest.raises(QueryError, match=r"has no parameter 'plaice' \(it takes place, lang, limit, offset\)"):
        run("claims-within-place", {"plaice": "x"}, store)
    with pytest.raises(QueryError, match="it takes no parameter"):
        run("speech-acts", {"lang": "ar"}, store)


def test_hostile_values_stay_values(store):
    hostile = ["'", '") } #', "} ; DROP ALL", "a\nb", "\\u0022", "?quote", 'المرصد" || true || "']
    before = len(store)
    for source in both(store):
        for words in hostile:
            assert run("claims-with-words", {"words": words}, source).rows == ()
    quoted = '"مؤشرات"'
    for source in both(store):
        assert len(run("claims-with-words", {"words": quoted}, source).rows) == 1
    assert len(store) == before


def test_a_parameter_left_out_leaves_everything_in(store):
    for source in both(store):
        everything = run("weapons", {}, source).rows
        rockets = run("weapons", {"arm": "rocket"}, source).rows
        assert 0 < len(rockets) < len(everything)
        assert set(rockets) < set(everything)
        assert len(run("words-behind-claim", {}, source).rows) == 2 * 28


def test_names_come_in_the_language_asked_for(store):
    english = run("former-names", {"lang": "en"}, store).cells()[0][:2]
    arabic = run("former-names", {"lang": "ar"}, store).cells()[0][:2]
    assert (english, arabic) == (("Dawn Front", "Dawn Battalion"), ("جبهة الفجر", "كتيبة الفجر"))


def test_defaults_follow_the_base_of_the_data():
    text = FIXTURE.read_text("utf-8").replace("https://data.riwaya.invalid/", "https://mine.example/data/")
    text = text.replace("wadi-governorate", "idlib-governorate")
    moved = ox.Store()
    moved.bulk_load(input=text, format=ox.RdfFormat.TRIG)
    assert base_of(as_source(moved)) == "https://mine.example/data/"
    assert len(run("claims-within-place", {}, moved).rows) > 5
    assert run("claims-within-place", {}, moved, base="https://other.example/").rows == ()


def test_the_base_of_nothing_is_the_default():
    assert base_of(as_source(ox.Store())) == "https://data.riwaya.invalid/"


def test_forms_of_answers(tmp_path, store):
    for text, kind in [
        ("ASK { ?s ?p ?o }", Truth),
        ("SELECT * { ?s ?p ?o } LIMIT 1", Rows),
        ("CONSTRUCT WHERE { ?s a ?o }", Statements),
        ("DESCRIBE <https://data.riwaya.invalid/entity/sahlia>", Statements),
    ]:
        path = tmp_path / "mine.rq"
        path.write_text(text)
        for source in both(store):
            assert isinstance(run(str(path), {}, source), kind)


@pytest.mark.parametrize("text", ["SELECT ?x { ?x ?y }", "DROP ALL", "", "INSERT DATA { <a:b> <a:b> <a:b> }"])
def test_what_is_no_query_is_refused_and_changes_nothing(tmp_path, store, text):
    path = tmp_path / "mine.rq"
    path.write_text(text)
    before = len(store)
    for source in both(store):
        with pytest.raises(QueryError, match="mine"):
            run(str(path), {}, source)
    assert len(store) == before


def test_a_syntax_error_has_its_line(tmp_path, store):
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?x {\n ?x ?y\n}")
    with pytest.raises(QueryError, match=r"error at 3:"):
        run(str(path), {}, store)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.csv", "cannot read .csv"),
        ("a.ttl", "does not parse"),
        ("b.ttl", "cannot be read"),
        ("c", "without a suffix"),
    ],
)
def test_a_source_that_cannot_be_read(tmp_path, name, message):
    (tmp_path / "a.csv").write_text("a,b")
    (tmp_path / "a.ttl").write_text("oops")
    with pytest.raises(InputError, match=message):
        run("denials", {}, tmp_path / name)


def test_what_cannot_be_asked():
    with pytest.raises(TypeError, match="can be asked"):
        run("denials", {}, 7)


def test_a_dataset_is_asked_whether_or_not_its_union_is_the_default(store):
    _, plain = both(store)
    union = rdflib.Dataset(default_union=True)
    union.parse(data=store.dump(format=ox.RdfFormat.N_QUADS).decode(), format="nquads")
    assert run("denials", {}, plain) == run("denials", {}, union) == run("denials", {}, store)
    assert run("denials", {}, plain).rows


def test_a_store_on_disk_is_asked(tmp_path):
    with Dataset.open(tmp_path / "s", write=True) as dataset:
        dataset.load(FIXTURE)
        assert run("denials", {}, dataset) == run("denials", {}, FIXTURE)


OUT = [
    "SELECT * { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "SELECT * FROM <ADDRESS> { ?s ?p ?o }",
    "SELECT * { \\u0053ERVICE <ADDRESS> { ?s ?p ?o } }",
    "SELECT * { \\u00000053ERVICE <ADDRESS> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\u0022" . SERVICE SILENT <ADDRESS> { ?s ?p ?o } }',
    "SELECT * { BIND(<ADDRESS> AS ?to) SERVICE?to{ ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", OUT)
def test_a_query_reaches_no_other_machine(tmp_path, store, text):
    heard = []

    class Ear(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815 - the name that http.server calls

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Ear)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        path = tmp_path / "mine.rq"
        path.write_text(text.replace("ADDRESS", f"http://127.0.0.1:{server.server_port}/x"))
        for source in both(store):
            with pytest.raises(QueryError, match="would reach another machine"):
                run(str(path), {}, source)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert heard == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service ?from { ?service a <https://e/SERVICE> ; ex:from 'FROM' , \"SERVICE\"@en } # SERVICE <a:b> {}",
        "SELECT * { ?s ?p \"\"\" \" SERVICE \" \"\"\" , ''' ' FROM ' ''' }",
        "SELECT * { ?s ex:SERVICE ?o ; ex:x-FROM-y ?z }",
    ],
)
def test_words_that_only_look_like_it_are_let_through(text):
    assert reaches_out(text) is None


def test_every_shelf_is_sorted():
    for kind in ("questions", "checks", "federated"):
        names = [question.name for question in library(kind)]
        assert names == sorted(names)


@pytest.mark.parametrize("depth", [201, 20_000])
def test_a_query_that_would_end_the_process_is_refused(store, depth):
    """Oxigraph's stack overflows at some thousand brackets; no exception could be caught then."""

    def nested(inner):
        return Question("own", "own", f"ASK {{ FILTER({'(' * inner}1{')' * inner}) }}")

    with pytest.raises(QueryError, match=r"more than 200 brackets .*write it flatter"):
        run(nested(depth - 2), {}, store)
    assert run(nested(198), {}, store).value is True
