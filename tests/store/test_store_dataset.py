"""The embedded store: opening, locking, replacing, loading, dumping, counting, checking."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from riwaya.errors import InputError, StoreError
from riwaya.store.dataset import Dataset
from riwaya.store.folder import FORMAT, MARKER
from riwaya.store.terms import triples_of

FIXTURE = Path(__file__).parents[1] / "queries" / "fixture" / "synthetic.trig"
GRAPH = "https://data.riwaya.invalid/graph/article/x"
P = ox.NamedNode("https://example.org/p")
XSD = "http://www.w3.org/2001/XMLSchema#"


def triple(subject, value):
    value = value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
    return ox.Triple(ox.NamedNode(f"https://example.org/{subject}"), P, value)


def dumped(dataset, form="nq", **options):
    out = io.BytesIO()
    dataset.dump(out, form, **options)
    return out.getvalue().decode()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def writer(folder):
    with Dataset.open(folder, write=True) as dataset:
        yield dataset


def values(dataset):
    return sorted(row[0].value for row in dataset.ask("SELECT ?v { ?s ?p ?v }").rows)


def test_replace_makes_the_graph_exactly_this(writer):
    assert writer.replace(GRAPH, [triple("a", "1"), triple("b", "2")]) == 2
    assert writer.replace(GRAPH, [triple("b", "2"), triple("c", "3")]) == 2
    assert values(writer) == ["2", "3"]
    assert writer.replace(GRAPH, []) == 2
    assert (values(writer), writer.graphs()) == ([], ())


def test_replacing_by_the_same_changes_nothing_although_literals_are_rewritten(writer):
    rewritten = [
        triple("a", ox.Literal("007", datatype=ox.NamedNode(XSD + "nonNegativeInteger"))),
        triple("b", ox.Literal("0.50", datatype=ox.NamedNode(XSD + "decimal"))),
        triple("c", ox.Literal("x", language="AR-sy")),
    ]
    assert writer.replace(GRAPH, rewritten) == 3
    assert writer.replace(GRAPH, rewritten) == 0
    assert values(writer) == ["0.5", "7", "x"]


def test_replace_leaves_other_graphs_alone(writer):
    writer.replace(GRAPH, [triple("a", "1")])
    writer.replace(f"{GRAPH}2", [triple("a", "2")])
    writer.replace(GRAPH, [])
    assert values(writer) == ["2"]


def test_replace_is_one_transaction(writer, folder):
    """A reader that opens at any time sees the old graph or the new one: never both, never half."""
    old = [triple(f"s{n}", "old") for n in range(200)]
    new = [triple(f"s{n}", "new") for n in range(200)]
    writer.replace(GRAPH, old)

    def broken():
        yield from new[:100]
        raise OSError("the caller's file ended early")

    with pytest.raises(OSError, match="ended early"):
        writer.replace(GRAPH, broken())
    assert values(writer) == ["old"] * 200
    writer.replace(GRAPH, new)
    with Dataset.open(folder) as reader:
        assert values(reader) == ["new"] * 200


@pytest.mark.parametrize("words", ['"} } ; DROP ALL #', "a\nb", "\\", "\\u0022", "\x00", "\u202eقلب", "\\u005C\\u0022"])
def test_hostile_words_stay_words_when_replaced(writer, words):
    writer.replace(GRAPH, [triple("a", "before")])
    writer.replace(GRAPH, [triple("a", words)])
    assert values(writer) == [words]


def test_rdflib_graphs_are_taken(writer):
    import rdflib  # noqa: PLC0415 - only this case needs it

    graph = rdflib.Graph()
    graph.add((rdflib.URIRef("https://e/s"), rdflib.URIRef("https://e/p"), rdflib.Literal("ق", lang="ar")))
    writer.replace(GRAPH, triples_of(graph))
    assert "ق" in values(writer)


@pytest.mark.usefixtures("writer")
def test_a_second_writer_meets_the_lock(folder):
    with pytest.raises(StoreError, match="locked"):
        Dataset.open(folder, write=True)
    code = f"from riwaya.store.dataset import Dataset; Dataset.open({str(folder)!r}, write=True)"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert "StoreError" in other.stderr
    assert "locked" in other.stderr


def test_closing_frees_the_lock(folder):
    Dataset.open(folder, write=True).close()
    Dataset.open(folder, write=True).close()


def test_a_reader_opens_beside_a_writer_and_keeps_what_it_saw(writer, folder):
    writer.replace(GRAPH, [triple("a", "1")])
    with Dataset.open(folder) as reader:
        writer.replace(GRAPH, [triple("a", "2")])
        assert values(reader) == ["1"]
    with Dataset.open(folder) as reader:
        assert values(reader) == ["2"]


@pytest.mark.parametrize("act", ["replace", "load", "optimize"])
def test_a_reader_writes_nothing(writer, folder, act):
    writer.replace(GRAPH, [triple("a", "1")])
    arguments = {"replace": (GRAPH, []), "load": (FIXTURE,), "optimize": ()}[act]
    with Dataset.open(folder) as reader, pytest.raises(StoreError, match="reading only"):
        getattr(reader, act)(*arguments)


def test_a_closed_dataset_answers_no_more(folder):
    dataset = Dataset.open(folder, write=True)
    dataset.close()
    with pytest.raises(StoreError, match="closed"):
        dataset.ask("ASK {}")


def test_missing(tmp_path):
    with pytest.raises(StoreError, match=r"no store here.*riwaya build"):
        Dataset.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


WAY = r"delete the folder and run riwaya build or riwaya store load again"


def refused(folder, *, write=False):
    """What is said, in one line with the folder's name and the way to rebuild it."""
    with pytest.raises(StoreError) as told:
        Dataset.open(folder, write=write)
    assert told.value.where == str(folder)
    assert told.value.mend == WAY
    assert str(told.value).endswith(f"({WAY})")
    return told.value.message


def test_another_version_is_refused_with_the_way_to_rebuild(writer, folder):
    writer.close()
    for format_, engine in ((FORMAT + 1, "oxigraph"), (FORMAT, "other")):
        (folder / MARKER).write_text(json.dumps({"format": format_, "engine": engine}))
        for write in (False, True):
            told = refused(folder, write=write)
            assert told == f"is of format {format_} ({engine}); this Riwaya reads format {FORMAT} (oxigraph)"


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"format": "1", "engine": "oxigraph"}', '{"format": 1}'])
def test_a_broken_marker_is_refused(writer, folder, marker):
    writer.close()
    (folder / MARKER).write_text(marker)
    assert "cannot be read" in refused(folder)


def spoilt(file):
    """Turn eight bytes of a file round."""
    held = bytearray(file.read_bytes())
    at = len(held) // 10
    held[at : at + 8] = bytes(byte ^ 255 for byte in held[at : at + 8])
    file.write_bytes(held)


DAMAGE = {
    "no manifest": lambda engine: [file.write_bytes(b"not a manifest") for file in engine.glob("MANIFEST-*")],
    "no data": lambda engine: [file.unlink() for file in engine.glob("*.sst")],
    "half of the data": lambda engine: [file.write_bytes(file.read_bytes()[:200]) for file in engine.glob("*.sst")],
    "other bytes": lambda engine: [spoilt(file) for file in engine.glob("*.sst")],
    "no beginning": lambda engine: (engine / "CURRENT").unlink(),
}


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_corrupt_database_is_refused_with_the_way_to_rebuild(writer, folder, damage, write):
    writer.load(FIXTURE)
    writer.optimize()
    writer.close()
    DAMAGE[damage](folder / "oxigraph")
    for _ in range(2):  # the first look mends nothing and makes nothing new
        assert refused(folder, write=write).startswith("is corrupt: ")


@pytest.mark.parametrize("act", ["ask", "info", "dump"])
def test_damage_that_shows_only_when_it_is_read_tells_the_way_to_rebuild(writer, folder, act):
    """Nothing that sorts or counts in a query: over damage Oxigraph does so until the memory is full."""
    writer.load(FIXTURE)
    writer.optimize()
    writer.close()
    with Dataset.open(folder) as reader:
        for file in (folder / "oxigraph").glob("*.sst"):
            spoilt(file)
        with pytest.raises(StoreError, match="Corruption") as told:
            getattr(reader, act)(*{"ask": ["SELECT * { ?s ?p ?o }"], "info": [], "dump": [io.BytesIO()]}[act])
    assert (told.value.where, told.value.mend) == (str(folder), WAY)


def test_a_folder_with_other_things_is_never_made_a_store(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(StoreError, match="not empty"):
        Dataset.open(tmp_path, write=True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_load_counts_and_keeps_graphs(writer):
    count = writer.load(FIXTURE, batch=100)
    info = writer.info()
    assert count == info.triples == sum(size for _, size in info.graphs)
    assert (info.articles, info.claims) == (2, 28)
    assert [iri.rpartition("/")[2] for iri, _ in info.graphs] == [
        "hajar-report",
        "wadi-chronicle",
        "entities",
        "vocabulary",
    ]
    assert writer.load(FIXTURE) == count
    assert writer.info() == info


def test_a_file_that_does_not_parse_changes_nothing(writer, tmp_path):
    bad = tmp_path / "bad.nq"
    bad.write_text("<https://e/s> <https://e/p> <https://e/o> <https://e/g> .\n" * 3 + "<https://e/s> oops .\n")
    with pytest.raises(InputError, match=r"bad\.nq: does not parse"):
        writer.load(bad, batch=1)
    assert writer.info().triples == 0


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", "<https://e/s> <https://e/p> 1 .", "does not say in which graph"),
        ("a.trig", "<https://e/s> <https://e/p> 1 .", "outside every graph"),
        ("a.csv", "a,b", "no .nq, .trig, .ttl or .nt"),
        ("a.nq", None, "cannot be read"),
    ],
)
def test_files_that_are_refused(writer, tmp_path, name, text, message):
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    with pytest.raises(InputError, match=message):
        writer.load(path)
    assert writer.info().triples == 0


def test_a_turtle_file_goes_where_it_is_told(writer, tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("<https://e/s> <https://e/p> 1 .")
    assert writer.load(path, graph=GRAPH) == 1
    assert writer.graphs() == (GRAPH,)


def test_dump_is_the_same_whatever_the_order_of_loading(writer, tmp_path):
    writer.load(FIXTURE)
    quads = list(ox.parse(path=FIXTURE))
    with Dataset.open(tmp_path / "other", write=True) as other:
        for name in reversed(writer.graphs()):
            graph = ox.NamedNode(name)
            other.replace(name, [quad.triple for quad in reversed(quads) if quad.graph_name == graph])
        for form in ("nq", "trig", "ttl", "nt"):
            assert dumped(writer, form) == dumped(other, form) != ""
    lines = dumped(writer).splitlines()
    assert len(lines) == len(quads)
    assert lines == sorted(lines, key=lambda line: (line.rsplit(" ", 2)[1], line))


def test_dump_and_load_give_the_same_store(writer, tmp_path):
    writer.load(FIXTURE)
    for form in ("nq", "trig"):
        path = tmp_path / f"dump.{form}"
        with path.open("wb") as out:
            writer.dump(out, form)
        with Dataset.open(tmp_path / form, write=True) as copy:
            copy.load(path)
            assert dumped(copy) == dumped(writer)


def test_one_graph_can_be_dumped(writer):
    writer.replace(GRAPH, [triple("a", "1")])
    writer.replace(f"{GRAPH}2", [triple("b", "2")])
    assert dumped(writer, "nt", graph=GRAPH) == '<https://example.org/a> <https://example.org/p> "1" .\n'
    with pytest.raises(StoreError, match="holds no graph"):
        dumped(writer, graph="https://example.org/none")
    with pytest.raises(StoreError, match="cannot dump as 'xml'"):
        dumped(writer, "xml")


def test_a_sound_store_passes_its_checks(writer):
    writer.load(FIXTURE)
    assert writer.check() == ()


def test_a_sum_over_a_triple_in_two_graphs_is_wrong_and_the_check_says_so(writer):
    """The engine's trap by value: the union of graphs does not remove duplicates, so a triple stands in one graph."""
    number = triple("a", ox.Literal(20))
    writer.replace(GRAPH, [number])
    writer.replace(f"{GRAPH}2", [number])
    (row,) = writer.ask("SELECT (SUM(?v) AS ?total) { ?s ?p ?v }").rows
    assert row[0].value == "40"
    (violation,) = [found for found in writer.check() if found.check == "triple-in-two-graphs-violation"]
    assert [row[3] for row in violation.rows.cells()] == [GRAPH, f"{GRAPH}2"]


KILLED = """
import os, signal, sys
import pyoxigraph as ox
from riwaya.store.dataset import Dataset
dataset = Dataset.open(sys.argv[1], write=True)
p = ox.NamedNode("https://e/p")
for n in range(1000):
    triples = [ox.Triple(ox.NamedNode(f"https://e/s{i}"), p, ox.Literal(n)) for i in range(50)]
    dataset.replace(f"https://e/g{n}", triples)
    print(n, flush=True)
    if n == 20:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_writer_loses_nothing_that_it_acknowledged(folder):
    killed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", KILLED, str(folder)], capture_output=True, text=True, check=False
    )
    acknowledged = killed.stdout.split()
    assert acknowledged[-1] == "20"
    with Dataset.open(folder, write=True) as dataset:
        assert dataset.graphs() == tuple(sorted(f"https://e/g{n}" for n in acknowledged))
        assert dataset.info().triples == 50 * len(acknowledged)


def test_a_load_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path):
    def lines(letter, number):
        return "".join(f'<https://e/{letter}{n}> <https://e/p> "{n}" <https://e/{letter}> .\n' for n in range(number))

    first, second, folder = tmp_path / "first.nq", tmp_path / "second.nq", tmp_path / "store"
    first.write_text(lines("a", 2_000), "utf-8")
    second.write_text(lines("b", 200_000), "utf-8")
    command = [sys.executable, "-m", "riwaya.cli", "store", "load", str(first), str(second), "--store", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as loading:  # noqa: S603
        acknowledged = loading.stderr.readline()
        loading.kill()
    assert "2,000 statements" in acknowledged
    assert loading.returncode == -signal.SIGKILL
    with Dataset.open(folder, write=True) as dataset:
        counted = "SELECT (COUNT(*) AS ?n) { GRAPH <https://e/a> { ?s ?p ?o } }"
        assert dataset.ask(counted).rows[0][0].value == "2000"
        assert dataset.load(second) == 200_000
        assert dataset.info().triples == 202_000
