"""A check that cannot fail is a defect: every check of the library finds the fault that is put in for it."""

import pyoxigraph as ox
import pytest
import rdflib
from query_datasets import DATASETS

from riwaya.store.queries import library, run
from riwaya.vocab import PREFIXES

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

BASE = "https://data.riwaya.invalid/"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + f"PREFIX d: <{BASE}>\n"
A = f"{BASE}article/wadi-chronicle"
G = f"<{BASE}graph/article/wadi-chronicle>"
CLAIM, OUTLET, TOLL = f"<{A}/claim/299>", f"<{A}/claim/85>", f"<{A}/claim/1243>"


def insert(triples):
    return f"INSERT DATA {{ GRAPH {G} {{ {triples} }} }}"


# check -> (the fault, as an update; how many rows it must give)
FAULTS = {
    "article-in-another-graph": (f"INSERT DATA {{ GRAPH d:graph {{ <{BASE}article/lost> a rw:Article }} }}", 1),
    "blank-node": (insert(f"{CLAIM} rw:claimedAgent [ a rw:Actor ]"), 2),
    "bounds-crossed": (insert(f"<{A}/claim/299/figure/1> schema:maxValue 1"), 1),
    "claim-of-two-events": (insert(f"{CLAIM} rw:about <{A}/event/41>"), 1),
    "claim-without-evidence": (f"DELETE WHERE {{ GRAPH {G} {{ {CLAIM} rw:evidence ?span }} }}", 1),
    "claimant-against-kind": (insert(f"{OUTLET} rw:claimant d:entity\\/sahlia"), 1),
    "end-before-start": (
        insert(f'{CLAIM} rw:claimedStart "2031-05-02"^^xsd:date ; rw:claimedEnd "2031-05-01"^^xsd:date'),
        1,
    ),
    "entity-with-two-labels": (
        'INSERT DATA { GRAPH d:graph\\/entities { d:entity\\/sahlia skos:prefLabel "Other"@en } }',
        1,
    ),
    "entity-without-labels": (
        'DELETE DATA { GRAPH d:graph\\/entities { d:entity\\/sahlia skos:prefLabel "Sahlia"@en } }',
        1,
    ),
    "event-without-claim": (insert(f"<{A}/event/0> a rw:Event"), 1),
    "evidence-of-another-article": (insert(f"<{A}/evidence/252-361> oa:hasSource d:article\\/hajar-report"), 1),
    "part-over-whole": (insert(f"<{A}/claim/299/figure/2> schema:minValue 13"), 1),
    "place-within-itself": (
        "INSERT DATA { GRAPH d:graph\\/entities { d:entity\\/nahria-country rw:within d:entity\\/wadi } }",
        3,
    ),
    "polarity-against-commitment": (insert(f"{CLAIM} rw:commitment rwcm:denied"), 1),
    "reference-to-nothing": (insert(f"{CLAIM} rw:claimedSite d:entity\\/nowhere"), 1),
    "superproperty-written": (insert(f"{CLAIM} rw:claimedPlace d:entity\\/wadi"), 1),
    "toll-on-two-events": (
        f"DELETE DATA {{ GRAPH {G} {{ {TOLL} rw:about <{A}/event/41> }} }} ;"
        + insert(f"{TOLL} rw:about <{A}/event/1243> . <{A}/event/1243> a rw:Event"),
        1,
    ),
    "trigger-outside-evidence": (insert(f"{CLAIM} rw:trigger <{A}/evidence/85-91>"), 1),
    "triple-in-two-graphs": ("INSERT DATA { GRAPH d:graph\\/other { d:entity\\/sahlia rw:country 'XS' } }", 2),
    "triple-outside-graphs": ("INSERT DATA { d:entity\\/sahlia rw:country 'XX' }", 1),
    "type-that-groups": (insert(f"{CLAIM} rw:eventType rwet:attack"), 1),
}


@pytest.fixture(scope="module")
def sound():
    store = ox.Store()
    store.bulk_load(path=DATASETS[0].quads)
    return store


def test_every_check_has_its_fault():
    assert {check.name.removesuffix("-violation") for check in library("checks")} == set(FAULTS)
    assert all(check.name.endswith("-violation") for check in library("checks"))


@pytest.mark.parametrize("check", library("checks"), ids=lambda check: check.name)
def test_a_check_finds_its_fault_on_both_engines(check, sound):
    update, rows = FAULTS[check.name.removesuffix("-violation")]
    broken = ox.Store()
    broken.extend(sound)
    broken.update(PROLOGUE + update)
    graphs = rdflib.Dataset(default_union=True)
    graphs.parse(data=broken.dump(format=ox.RdfFormat.N_QUADS).decode(), format="nquads")
    found = run(check, {}, broken)
    assert len(found.rows) == rows, found.cells()
    assert len(run(check, {}, graphs).rows) == rows
