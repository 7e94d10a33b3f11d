"""The ladder that every question of the library climbs: parses, is described, uses known terms, answers right."""

import csv
import io
import re

import pyoxigraph as ox
import pytest
import rdflib
from query_datasets import DATASETS, written
from rdflib.plugins.sparql import prepareQuery

from riwaya.store.binding import defaults, paging
from riwaya.store.dataset import Dataset
from riwaya.store.guard import bare, reaches_out
from riwaya.store.parameters import TYPES
from riwaya.store.queries import KINDS, bound_text, library, run
from riwaya.store.results import Rows
from riwaya.vocab import PREFIXES, RW, SCHEMES

# rdflib 7.6 warns of its own use of what it deprecates, whenever a Dataset is read or asked.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

EVERY = [question for kind in KINDS for question in library(kind)]
QUESTIONS, CHECKS, FEDERATED = (library(kind) for kind in KINDS)

# Terms of other vocabularies are known by their prefix; Wikidata's properties are Wikidata's business.
FOREIGN = {"wdt": "http://www.wikidata.org/prop/direct/"}


def named(things):
    return pytest.mark.parametrize("thing", things, ids=lambda thing: thing.name)


def test_there_is_a_library():
    assert len(QUESTIONS) >= 40
    assert len(CHECKS) >= 10
    assert len(FEDERATED) >= 2


def test_names_are_unique_over_all_shelves():
    names = [question.name for question in EVERY]
    assert len(names) == len(set(names))


@named(FEDERATED)  # the others are asked of both engines below; Oxigraph would follow SERVICE while it answers
def test_what_is_not_asked_here_parses(thing):
    prepareQuery(bound_text(thing))


@named(EVERY)
def test_is_described_in_both_languages(thing):
    for english, arabic in (thing.title, thing.why, *((p.en, p.ar) for p in thing.parameters)):
        assert re.search("[A-Za-z]", english)
        assert re.search("[\u0621-\u064a]", arabic)
    assert any(re.search("[\u0621-\u064a]", word) for word in thing.keywords)
    assert any(re.search("[A-Za-z]", word) for word in thing.keywords)
    assert all(parameter.type in TYPES for parameter in thing.parameters)


@named(EVERY)
def test_every_term_exists(thing):
    prologue = dict(re.findall(r"^PREFIX (\w+): <([^>]*)>$", thing.text, re.MULTILINE))
    known = PREFIXES | FOREIGN
    assert {prefix: known.get(prefix) for prefix in prologue} == prologue
    used = set(re.findall(r"(?<![\w:?])(\w+):(\w+)", re.sub(r"(?m)^PREFIX .*$", "", bare(thing.text))))
    assert bool(used) == bool(prologue)
    for prefix, local in used:
        assert prefix in prologue
        assert prefix != "rw" or local in RW, local
        assert prefix not in SCHEMES or local in SCHEMES[prefix], local


@named(EVERY)
def test_carries_only_the_prefixes_it_uses(thing):
    body = re.sub(r"(?m)^PREFIX .*$", "", thing.text)
    for prefix in re.findall(r"^PREFIX (\w+):", thing.text, re.MULTILINE):
        assert re.search(rf"\b{prefix}:", body), prefix


@named([question for question in EVERY if question.form == "SELECT"])
def test_order_is_asked_for(thing):
    assert re.search(r"^ORDER BY ", thing.text, re.MULTILINE)


@named([*QUESTIONS, *CHECKS])
def test_stays_at_home(thing):
    assert reaches_out(thing.text) is None


@named(FEDERATED)
def test_federated_ones_are_refused_unless_asked_for(thing):
    assert reaches_out(thing.text) == "SERVICE"


@named([*QUESTIONS, *FEDERATED])
def test_names_no_graph(thing):
    assert not re.search(r"\bGRAPH\b", bare(thing.text))


@named([question for question in QUESTIONS if question.form == "SELECT"])
def test_a_shown_claim_shows_its_review(thing):
    columns = re.search(r"^SELECT[^{]*WHERE", thing.text, re.MULTILINE)[0]
    shown = set(re.sub(r"\([^()]*\([^()]*\)[^()]*\)", "", columns).split())
    assert "?claim" not in shown or "?review" in shown


@named(EVERY)
def test_defaults_are_read_from_the_query_itself(thing):
    pages = {page.name: page.default for page in paging(thing.text)}
    assert {p.name: p.default for p in thing.parameters} == defaults(thing.text) | pages


@pytest.fixture(scope="module", params=DATASETS, ids=lambda dataset: dataset.name)
def dataset(request):
    return request.param


@pytest.fixture(scope="module")
def sources(dataset, tmp_path_factory):
    """The same data in four shapes: on disk, rdflib's graphs, and the union of the graphs as one Turtle file, twice."""
    folder = tmp_path_factory.mktemp(dataset.name)
    with Dataset.open(folder / "store", write=True) as writer:
        writer.load(dataset.quads)
    turtle = dataset.turtle
    if turtle is None:
        turtle = folder / "union.ttl"
        triples = {quad.triple for quad in ox.parse(path=dataset.quads)}
        ox.serialize(sorted(triples, key=str), turtle, prefixes=PREFIXES)
    graphs = rdflib.Dataset()
    graphs.parse(data=dataset.quads.read_text("utf-8"), format="trig")
    return {
        "Oxigraph store on disk": Dataset.open(folder / "store"),
        "rdflib dataset": graphs,
        "rdflib, Turtle file": rdflib.Graph().parse(data=turtle.read_text("utf-8")),
        "Oxigraph, Turtle file": str(turtle),
    }


@named(QUESTIONS)
def test_returns_the_expected_rows_from_every_source(thing, dataset, sources):
    answers = {name: run(thing, dataset.values(thing.name), source) for name, source in sources.items()}
    expected = dataset.expected_file(thing).read_text("utf-8")
    first, *others = answers.values()  # the rows themselves, term by term and in order
    assert written(first) == expected
    assert len(others) == 3
    for name, answer in answers.items():
        assert answer == first, name


@named(CHECKS)
def test_checks_find_nothing(thing, sources):
    for name in ("Oxigraph store on disk", "rdflib dataset"):
        answer = run(thing, {}, sources[name])
        assert isinstance(answer, Rows)
        assert answer.rows == (), name


def test_no_expected_file_is_left_over(dataset):
    wanted = {dataset.expected_file(question).name for question in QUESTIONS}
    present = {path.name for path in dataset.expected.iterdir() if path.suffix in {".csv", ".ttl"}}
    assert present == wanted


def test_the_synthetic_set_answers_every_question():
    synthetic = DATASETS[0]
    for question in QUESTIONS:
        if question.form == "SELECT":
            rows = list(csv.reader(io.StringIO(synthetic.expected_file(question).read_text("utf-8"), newline="")))
            assert len(rows) > 1, f"{question.name} finds nothing in the synthetic data"


def test_fixture_quotes_are_the_words_at_their_offsets():
    synthetic = DATASETS[0]
    store = ox.Store()
    store.bulk_load(path=synthetic.quads)
    found = store.query(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT * { ?span oa:hasSource ?article ; oa:hasSelector ?at , ?words .
                   ?at oa:start ?start ; oa:end ?end . ?words oa:exact ?quote }""",
        use_default_graph_as_union=True,
    )
    texts, count = {}, 0
    for row in found:
        slug = row["article"].value.rpartition("/")[2]
        text = texts.setdefault(slug, (synthetic.quads.parent / f"{slug}.txt").read_text("utf-8"))
        assert text[int(row["start"].value) : int(row["end"].value)] == row["quote"].value
        count += 1
    assert count > 50
