"""The alignments claim no more than was checked, and their CONSTRUCTs build the same triples in two engines."""

import csv
from pathlib import Path

import pyoxigraph
import pytest
from ontology_files import ONTOLOGY, files, name, read, union
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS, TIME, XSD

from riwaya.vocab import RW, RWCM, RWET, RWPO, RWRS, RWSA, SEM

WIKIDATA = "http://www.wikidata.org/entity/"
CODE_SYSTEMS = ("plover", "cameo", "acled", "ucdp")
EXAMPLES = ONTOLOGY / "examples"


def built(query: str, *examples: str, without=()) -> Graph:
    """What a CONSTRUCT builds from examples; both engines must agree."""
    source = Graph(bind_namespaces="none")
    for example in examples:
        source += read(EXAMPLES / f"{example}.ttl")
    for triple in without:
        assert triple in source
        source.remove(triple)
    text = (ONTOLOGY / "alignments" / f"{query}.rq").read_text(encoding="utf-8")
    result = source.query(text).graph
    store = pyoxigraph.Store()
    store.load(source.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    triples = "".join(f"{triple} .\n" for triple in store.query(text))
    assert isomorphic(result, Graph().parse(data=triples, format="nt"))
    return result


def test_only_checked_wikidata_ids_are_used():
    with Path(__file__).with_name("wikidata-checked.tsv").open(encoding="utf-8", newline="") as lines:
        checked = {row["id"]: row["evidence"] for row in csv.DictReader(lines, delimiter="\t")}
    everything = union("core", "vocabularies", "alignments", "examples")
    used = {str(o).removeprefix(WIKIDATA) for o in everything.objects() if o.startswith(WIKIDATA)}
    assert used == set(checked)
    assert "" not in checked.values()
    assert "B" not in checked.values(), "evidence B is incidental and settles nothing"


@pytest.mark.parametrize("path", files("alignments"), ids=name)
def test_no_match_is_exact(path):
    assert not list(read(path).subject_objects(SKOS.exactMatch))


@pytest.mark.parametrize("system", CODE_SYSTEMS)
def test_codes_of_other_systems_are_only_named(system):
    graph = read(ONTOLOGY / "alignments" / f"{system}.ttl")
    scheme = URIRef(f"https://w3id.org/riwaya/code/{system}")
    codes = set(graph.subjects(SKOS.inScheme, scheme))
    assert codes
    assert graph.value(scheme, DCTERMS.source)
    for code in codes:
        assert {p for p in graph.predicates(code) if p != SKOS.broadMatch} == {RDF.type, SKOS.notation, SKOS.inScheme}
    mapped = {*graph.subject_objects(SKOS.closeMatch), *graph.subject_objects(SKOS.broadMatch)}
    assert codes == {term for pair in mapped for term in pair if term.startswith(str(scheme))}
    for pair in mapped:
        (ours,) = (term for term in pair if not term.startswith(str(scheme)))
        assert str(ours).startswith((RWET.iri, RWSA.iri))  # rdflib's own startswith knows no tuple


def test_every_type_that_a_claim_can_have_is_mapped_or_known_not_to_be():
    """A new event type is either mapped to one of the systems or listed here on purpose."""
    mapped = set()
    for system in CODE_SYSTEMS:
        graph = read(ONTOLOGY / "alignments" / f"{system}.ttl")
        mapped |= {*graph.subjects(SKOS.closeMatch), *graph.subjects(SKOS.broadMatch)}
    wikidata = read(ONTOLOGY / "alignments" / "wikidata.ttl")
    mapped |= {*wikidata.subjects(SKOS.closeMatch), *wikidata.subjects(SKOS.broadMatch)}
    unmapped = {code for code in RWET if RWET[code] not in mapped}
    assert unmapped == {
        *("agreement_and_talks", "custody", "people_and_relief", "political_action", "remote_attack"),
        *("territory_and_movement", "violence", "violence_against_persons"),
        *("attack_other", "capture_of_person", "control_of_territory", "escalation", "evacuation"),
        *("harm_casualties", "other", "shootdown"),
    }


def test_the_event_view_of_the_denial_is_the_example():
    expected = Graph().parse(EXAMPLES / "event-view.ttl")
    expected.remove((None, DCTERMS.title, None))
    assert isomorphic(built("event-view", "denial"), expected)


@pytest.mark.parametrize("example", ["condemnation", "hedged", "denial-alone", "unstated-source"])
def test_an_event_is_in_the_view_exactly_when_a_claim_asserts_it(example):
    asserted = (None, RW.commitment, RWCM["asserted"]) in read(EXAMPLES / f"{example}.ttl")
    assert bool(len(built("event-view", example))) == asserted


def test_a_plan_is_not_in_the_view():
    assert len(built("event-view", "not-asserted")) == 0


def test_an_assertion_that_is_denied_in_polarity_is_not_in_the_view():
    view = built("event-view", "state-government-army")
    assert {str(event).rsplit("/", 1)[1] for event in view.subjects(RDF.type, SEM.Event)} == {"24"}


def test_where_something_came_from_is_not_where_it_happened():
    view = built("event-view", "places")
    places = {str(place).rsplit("/", 1)[1] for place in view.objects(None, SEM.hasPlace)}
    assert places == {"nasr-base"}


def test_a_rejected_claim_leaves_the_view():
    claim = next(read(EXAMPLES / "accusation.ttl").subjects(RDF.type, RW.Claim))
    assert len(built("event-view", "accusation")) > 0
    source = Graph() + read(EXAMPLES / "accusation.ttl")
    source.set((claim, RW.reviewStatus, RWRS["rejected"]))
    text = (ONTOLOGY / "alignments" / "event-view.rq").read_text(encoding="utf-8")
    assert len(source.query(text).graph) == 0


def test_a_denial_shows_in_the_view_of_what_it_denies_even_without_a_common_event():
    denial = next(read(EXAMPLES / "denial.ttl").subjects(RW.polarity, RWPO["denied"]))
    event = read(EXAMPLES / "denial.ttl").value(denial, RW.about)
    view = built("event-view", "denial", without=[(denial, RW.about, event)])
    assert list(view.objects(event, RW.deniedIn)) == [denial]


def test_times_become_intervals_and_an_open_end_stays_open():
    times = built("owl-time", "times")
    assert len(set(times.subjects(RDF.type, TIME.Interval))) == 3
    days = {str(day) for day in times.objects(None, TIME.inXSDDate)}
    assert days == {"2031-02-01", "2031-02-28", "2031-05-11", "2031-05-12"}
    assert {day.datatype for day in times.objects(None, TIME.inXSDDate)} == {XSD.date}
    toll = built("owl-time", "running-toll")
    assert len(list(toll.objects(None, TIME.hasBeginning))) == 1
    assert len(list(toll.objects(None, TIME.hasEnd))) == 0
